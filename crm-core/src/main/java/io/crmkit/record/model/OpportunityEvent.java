package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to a deal. */
public sealed interface OpportunityEvent {

  Actor by();

  Instant at();

  /** Somebody opened it; {@code closing} is null unless it began in a closed stage. */
  record OpportunityOpened(
      OpportunityDetails details, StagePlace place, @Nullable Closing closing, Actor by, Instant at)
      implements OpportunityEvent {

    public OpportunityOpened {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(place, "place");
      requireStamp(by, at);
    }
  }

  /** Somebody wrote down other details. */
  record OpportunityEdited(OpportunityDetails details, Actor by, Instant at) implements OpportunityEvent {

    public OpportunityEdited {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** It came into another stage of its pipeline; {@code closing} is null unless that stage is closed. */
  record StageEntered(StagePlace place, @Nullable Closing closing, Actor by, Instant at)
      implements OpportunityEvent {

    public StageEntered {
      Objects.requireNonNull(place, "place");
      requireStamp(by, at);
    }
  }

  /** It came into another pipeline, as open or closed as it was. */
  record OpportunityTransferred(StagePlace place, Actor by, Instant at) implements OpportunityEvent {

    public OpportunityTransferred {
      Objects.requireNonNull(place, "place");
      requireStamp(by, at);
    }
  }

  /** Somebody set its probability, or took back what was set. */
  record ProbabilitySet(@Nullable WinProbability probability, Actor by, Instant at) implements OpportunityEvent {

    public ProbabilitySet {
      requireStamp(by, at);
    }
  }

  /** A model said its probability, or says none any more. */
  record ProbabilityScored(@Nullable WinProbability probability, Actor by, Instant at) implements OpportunityEvent {

    public ProbabilityScored {
      requireStamp(by, at);
    }
  }

  /** A rate was found for it after it had closed. */
  record RateFrozen(FrozenRate rate, Actor by, Instant at) implements OpportunityEvent {

    public RateFrozen {
      Objects.requireNonNull(rate, "rate");
      requireStamp(by, at);
    }
  }

  /** Somebody put it into the bin. */
  record OpportunityDeleted(Actor by, Instant at) implements OpportunityEvent {

    public OpportunityDeleted {
      requireStamp(by, at);
    }
  }

  /** Somebody took it out of the bin. */
  record OpportunityRestored(Actor by, Instant at) implements OpportunityEvent {

    public OpportunityRestored {
      requireStamp(by, at);
    }
  }

  /** A lead was converted and became part of it. */
  record OpportunityLeadLinked(LeadId lead, Actor by, Instant at) implements OpportunityEvent {

    public OpportunityLeadLinked {
      Objects.requireNonNull(lead, "lead");
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
