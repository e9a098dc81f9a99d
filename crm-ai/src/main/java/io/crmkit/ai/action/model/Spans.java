package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import java.time.Duration;
import java.time.Instant;

/** Lengths of time that stay within what a store can hold. */
final class Spans {

  static final Duration LONGEST = Duration.ofDays(3_660);

  private Spans() {}

  static Duration bounded(Duration span, String name) {
    Require.positive(span, name);
    if (span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("%s must be at most %s but was %s".formatted(name, LONGEST, span));
    }
    return span;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
