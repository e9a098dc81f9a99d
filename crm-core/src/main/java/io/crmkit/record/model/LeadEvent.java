package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a lead. */
public sealed interface LeadEvent {

  Actor by();

  Instant at();

  /** Somebody created it. */
  record LeadCreated(LeadDetails details, Actor by, Instant at) implements LeadEvent {

    public LeadCreated {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody wrote down other details. */
  record LeadEdited(LeadDetails details, Actor by, Instant at) implements LeadEvent {

    public LeadEdited {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody went to work on it. */
  record LeadWorked(Actor by, Instant at) implements LeadEvent {

    public LeadWorked {
      requireStamp(by, at);
    }
  }

  /** Somebody called it worth a deal. */
  record LeadQualified(Actor by, Instant at) implements LeadEvent {

    public LeadQualified {
      requireStamp(by, at);
    }
  }

  /** Somebody gave it up. */
  record LeadDisqualified(String reason, Actor by, Instant at) implements LeadEvent {

    public LeadDisqualified {
      Require.notBlank(reason, "reason");
      requireStamp(by, at);
    }
  }

  /** Records came of it; whatever hangs on it, such as activities, belongs to them from now on. */
  record LeadConverted(Conversion into, Actor by, Instant at) implements LeadEvent {

    public LeadConverted {
      Objects.requireNonNull(into, "into");
      requireStamp(by, at);
    }
  }

  /** Somebody put it into the bin. */
  record LeadDeleted(Actor by, Instant at) implements LeadEvent {

    public LeadDeleted {
      requireStamp(by, at);
    }
  }

  /** Somebody took it out of the bin. */
  record LeadRestored(Actor by, Instant at) implements LeadEvent {

    public LeadRestored {
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
