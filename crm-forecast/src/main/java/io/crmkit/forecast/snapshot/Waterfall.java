package io.crmkit.forecast.snapshot;

import io.crmkit.core.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * How one amount became another: what it was, one step for each reason, what it is. {@code begin} and all steps add up
 * to {@code end}, exactly and as shown.
 *
 * @param steps one for each {@link WaterfallReason}, in that order, zero where nothing happened
 */
public record Waterfall(WaterfallLevel begin, List<WaterfallStep> steps, WaterfallLevel end) {

  public Waterfall {
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(end, "end");
    steps = List.copyOf(steps);
    Money sum = steps.stream().map(WaterfallStep::amount).reduce(begin.amount(), Money::plus);
    if (!sum.equals(end.amount())) {
      throw new IllegalArgumentException("the steps lead from %s to %s and not to %s"
          .formatted(begin.amount(), sum, end.amount()));
    }
  }

  /** Returns the step of a reason. */
  public WaterfallStep step(WaterfallReason reason) {
    return steps.stream().filter(step -> step.reason() == reason).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the waterfall has no step for " + reason));
  }
}
