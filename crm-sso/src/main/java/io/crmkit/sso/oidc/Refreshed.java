package io.crmkit.sso.oidc;

import io.crmkit.sso.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
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

  private final Predicate<T> isUseful;

  /** @param isUseful whether a document may take the place of the one before; another serves for a minute, if none is there */
  Refreshed(Supplier<Verdict<T>> source, Predicate<T> isUseful) {
    this.source = source;
    this.isUseful = isUseful;
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
      if (before instanceof Verdict.Accepted<T> fetched && isUseful.test(fetched.value())) {
        good = before;
        goodAt = now;
        return before;
      }
    }
    return known != null && now.isBefore(goodAt.plus(USABLE)) ? known : before;
  }
}
