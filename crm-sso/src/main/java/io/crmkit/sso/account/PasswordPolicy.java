package io.crmkit.sso.account;

import io.crmkit.core.Require;
import io.crmkit.sso.model.LockOut;
import java.time.Duration;
import java.util.Objects;

/**
 * What makes it hard to guess passwords.
 *
 * @param iterations how much work it is to try one
 * @param lockOut what wrong ones lead to, counted for each user
 */
public record PasswordPolicy(int iterations, LockOut lockOut) {

  /** What OWASP asks of PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
  public static final int USUAL_ITERATIONS = 600_000;

  /**
   * 600,000 iterations; five wrong passwords, half a minute doubling to a quarter of an hour: about a hundred guesses a day, and
   * nobody is kept out for longer by a stranger who guesses.
   */
  public static final PasswordPolicy USUAL =
      new PasswordPolicy(USUAL_ITERATIONS, new LockOut(5, Duration.ofSeconds(30), Duration.ofMinutes(15)));

  public PasswordPolicy {
    Require.positive(iterations, "iterations");
    Objects.requireNonNull(lockOut, "lockOut");
  }

  /** Returns this policy with other work. */
  public PasswordPolicy withIterations(int count) {
    return new PasswordPolicy(count, lockOut);
  }

  /** Returns this policy with another lock-out. */
  public PasswordPolicy withLockOut(LockOut other) {
    return new PasswordPolicy(iterations, other);
  }
}
