package io.crmkit.sso.token.model;

import java.time.Instant;
import java.util.Objects;

/** What happened to a ring of signing keys. */
public sealed interface RingEvent {

  Instant at();

  /** A key was added, and those before it got an end. */
  record KeyAdded(RingKey key, Instant formerUntil, Instant at) implements RingEvent {

    public KeyAdded {
      Objects.requireNonNull(at, "at");
    }
  }

  /** A key was ended at once. */
  record KeyRetired(String keyId, Instant at) implements RingEvent {

    public KeyRetired {
      Objects.requireNonNull(at, "at");
    }
  }
}
