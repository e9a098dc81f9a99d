package io.crmkit.sso.account.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.UserId;
import java.time.Instant;

/**
 * Counts wrong passwords of each user, and of each address that is nobody's, which has a name of its own in place of a user's.
 * Implementations are safe for concurrent use; the contract in crm-testkit proves one.
 */
public interface PasswordGuesses {

  /** Returns what is counted, {@link Guesses#NONE} if nothing is. */
  Guesses find(TenantId tenant, UserId user);

  /**
   * Counts {@code next} in place of {@code found}; {@link Guesses#NONE} is kept by keeping nothing.
   *
   * @param over from when on what is counted may be forgotten
   * @return whether it was done; not if something else than {@code found} was counted, as somebody else was first
   */
  boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next, Instant over);

  /**
   * Forgets what was over before an instant; the host calls it from time to time.
   *
   * @return how many were forgotten
   */
  int purge(TenantId tenant, Instant overBefore);
}
