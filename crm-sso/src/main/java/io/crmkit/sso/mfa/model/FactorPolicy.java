package io.crmkit.sso.mfa.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What slows down who guesses codes or has them sent.
 *
 * @param wrongCodes so many wrong codes lock all factors of a user (RFC 4226, 7.3); each one after the lock locks them
 *     again
 * @param firstLock how long the first lock lasts; each further one is twice as long
 * @param longestLock how long a lock lasts at the most
 * @param codeLife how long a code that was sent is good for (ASVS 6.6.2)
 * @param sendGap how long after one code the next may be sent
 * @param sendsPerHour how many codes may be sent in any hour
 * @param sendsPerDay how many codes may be sent in any 24 hours
 */
public record FactorPolicy(
    int wrongCodes, Duration firstLock, Duration longestLock, Duration codeLife, Duration sendGap, int sendsPerHour,
    int sendsPerDay) {

  /** Five wrong codes, 5 minutes doubling to a day; codes live 10 minutes, 30 seconds apart, 5 an hour and 15 a day. */
  public static final FactorPolicy USUAL = new FactorPolicy(
      5, Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofSeconds(30), 5, 15);

  public FactorPolicy {
    Require.positive(wrongCodes, "wrongCodes");
    Require.positive(firstLock, "firstLock");
    Require.positive(longestLock, "longestLock");
    Require.positive(codeLife, "codeLife");
    Require.positive(sendGap, "sendGap");
    Require.positive(sendsPerHour, "sendsPerHour");
    Require.positive(sendsPerDay, "sendsPerDay");
    if (longestLock.compareTo(firstLock) < 0) {
      throw new IllegalArgumentException("longestLock must be at least firstLock, %s, but was %s"
          .formatted(firstLock, longestLock));
    }
  }

  /** Returns what wrong codes lead to. */
  LockOut lockOut() {
    return new LockOut(wrongCodes, firstLock, longestLock);
  }

  /** Returns from when on the next code may be sent, which is {@code now} or before if it may be now. */
  Instant nextSend(List<Instant> sends, Instant now) {
    Instant next = now;
    if (!sends.isEmpty()) {
      next = later(next, sends.get(sends.size() - 1).plus(sendGap));
    }
    next = later(next, bound(sends, sendsPerHour, Duration.ofHours(1), now));
    return later(next, bound(sends, sendsPerDay, Duration.ofDays(1), now));
  }

  private static Instant bound(List<Instant> sends, int most, Duration in, Instant otherwise) {
    return sends.size() < most ? otherwise : sends.get(sends.size() - most).plus(in);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
