package io.crmkit.record.model;

import io.crmkit.core.state.StateChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the conversion of a lead does to every record that it touches; null for one that stays as it is.
 *
 * @param lead never null: whoever changes it first is the one who converts it
 */
public record ConversionChanges(
    StateChange<LeadId, Lead> lead,
    @Nullable StateChange<AccountId, Account> account,
    @Nullable StateChange<ContactId, Contact> contact,
    @Nullable StateChange<OpportunityId, Opportunity> opportunity) {

  public ConversionChanges {
    Objects.requireNonNull(lead, "lead");
  }
}
