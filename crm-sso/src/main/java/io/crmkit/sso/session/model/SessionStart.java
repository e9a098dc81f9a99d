package io.crmkit.sso.session.model;

import io.crmkit.sso.model.Client;
import io.crmkit.sso.session.model.Login.FactorDemand;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a session began, and how long it may last.
 *
 * @param login who logged in; null for a session before the login
 * @param client from where
 * @param at when
 * @param idle how long it lives without a request
 * @param endsAt from when on it is too old
 */
public record SessionStart(@Nullable Login login, Client client, Instant at, Duration idle, Instant endsAt) {

  public SessionStart {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(idle, "idle");
    if (!endsAt.isAfter(at)) {
      throw new IllegalArgumentException("endsAt must be after %s but was %s".formatted(at, endsAt));
    }
  }

  /** Returns the start of a session before the login. */
  public static SessionStart beforeLogin(Client client, Instant at, SessionPolicy policy) {
    return new SessionStart(null, client, at, policy.idle(), at.plus(policy.beforeLogin()));
  }

  /**
   * Returns the start of a session of a user.
   *
   * @throws IllegalArgumentException if the session at the provider has ended already
   */
  public static SessionStart of(Login login, Client client, Instant at, SessionPolicy policy) {
    Instant ours = at.plus(policy.absolute());
    Instant theirs = login.provider() == null ? null : login.provider().notAfter();
    return new SessionStart(login, client, at, policy.idle(), theirs == null || theirs.isAfter(ours) ? ours : theirs);
  }

  /** Whether a second factor must be passed before the session is good for anything. */
  public boolean asksForFactor() {
    return login != null && login.factor() == FactorDemand.ASKED;
  }

  /** Returns why the session is over by the clock, by what came first; null if it is not over. */
  public @Nullable EndReason overAt(Instant lastSeen, Instant now) {
    Instant idleAt = lastSeen.plus(idle);
    if (idleAt.isBefore(endsAt)) {
      return now.isBefore(idleAt) ? null : EndReason.IDLE;
    }
    return now.isBefore(endsAt) ? null : EndReason.ABSOLUTE;
  }
}
