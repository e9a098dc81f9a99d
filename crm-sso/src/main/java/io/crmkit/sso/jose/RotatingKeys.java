package io.crmkit.sso.jose;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer that changes them at will (OpenID Connect Core, section 10.1.1): fetched when they are first
 * needed, again after {@link #FRESH}, and on an unknown {@code kid}, but never more than once a minute, so that a
 * stranger's tokens cannot make us knock at the issuer's door. While fetching fails, the keys at hand serve for up to
 * {@link #USABLE}.
 *
 * <p>Safe for concurrent use: one thread fetches while the others go on with the keys at hand, or wait if there are
 * none.
 */
public final class RotatingKeys implements KeySource {

  /** How long keys serve before they are fetched again: an hour. */
  public static final Duration FRESH = Duration.ofHours(1);

  /** How long keys serve while they cannot be fetched: a day. */
  public static final Duration USABLE = Duration.ofDays(1);

  /** How long after one attempt to fetch the next may follow. */
  public static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

  private final KeySetSource source;
  private final Duration fresh;
  private final Duration usable;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Attempt last;
  private volatile @Nullable Attempt lastGood;

  private record Attempt(Instant at, Verdict<KeySet> outcome) {

    boolean isWithin(Duration span, Instant now) {
      return now.isBefore(at.plus(span));
    }
  }

  private RotatingKeys(KeySetSource source, Duration fresh, Duration usable) {
    this.source = Objects.requireNonNull(source, "source");
    this.fresh = Require.positive(fresh, "fresh");
    this.usable = Require.positive(usable, "usable");
    if (usable.compareTo(fresh) < 0) {
      throw new IllegalArgumentException("usable must not be shorter than fresh, %s, but was %s"
          .formatted(fresh, usable));
    }
  }

  public static RotatingKeys of(KeySetSource source) {
    return new RotatingKeys(source, FRESH, USABLE);
  }

  /**
   * Returns keys with time spans of the host's choice.
   *
   * @param fresh how long keys serve before they are fetched again
   * @param usable how long they serve while they cannot be fetched; not shorter
   */
  public static RotatingKeys of(KeySetSource source, Duration fresh, Duration usable) {
    return new RotatingKeys(source, fresh, usable);
  }

  @Override
  public Verdict<KeySet> current(Instant now) {
    Attempt good = lastGood;
    if (good != null && good.isWithin(fresh, now)) {
      return good.outcome();
    }
    return good != null && good.isWithin(usable, now) ? refreshedUnlessBusy(good, now) : fetched(now);
  }

  @Override
  public Verdict<KeySet> afterMiss(Instant now) {
    Attempt good = lastGood;
    return good == null ? fetched(now) : refreshedUnlessBusy(good, now);
  }

  private Verdict<KeySet> refreshedUnlessBusy(Attempt good, Instant now) {
    if (fetching.tryLock()) {
      try {
        attempt(now);
      } finally {
        fetching.unlock();
      }
    }
    Attempt newest = lastGood;
    return newest == null ? good.outcome() : newest.outcome();
  }

  /** There is nothing to go on with: whoever comes waits for the one who fetches. */
  private Verdict<KeySet> fetched(Instant now) {
    fetching.lock();
    try {
      attempt(now);
      Attempt good = lastGood;
      return good != null && good.isWithin(usable, now) ? good.outcome() : Objects.requireNonNull(last).outcome();
    } finally {
      fetching.unlock();
    }
  }

  private void attempt(Instant now) {
    Attempt before = last;
    if (before != null && before.isWithin(BETWEEN_ATTEMPTS, now)) {
      return;
    }
    Attempt attempt = new Attempt(now, read(source.fetch()));
    last = attempt;
    if (attempt.outcome() instanceof Verdict.Accepted<KeySet>) {
      lastGood = attempt;
    }
  }

  private static Verdict<KeySet> read(Verdict<String> document) {
    return document instanceof Verdict.Refused<String> refused
        ? Verdict.refuse(refused.refusal()) : KeySet.read(((Verdict.Accepted<String>) document).value());
  }
}
