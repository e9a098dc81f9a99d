package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a account. */
public sealed interface AccountEvent {

  Actor by();

  Instant at();

  /** Somebody created it. */
  record AccountCreated(AccountDetails details, Actor by, Instant at) implements AccountEvent {

    public AccountCreated {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody wrote down other details. */
  record AccountEdited(AccountDetails details, Actor by, Instant at) implements AccountEvent {

    public AccountEdited {
      Objects.requireNonNull(details, "details");
      requireStamp(by, at);
    }
  }

  /** Somebody put it into the bin. */
  record AccountDeleted(Actor by, Instant at) implements AccountEvent {

    public AccountDeleted {
      requireStamp(by, at);
    }
  }

  /** Somebody took it out of the bin. */
  record AccountRestored(Actor by, Instant at) implements AccountEvent {

    public AccountRestored {
      requireStamp(by, at);
    }
  }

  /** A lead was converted and became part of it. */
  record AccountLeadLinked(LeadId lead, Actor by, Instant at) implements AccountEvent {

    public AccountLeadLinked {
      Objects.requireNonNull(lead, "lead");
      requireStamp(by, at);
    }
  }

  private static void requireStamp(Actor by, Instant at) {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
