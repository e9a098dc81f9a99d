package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a deal. Pipelines and rates come along as facts by which a command is judged. */
public sealed interface OpportunityCommand {

  Actor by();

  Instant at();

  /** Open it in a stage. */
  record Open(OpportunityDetails details, StageTarget target, Pricing pricing, Actor by, Instant at)
      implements OpportunityCommand {

    public Open {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(pricing, "pricing");
      requireStamp(by, at);
    }
  }

  /**
   * Write down other details.
   *
   * @param pipeline the one that the deal is in
   */
  record Edit(OpportunityDetails details, KnownPipeline pipeline, Actor by, Instant at)
      implements OpportunityCommand {

    public Edit {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(pipeline, "pipeline");
      requireStamp(by, at);
    }
  }

  /** Move it to another stage of its pipeline: close it, if that stage is closed, or open it again. */
  record Move(StageTarget target, Pricing pricing, Actor by, Instant at) implements OpportunityCommand {

    public Move {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(pricing, "pricing");
      requireStamp(by, at);
    }
  }

  /**
   * Move it to another pipeline.
   *
   * @param stages by the key of a stage of the old pipeline, that of the new one
   */
  record Transfer(KnownPipeline to, Map<String, String> stages, Actor by, Instant at) implements OpportunityCommand {

    public Transfer {
      Objects.requireNonNull(to, "to");
      stages = Map.copyOf(stages);
      requireStamp(by, at);
    }
  }

  /**
   * Set its probability by hand.
   *
   * @param probability null takes the one back that was set
   */
  record SetProbability(@Nullable WinProbability probability, Actor by, Instant at) implements OpportunityCommand {

    public SetProbability {
      requireStamp(by, at);
    }
  }

  /**
   * Take the probability that a model says.
   *
   * @param probability null if it says none any more
   * @param by the model
   */
  record Score(@Nullable WinProbability probability, Actor by, Instant at) implements OpportunityCommand {

    public Score {
      requireStamp(by, at);
    }
  }

  /** Price a closed deal that closed without a rate, by that of the day on which it closed. */
  record Price(Pricing pricing, Actor by, Instant at) implements OpportunityCommand {

    public Price {
      Objects.requireNonNull(pricing, "pricing");
      requireStamp(by, at);
    }
  }

  /** Put it into the bin. */
  record Delete(Actor by, Instant at) implements OpportunityCommand {

    public Delete {
      requireStamp(by, at);
    }
  }

  /** Take it out of the bin again. */
  record Restore(Actor by, Instant at) implements OpportunityCommand {

    public Restore {
      requireStamp(by, at);
    }
  }

  /** Note down that a lead became part of it. */
  record LinkLead(LeadId lead, Actor by, Instant at) implements OpportunityCommand {

    public LinkLead {
      Objects.requireNonNull(lead, "lead");
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
