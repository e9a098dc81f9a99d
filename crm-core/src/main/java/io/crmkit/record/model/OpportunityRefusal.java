package io.crmkit.record.model;

import io.crmkit.core.Refusal;
import java.util.List;

/** Why a command to a deal was refused. */
public sealed interface OpportunityRefusal extends Refusal {

  /** The pipeline has no such stage. */
  record NoSuchStage(PipelineId pipeline, String stage, List<String> known) implements OpportunityRefusal {

    public NoSuchStage {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "record.no-such-stage";
    }

    @Override
    public String message() {
      return "The pipeline %s has no stage '%s', only %s.".formatted(pipeline, stage, known);
    }
  }

  /** No deal can come into the stage any more. */
  record StageRetired(PipelineId pipeline, String stage) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.stage-retired";
    }

    @Override
    public String message() {
      return "The stage '%s' of the pipeline %s was retired; choose another one.".formatted(stage, pipeline);
    }
  }

  /** Every open stage of the pipeline was retired. */
  record NoStageToBeginIn(PipelineId pipeline) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.no-stage-to-begin-in";
    }

    @Override
    public String message() {
      return "Every open stage of the pipeline %s was retired; name a stage.".formatted(pipeline);
    }
  }

  /** The deal lacks what the stage requires: every field that is missing, {@code lost_reason} among them. */
  record MissingFields(String stage, List<String> fields) implements OpportunityRefusal {

    public MissingFields {
      fields = List.copyOf(fields);
    }

    @Override
    public String code() {
      return "record.missing-fields";
    }

    @Override
    public String message() {
      return "The stage '%s' requires %s; fill in what is missing.".formatted(stage, String.join(", ", fields));
    }
  }

  /** The pipeline knows other reasons. */
  record UnknownLostReason(String reason, List<String> known) implements OpportunityRefusal {

    public UnknownLostReason {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "record.unknown-lost-reason";
    }

    @Override
    public String message() {
      return "'%s' is none of the reasons for which deals are lost: %s.".formatted(reason, known);
    }
  }

  /** There is a reason for a loss, but no loss. */
  record NotLost(String stage) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.not-lost";
    }

    @Override
    public String message() {
      return "Deals in the stage '%s' are not lost; leave the lost reason out.".formatted(stage);
    }
  }

  /** A move stays in the pipeline; a transfer with a mapping of stages leaves it. */
  record OtherPipeline(PipelineId current, PipelineId asked) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.other-pipeline";
    }

    @Override
    public String message() {
      return "The deal is in the pipeline %s and not in %s; transfer it with a mapping of stages."
          .formatted(current, asked);
    }
  }

  /** The mapping does not say where deals of this stage go. */
  record UnmappedStage(PipelineId pipeline, String stage, List<String> mapped) implements OpportunityRefusal {

    public UnmappedStage {
      mapped = List.copyOf(mapped);
    }

    @Override
    public String code() {
      return "record.unmapped-stage";
    }

    @Override
    public String message() {
      return "The deal is in the stage '%s' of the pipeline %s, but the mapping knows only %s; add that stage to it."
          .formatted(stage, pipeline, mapped);
    }
  }

  /** The mapping would close or reopen the deal. */
  record OtherCategory(String from, StageCategory is, String to, StageCategory wouldBe) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.other-category";
    }

    @Override
    public String message() {
      return "A transfer neither closes nor reopens a deal, but '%s' is %s and '%s' is %s; map it to another stage."
          .formatted(from, is, to, wouldBe);
    }
  }

  /** The rate of a closed deal is frozen, and with it its currency. */
  record CurrencyFrozen(String frozen, String asked) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.currency-frozen";
    }

    @Override
    public String message() {
      return "The deal closed at a rate of %s and cannot become one in %s; reopen it first.".formatted(frozen, asked);
    }
  }

  /** The reason for a loss is given when the deal is lost. */
  record AlreadyLost(String reason) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.already-lost";
    }

    @Override
    public String message() {
      return "The deal is lost for '%s'; reopen it to lose it for another reason.".formatted(reason);
    }
  }

  /** Only a closed deal without a rate can be priced afterwards. */
  record NothingToPrice(String why) implements OpportunityRefusal {
    @Override
    public String code() {
      return "record.nothing-to-price";
    }

    @Override
    public String message() {
      return "The deal cannot be priced afterwards: %s.".formatted(why);
    }
  }
}
