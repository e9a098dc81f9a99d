package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.util.Objects;

/** Which deals a list is of. What is in the bin is in no list. */
public sealed interface OpportunityFilter {

  /** All of them. */
  record All() implements OpportunityFilter {}

  /** Those in a pipeline. */
  record InPipeline(PipelineId pipeline) implements OpportunityFilter {

    public InPipeline {
      Objects.requireNonNull(pipeline, "pipeline");
    }
  }

  /** Those in a stage. */
  record InStage(PipelineId pipeline, String stage) implements OpportunityFilter {

    public InStage {
      Objects.requireNonNull(pipeline, "pipeline");
      Objects.requireNonNull(stage, "stage");
    }
  }

  /** Those that somebody owns. */
  record OwnedBy(Actor owner) implements OpportunityFilter {

    public OwnedBy {
      Objects.requireNonNull(owner, "owner");
    }
  }

  /** Those with an account, not with those below it. */
  record OfAccount(AccountId account) implements OpportunityFilter {

    public OfAccount {
      Objects.requireNonNull(account, "account");
    }
  }

  /** Returns whether a deal is one of them. */
  default boolean admits(Opportunity.Live deal) {
    if (this instanceof InPipeline in) {
      return in.pipeline.equals(deal.place().pipeline());
    }
    if (this instanceof InStage in) {
      return in.pipeline.equals(deal.place().pipeline()) && in.stage.equals(deal.place().stage());
    }
    if (this instanceof OwnedBy owned) {
      return owned.owner.equals(deal.details().owner());
    }
    if (this instanceof OfAccount of) {
      return of.account.equals(deal.details().account());
    }
    return true;
  }
}
