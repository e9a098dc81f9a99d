package io.crmkit.sso.oidc;

import io.crmkit.sso.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document that is fetched when it is needed, again after an hour, and after a failure not before a minute has passed; while
 * fetching fails, the last one serves for a day. One thread fetches while the others wait.
 */
final class Refreshed<T> {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration USABLE = Duration.ofDays(1);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

  private final Supplier<Verdict<T>> source;
  private @Nullable Verdict<T> good;
  private Instant goodAt = Instant.MIN;
  private @Nullable Verdict<T> last;
  private Instant lastAt = Instant.MIN;

  Refreshed(Supplier<Verdict<T>> source) {
    this.source = source;
  }

  synchronized Verdict<T> at(Instant now) {
    Verdict<T> known = good;
    if (known != null && now.isBefore(goodAt.plus(FRESH))) {
      return known;
    }
    Verdict<T> before = last;
    if (before == null || !now.isBefore(lastAt.plus(BETWEEN_ATTEMPTS))) {
      before = source.get();
      last = before;
      lastAt = now;
      if (before.whyNot().isEmpty()) {
        good = before;
        goodAt = now;
        return before;
      }
    }
    return known != null && now.isBefore(goodAt.plus(USABLE)) ? known : before;
  }
}
