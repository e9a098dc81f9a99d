package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a lead. */
public sealed interface LeadCommand {

  Actor by();

  Instant at();

  /** Create it; it is new then. */
  record Create(LeadDetails details, Actor by, Instant at) implements LeadCommand {

    public Create {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Write down other details. */
  record Edit(LeadDetails details, Actor by, Instant at) implements LeadCommand {

    public Edit {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Go to work on it, or take it up again after it was disqualified. */
  record Work(Actor by, Instant at) implements LeadCommand {

    public Work {
      requireStamp(by, at);
    }
  }

  /** Call it worth a deal. */
  record Qualify(Actor by, Instant at) implements LeadCommand {

    public Qualify {
      requireStamp(by, at);
    }
  }

  /** Give it up, for a reason. */
  record Disqualify(String reason, Actor by, Instant at) implements LeadCommand {

    public Disqualify {
      Require.notBlank(reason, "reason");
      requireStamp(by, at);
    }
  }

  /** Lock it, now that this came of it. */
  record Convert(Conversion into, Actor by, Instant at) implements LeadCommand {

    public Convert {
      Objects.requireNonNull(into, "into");
      requireStamp(by, at);
    }
  }

  /** Put it into the bin. */
  record Delete(Actor by, Instant at) implements LeadCommand {

    public Delete {
      requireStamp(by, at);
    }
  }

  /** Take it out of the bin again. */
  record Restore(Actor by, Instant at) implements LeadCommand {

    public Restore {
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
