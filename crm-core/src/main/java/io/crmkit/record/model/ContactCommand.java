package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a contact. */
public sealed interface ContactCommand {

  Actor by();

  Instant at();

  /** Create it. */
  record Create(ContactDetails details, Actor by, Instant at) implements ContactCommand {

    public Create {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Write down other details. */
  record Edit(ContactDetails details, Actor by, Instant at) implements ContactCommand {

    public Edit {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Put it into the bin. */
  record Delete(Actor by, Instant at) implements ContactCommand {

    public Delete {
      requireStamp(by, at);
    }
  }

  /** Take it out of the bin again. */
  record Restore(Actor by, Instant at) implements ContactCommand {

    public Restore {
      requireStamp(by, at);
    }
  }

  /** Note down that a lead became part of it. */
  record LinkLead(LeadId lead, Actor by, Instant at) implements ContactCommand {

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
