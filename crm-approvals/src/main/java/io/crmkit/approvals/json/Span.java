package io.crmkit.approvals.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A time to wait, as ISO-8601 writes it; bounded, so that no deadline lies beyond what a store can hold. */
record Span(Duration duration) {

  static final Duration LONGEST = Duration.ofDays(3_660);

  @FromText
  static Validated<Span> parse(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0
          ? refused("a time to wait is longer than nothing and at most P%dD".formatted(LONGEST.toDays()))
          : Validated.valid(new Span(duration));
    } catch (DateTimeParseException unreadable) {
      return refused("expected a duration such as PT24H or P3D");
    }
  }

  private static Validated<Span> refused(String message) {
    return Validated.invalid(Violations.of(new Violation("", "approvals.definition.duration", message)));
  }

  @Override
  public String toString() {
    return duration.toString();
  }
}
