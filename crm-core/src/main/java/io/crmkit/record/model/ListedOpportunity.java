package io.crmkit.record.model;

import java.util.Objects;

/**
 * A deal in a list.
 *
 * @param version what an edit of it must quote
 */
public record ListedOpportunity(OpportunityId id, Opportunity.Live deal, long version) {

  public ListedOpportunity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(deal, "deal");
  }
}
