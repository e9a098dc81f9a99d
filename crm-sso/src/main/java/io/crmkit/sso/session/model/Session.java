package io.crmkit.sso.session.model;

import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A session: not there yet, open, or over. When it was last used stands beside it, since that is no event. */
public sealed interface Session {

  /** Nobody has started it. */
  record Blank() implements Session {}

  /**
   * It is open, unless the clock says otherwise.
   *
   * @param hash of the secret of its cookie
   * @param former of the secrets that its cookie had before
   * @param passed the second factor that was passed; null for none yet
   */
  record Open(SessionStart start, SecretHash hash, List<SecretHash> former, @Nullable PassedFactor passed)
      implements Session {

    public Open {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(hash, "hash");
      former = List.copyOf(former);
    }

    /** Whether every factor that the login asks for was passed. */
    public boolean isComplete() {
      return passed != null || !start.asksForFactor();
    }
  }

  /**
   * It is over for good.
   *
   * @param replacedBy the session that took its place; null for none
   */
  record Ended(Open before, EndReason reason, @Nullable SessionId replacedBy, Instant at) implements Session {

    public Ended {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }
}
