package io.crmkit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void isMetByTheExactFactor() {
    assertThat(Goal.times("Flowable", 300, 30, 10)).hasToString("≥ 10× Flowable: 10× (met)");
  }

  @Test
  void isMissedJustBelowTheFactor() {
    assertThat(Goal.times("Flowable", 299, 30, 10)).hasToString("≥ 10× Flowable: 9.97× (missed)");
  }

  @Test
  void comparesAShare() {
    assertThat(Goal.share("raw", 60, 100, 70)).hasToString("≥ 70 % of raw: 60 % (missed)");
  }

  @Test
  void comparesAnUpperBound() {
    assertThat(Goal.atMost(0.6, 0.5, "s")).hasToString("≤ 0.6 s: 0.5 s (met)");
    assertThat(Goal.atMost(90, 91, "MB")).hasToString("≤ 90 MB: 91 MB (missed)");
  }

  @Test
  void comparesALowerBound() {
    assertThat(Goal.atLeast(1000, 1200, "/s")).hasToString("≥ 1,000 /s: 1,200 /s (met)");
  }

  @Test
  void isNeverMetByAFigureThatWasNotMeasured() {
    assertThat(Goal.times("Flowable", Double.NaN, 30, 10)).hasToString("≥ 10× Flowable: – (unknown)");
    assertThat(Goal.atMost(90, Double.NaN, "MB").verdict()).isEqualTo(Goal.Verdict.UNKNOWN);
  }
}
