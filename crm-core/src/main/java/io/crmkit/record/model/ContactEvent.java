package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a contact. */
public sealed interface ContactEvent {

  Actor by();

  Instant at();

  /** Somebody created it. */
  record ContactCreated(ContactDetails details, Actor by, Instant at) implements ContactEvent {

    public ContactCreated {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody wrote down other details. */
  record ContactEdited(ContactDetails details, Actor by, Instant at) implements ContactEvent {

    public ContactEdited {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody put it into the bin. */
  record ContactDeleted(Actor by, Instant at) implements ContactEvent {

    public ContactDeleted {
      requireStamp(by, at);
    }
  }

  /** Somebody took it out of the bin. */
  record ContactRestored(Actor by, Instant at) implements ContactEvent {

    public ContactRestored {
      requireStamp(by, at);
    }
  }

  /** A lead was converted and became part of it. */
  record ContactLeadLinked(LeadId lead, Actor by, Instant at) implements ContactEvent {

    public ContactLeadLinked {
      Objects.requireNonNull(lead, "lead");
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
