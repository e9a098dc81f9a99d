package io.crmkit.ai.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.drift.ShiftEstimate.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelShiftTest {

  private static final LabelShift BASELINE = new LabelShift(0.5, 1_000, 700, 4_000, 400);

  /** Cases of a rate, flagged as those of the baseline are. */
  private static long flagged(Random random, int cases, double rate) {
    long flagged = 0;
    for (int i = 0; i < cases; i++) {
      flagged += random.nextDouble() < (random.nextDouble() < rate ? 0.7 : 0.1) ? 1 : 0;
    }
    return flagged;
  }

  @Test
  void estimatesARateThatNobodyKnowsYet() {
    ShiftEstimate estimate = BASELINE.estimated(10_000, 2_800);

    assertThat(estimate.rate()).as("(.28 - .1) / (.7 - .1)").isEqualTo(0.3, within(0.001));
    assertThat(estimate.low()).isBetween(0.25, 0.28);
    assertThat(estimate.high()).isBetween(0.32, 0.35);
    assertThat(estimate.verdict()).isEqualTo(Verdict.SHIFTED);
  }

  @Test
  void seldomTakesChanceForAShiftAndSeesLargeOnes() {
    Random random = new Random(5);
    int alarms = 0;
    int found = 0;
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      LabelShift baseline = new LabelShift(0.5, 1_000, flagged(random, 1_000, 1), 4_000, flagged(random, 4_000, 0));
      alarms += baseline.estimated(2_000, flagged(random, 2_000, 0.2)).verdict() == Verdict.SHIFTED ? 1 : 0;
      ShiftEstimate shifted = baseline.estimated(2_000, flagged(random, 2_000, 0.35));
      found += shifted.verdict() == Verdict.SHIFTED ? 1 : 0;
      covered += shifted.low() <= 0.35 && 0.35 <= shifted.high() ? 1 : 0;
    }
    assertThat(alarms).as("1 % of 400").isLessThan(12);
    assertThat(found).isGreaterThan(390);
    assertThat(covered).as("99 % of 400").isGreaterThan(388);
  }

  @Test
  void saysThatAModelCannotTell() {
    assertThat(new LabelShift(0.5, 100, 52, 100, 48).estimated(1_000, 500).verdict()).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void staysARateWhereFewerAreFlaggedThanAnyRateExplains() {
    assertThat(BASELINE.estimated(10_000, 10).rate()).isZero();
    assertThat(BASELINE.estimated(10_000, 9_990).rate()).isEqualTo(1);
  }

  @Test
  void comparesOutcomesOnceTheyAreKnown() {
    ShiftEstimate same = BASELINE.observed(1_000, 215);
    ShiftEstimate more = BASELINE.observed(1_000, 250);

    assertThat(same.verdict()).isEqualTo(Verdict.AS_BEFORE);
    assertThat(more.verdict()).isEqualTo(Verdict.SHIFTED);
    assertThat(more.low()).as("Wilson").isEqualTo(0.2165, within(0.001));
    assertThat(more.high()).isEqualTo(0.2869, within(0.001));
    assertThat(BASELINE.observed(10, 0).verdict()).as("few cases").isEqualTo(Verdict.AS_BEFORE);
    assertThat(BASELINE.observed(1_000, 150).verdict()).isEqualTo(Verdict.SHIFTED);
  }

  @Test
  void countsAndMerges() {
    LabelShift first = LabelShift.of(0.5, new double[] {0.9, 0.5, 0.1, 0.7}, new boolean[] {true, true, true, false});
    LabelShift second = LabelShift.of(0.5, new double[] {0.2, 0.9}, new boolean[] {false, true});

    assertThat(first).isEqualTo(new LabelShift(0.5, 3, 2, 1, 1));
    assertThat(first.merge(second)).isEqualTo(second.merge(first)).isEqualTo(new LabelShift(0.5, 4, 3, 2, 1));
    assertThat(DriftJson.readLabels(DriftJson.write(first)).orElseThrow()).isEqualTo(first);
  }

  @Test
  void refusesCountsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelShift(0.5, 10, 11, 10, 1))
        .withMessageContaining("11");
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelShift(0.5, 0, 0, 10, 1))
        .withMessageContaining("both");
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelShift(0.5, Long.MAX_VALUE, 1, 10, 1))
        .withMessageContaining("cases of either outcome");
    assertThatIllegalArgumentException().isThrownBy(() -> BASELINE.estimated(0, 0));
  }
}
