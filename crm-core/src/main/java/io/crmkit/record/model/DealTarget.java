package io.crmkit.record.model;

import java.util.Objects;

/** The deal that comes of a lead: one that is opened for it, or one that is there. */
public sealed interface DealTarget {

  OpportunityId id();

  /**
   * One that the conversion opens. It is with the account and the contact of the conversion; what the details leave
   * open of owner, source, territory and product is that of the lead.
   */
  record Opened(OpportunityId id, OpportunityDetails details, Destination destination) implements DealTarget {

    public Opened {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(destination, "destination");
    }
  }

  /** One that is there, with the account of the conversion or with none yet. */
  record Linked(OpportunityId id) implements DealTarget {

    public Linked {
      Objects.requireNonNull(id, "id");
    }
  }
}
