package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a account. */
public sealed interface AccountCommand {

  Actor by();

  Instant at();

  /** Create it. */
  record Create(AccountDetails details, Actor by, Instant at) implements AccountCommand {

    public Create {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Write down other details. */
  record Edit(AccountDetails details, Actor by, Instant at) implements AccountCommand {

    public Edit {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Put it into the bin. */
  record Delete(Actor by, Instant at) implements AccountCommand {

    public Delete {
      requireStamp(by, at);
    }
  }

  /** Take it out of the bin again. */
  record Restore(Actor by, Instant at) implements AccountCommand {

    public Restore {
      requireStamp(by, at);
    }
  }

  /** Note down that a lead became part of it. */
  record LinkLead(LeadId lead, Actor by, Instant at) implements AccountCommand {

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
