package io.crmkit.record.model;

import io.crmkit.core.Refusal;

/** Why a command to a lead was refused. */
public sealed interface LeadRefusal extends Refusal {

  /** It was converted, and is kept as it was then. */
  record Locked(Conversion into) implements LeadRefusal {
    @Override
    public String code() {
      return "record.lead-locked";
    }

    @Override
    public String message() {
      return "The lead was converted to the account %s and the contact %s; change those."
          .formatted(into.account(), into.contact());
    }
  }

  /** It was given up. */
  record GivenUp(String reason) implements LeadRefusal {
    @Override
    public String code() {
      return "record.lead-given-up";
    }

    @Override
    public String message() {
      return "The lead was disqualified (%s); take it up again first.".formatted(reason);
    }
  }

  /** The deal that it is to be linked to is with somebody else. */
  record OtherAccount(OpportunityId opportunity, AccountId is, AccountId asked) implements LeadRefusal {
    @Override
    public String code() {
      return "record.other-account";
    }

    @Override
    public String message() {
      return "The deal %s is with the account %s and not with %s; convert the lead to that account, or to another deal."
          .formatted(opportunity, is, asked);
    }
  }
}
