package io.crmkit.sso.session.model;

import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to a session. No event holds a secret. */
public sealed interface SessionEvent {

  /** When it happened. */
  Instant at();

  /** It began. */
  record SessionStarted(SessionStart start, SecretHash hash) implements SessionEvent {

    public SessionStarted {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(hash, "hash");
    }

    @Override
    public Instant at() {
      return start.at();
    }
  }

  /** Its user passed the second factor, and its cookie has another secret since. */
  record SessionFactorPassed(PassedFactor factor, SecretHash hash, Instant at) implements SessionEvent {

    public SessionFactorPassed {
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(at, "at");
    }
  }

  /** It ended. */
  record SessionEnded(EndReason reason, @Nullable SessionId replacedBy, Instant at) implements SessionEvent {

    public SessionEnded {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }
}
