package io.crmkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.LockOut;
import io.crmkit.sso.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords, exactly, however many are tried at once: a password is looked at before it is counted, and counts for
 * nothing, right or wrong, if by then there is a lock.
 */
record PasswordAttempts(PasswordGuesses guesses, LockOut lockOut, SecurityEvents events, Clock clock) {

  private static final int ATTEMPTS = 20;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  /** Takes a right password, which makes wrong ones forgotten, and returns whether it lets anybody in. */
  boolean right(TenantId tenant, UserId user) {
    for (int left = ATTEMPTS; left > 0; left--) {
      Guesses found = guesses.find(tenant, user);
      Instant now = clock.instant();
      if (found.isLockedAt(now)) {
        return false;
      }
      if (found.equals(Guesses.NONE) || guesses.replace(tenant, user, found, Guesses.NONE, now)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Counts a wrong password. Whoever loses as many races as are tried here is not counted, but all who won were.
   *
   * @param whose the user, or what stands for an address that is nobody's: both cost the same and lead to the same
   * @param known the user; null for nobody
   */
  void wrong(TenantId tenant, UserId whose, @Nullable UserId known, Client client) {
    for (int left = ATTEMPTS; left > 0; left--) {
      Guesses found = guesses.find(tenant, whose);
      Instant now = clock.instant();
      if (found.isLockedAt(now)) {
        return;
      }
      Guesses next = lockOut.after(found, now);
      Instant until = next.lockedUntil();
      Instant last = until == null || until.isBefore(now) ? now : until;
      if (guesses.replace(tenant, whose, found, next, last.plus(REMEMBERED))) {
        if (until != null && next.isLockedAt(now)) {
          events.append(tenant, SecurityEvent.builder(Kind.PASSWORD_LOCKED, now).user(known).client(client)
              .detail("until", until.toString()).build());
        }
        return;
      }
    }
  }

  /** Forgets wrong passwords and a lock of theirs, and returns whether there was anything to forget. */
  boolean forget(TenantId tenant, UserId user) {
    for (int left = ATTEMPTS; left > 0; left--) {
      Guesses found = guesses.find(tenant, user);
      if (found.equals(Guesses.NONE)) {
        return false;
      }
      if (guesses.replace(tenant, user, found, Guesses.NONE, clock.instant())) {
        return true;
      }
    }
    throw new IllegalStateException("somebody else counted wrong passwords of %s %d times meanwhile".formatted(user, ATTEMPTS));
  }
}
