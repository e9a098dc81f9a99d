package io.crmkit.sso.session.model;

import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session. */
public sealed interface SessionCommand {

  /** Begin it, with a cookie whose secret has this hash. */
  record Start(SessionStart start, SecretHash hash) implements SessionCommand {

    public Start {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(hash, "hash");
    }
  }

  /** Note down the second factor, and give the cookie another secret. */
  record PassFactor(PassedFactor factor, SecretHash hash, Instant at) implements SessionCommand {

    public PassFactor {
      Objects.requireNonNull(factor, "factor");
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * End it.
   *
   * @param replacedBy the session that takes its place; null for none
   */
  record End(EndReason reason, @Nullable SessionId replacedBy, Instant at) implements SessionCommand {

    public End {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }
}
