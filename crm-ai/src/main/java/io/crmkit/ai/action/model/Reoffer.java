package io.crmkit.ai.action.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long an action is not offered again to a customer who answered it; null for no wait.
 *
 * @param afterDismiss after it was dismissed
 * @param afterComplete after it was completed
 * @param afterExpiry after nobody answered
 */
public record Reoffer(
    @Nullable Duration afterDismiss, @Nullable Duration afterComplete, @Nullable Duration afterExpiry) {

  /** No wait at all. */
  public static final Reoffer AT_ONCE = new Reoffer(null, null, null);

  public Reoffer {
    check(afterDismiss, "afterDismiss");
    check(afterComplete, "afterComplete");
    check(afterExpiry, "afterExpiry");
  }

  private static void check(@Nullable Duration span, String name) {
    if (span != null) {
      Spans.bounded(span, name);
    }
  }

  /** Returns how long to wait after a settled recommendation. */
  Duration after(Recommendation.Settled settled) {
    Duration wait = switch (settled.outcome()) {
      case DISMISSED -> afterDismiss;
      case COMPLETED -> afterComplete;
      case EXPIRED -> afterExpiry;
    };
    return wait == null ? Duration.ZERO : wait;
  }

  Duration longest() {
    Duration longest = Duration.ZERO;
    for (Duration span : new @Nullable Duration[] {afterDismiss, afterComplete, afterExpiry}) {
      longest = span == null ? longest : Spans.longer(longest, span);
    }
    return longest;
  }
}
