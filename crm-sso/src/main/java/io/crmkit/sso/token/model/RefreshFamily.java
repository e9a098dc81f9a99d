package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The refresh tokens that came of one login. Only hashes are kept; a token itself is nowhere but with its client. */
public sealed interface RefreshFamily {

  /** No such family. */
  record None() implements RefreshFamily {}

  /**
   * One token can be used, once.
   *
   * @param grant what the login gives
   * @param device what the tokens are bound to beside client and session; null if to nothing
   * @param current the hash of the one token that can be used
   * @param former the beginnings of the hashes of those that were used, oldest first
   * @param currentUntil when the current token ends
   * @param endsAt when the family ends, however often it is refreshed
   */
  record Live(
      Grant grant, @Nullable String device, @Secret String current, @Secret Set<String> former, Instant currentUntil,
      Instant endsAt) implements RefreshFamily {

    public Live {
      Objects.requireNonNull(grant, "grant");
      Require.notBlank(current, "current");
      former = Collections.unmodifiableSet(new LinkedHashSet<>(former));
      Objects.requireNonNull(currentUntil, "currentUntil");
      Objects.requireNonNull(endsAt, "endsAt");
    }

    /** Shows no hash. */
    @Override
    public String toString() {
      return "Live[user=%s, client=%s, session=%s, refreshed=%d, until=%s]".formatted(
          grant.user(), grant.client(), grant.session(), former.size(), currentUntil);
    }
  }

  /**
   * No token can be used any more.
   *
   * @param session the session that it belonged to
   * @param cause why it ended
   */
  record Ended(String session, Cause cause, Instant at) implements RefreshFamily {

    public Ended {
      Require.key(session, "session");
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Why a family ended. */
  enum Cause {
    /** One of its tokens was used twice. */
    REUSE,
    /** The session was ended, or the client gave its token back. */
    LOGOUT,
    /** The user may no longer do what it was for. */
    GRANT_ENDED
  }
}
