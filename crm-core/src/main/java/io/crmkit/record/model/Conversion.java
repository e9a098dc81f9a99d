package io.crmkit.record.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lead.
 *
 * @param opportunity null if there is no deal yet
 */
public record Conversion(AccountId account, ContactId contact, @Nullable OpportunityId opportunity) {

  public Conversion {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(contact, "contact");
  }
}
