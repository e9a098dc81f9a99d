package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.Operator;
import io.crmkit.core.expression.Value;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What conditions demand of one operand; each demand answers whether some value can still meet all of them. */
final class Demands {

  private enum Presence { UNKNOWN, PRESENT, ABSENT }

  /** An end of the interval in which the value lies. */
  private record End(Value value, boolean inclusive) {}

  private Presence presence = Presence.UNKNOWN;
  private @Nullable Value sample;
  private @Nullable End low;
  private @Nullable End high;
  private @Nullable List<Value> candidates;
  private List<Value> excluded = List.of();

  Demands copy() {
    Demands copy = new Demands();
    copy.presence = presence;
    copy.sample = sample;
    copy.low = low;
    copy.high = high;
    copy.candidates = candidates;
    copy.excluded = excluded;
    return copy;
  }

  boolean absent() {
    boolean possible = presence != Presence.PRESENT;
    presence = Presence.ABSENT;
    return possible;
  }

  boolean present() {
    boolean possible = presence != Presence.ABSENT;
    presence = Presence.PRESENT;
    return possible;
  }

  boolean oneOf(List<Value> values) {
    List<Value> before = candidates;
    candidates = before == null ? values : values.stream().filter(before::contains).toList();
    return present() && isPossible();
  }

  /** Demands a value unlike each of {@code values}; one that is absent leaves that unknown for ever. */
  boolean noneOf(List<Value> values) {
    if (values.isEmpty()) {
      return true;
    }
    List<Value> all = new ArrayList<>(excluded);
    all.addAll(values);
    excluded = all;
    return present() && values.stream().allMatch(this::isOfOneType) && isPossible();
  }

  boolean compares(Operator operator, Value value) {
    if (operator == Operator.EQUAL) {
      return oneOf(List.of(value));
    }
    if (operator == Operator.NOT_EQUAL) {
      return noneOf(List.of(value));
    }
    if (!present() || !isOfOneType(value)) {
      return false;
    }
    if (operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL) {
      low = tighter(low, new End(value, operator == Operator.GREATER_OR_EQUAL), 1);
    } else {
      high = tighter(high, new End(value, operator == Operator.LESS_OR_EQUAL), -1);
    }
    return isPossible();
  }

  /** Whether the value can be compared with all that the operand has been compared with; two types never can. */
  private boolean isOfOneType(Value value) {
    Value first = sample == null ? value : sample;
    sample = first;
    return Comparisons.compare(first, value).isPresent();
  }

  private static End tighter(@Nullable End one, End other, int direction) {
    if (one == null) {
      return other;
    }
    int sign = Comparisons.compare(one.value(), other.value()).orElse(0) * direction;
    return sign > 0 || (sign == 0 && !one.inclusive()) ? one : other;
  }

  private boolean isPossible() {
    return candidates == null ? isOpen() : candidates.stream().anyMatch(this::isAllowed);
  }

  private boolean isAllowed(Value candidate) {
    return isOfOneType(candidate, sample)
        && isWithin(candidate, low, 1) && isWithin(candidate, high, -1) && !excluded.contains(candidate);
  }

  private static boolean isOfOneType(Value candidate, @Nullable Value sample) {
    return Comparisons.compare(candidate, Objects.requireNonNullElse(sample, candidate)).isPresent();
  }

  private static boolean isWithin(Value candidate, @Nullable End end, int direction) {
    if (end == null) {
      return true;
    }
    int sign = Comparisons.compare(candidate, end.value()).orElse(-direction) * direction;
    return sign > 0 || (sign == 0 && end.inclusive());
  }

  /** Whether there is room between the ends. */
  private boolean isOpen() {
    End from = low;
    End to = high;
    if (from == null || to == null) {
      return true;
    }
    OptionalInt sign = Comparisons.compare(from.value(), to.value());
    return sign.orElse(1) == 0
        ? from.inclusive() && to.inclusive() && !excluded.contains(from.value())
        : sign.orElse(1) < 0 && !(isDayBefore(from, to) && !from.inclusive() && !to.inclusive());
  }

  /** Between a day and the next there is none. */
  private static boolean isDayBefore(End from, End to) {
    return from.value() instanceof Value.Date day && to.value() instanceof Value.Date next
        && ChronoUnit.DAYS.between(day.value(), next.value()) == 1;
  }
}
