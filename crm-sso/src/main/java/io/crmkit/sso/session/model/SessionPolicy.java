package io.crmkit.sso.session.model;

import io.crmkit.core.Require;
import java.time.Duration;

/**
 * How long sessions of a tenant last. A session keeps what held when it started.
 *
 * @param idle how long one lives without a request; what {@code touchEvery} leaves unwritten may make it that much
 *     shorter
 * @param absolute how long one lives at the most, however busy
 * @param beforeLogin how long one without a user lives at the most
 * @param touchEvery how often its last request is written down at the most; shorter than {@code idle}
 */
public record SessionPolicy(Duration idle, Duration absolute, Duration beforeLogin, Duration touchEvery) {

  private static final Duration LONGEST = Duration.ofDays(366);

  /** 30 minutes idle, 12 hours in all (OWASP ASVS 7.3), 30 minutes before a login, written down once a minute. */
  public static final SessionPolicy USUAL =
      new SessionPolicy(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(30), Duration.ofMinutes(1));

  public SessionPolicy {
    requireBounded(idle, "idle");
    requireBounded(absolute, "absolute");
    requireBounded(beforeLogin, "beforeLogin");
    Require.positive(touchEvery, "touchEvery");
    if (touchEvery.compareTo(idle) >= 0) {
      throw new IllegalArgumentException(
          "touchEvery must be shorter than idle, which is %s, but was %s: nobody would ever be seen"
              .formatted(idle, touchEvery));
    }
  }

  private static void requireBounded(Duration value, String name) {
    if (Require.positive(value, name).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("%s must be at most %s but was %s".formatted(name, LONGEST, value));
    }
  }
}
