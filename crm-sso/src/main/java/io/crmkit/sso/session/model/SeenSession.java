package io.crmkit.sso.session.model;

import io.crmkit.core.Stored;
import java.time.Instant;
import java.util.Objects;

/** A session as it is stored, and when it was last used as far as that was written down. */
public record SeenSession(SessionId id, Stored<Session> stored, Instant lastSeen) {

  public SeenSession {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(lastSeen, "lastSeen");
  }
}
