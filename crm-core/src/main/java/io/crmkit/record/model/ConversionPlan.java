package io.crmkit.record.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a lead to become.
 *
 * @param opportunity null if there is no deal yet
 */
public record ConversionPlan(
    LeadTarget<AccountId> account, LeadTarget<ContactId> contact, @Nullable DealTarget opportunity) {

  public ConversionPlan {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(contact, "contact");
  }

  public static ConversionPlan of(LeadTarget<AccountId> account, LeadTarget<ContactId> contact) {
    return new ConversionPlan(account, contact, null);
  }

  /** Returns this plan with a deal. */
  public ConversionPlan with(DealTarget deal) {
    return new ConversionPlan(account, contact, Objects.requireNonNull(deal, "deal"));
  }

  /** Returns what the lead becomes if nothing is in the way. */
  public Conversion conversion() {
    return new Conversion(account.id(), contact.id(), opportunity == null ? null : opportunity.id());
  }
}
