package io.crmkit.forecast.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RidgeLogisticTest {

  private static final double[][] HOURS = {
    {0.5}, {0.75}, {1}, {1.25}, {1.5}, {1.75}, {1.75}, {2}, {2.25}, {2.5}, {2.75}, {3}, {3.25}, {3.5}, {4}, {4.25},
    {4.5}, {4.75}, {5}, {5.5}};
  private static final boolean[] PASSED = {
    false, false, false, false, false, false, true, false, true, false, true, false, true, false, true, true, true,
    true, true, true};

  @Test
  void findsThePublishedFitOfHoursOfStudy() {
    // the textbook table of hours of study and passed exams: −4.0777 and 1.5046
    RidgeLogistic fit = RidgeLogistic.fit(SparseRows.of(HOURS), PASSED, 0);

    assertThat(fit.intercept()).isCloseTo(-4.0777, within(1e-4));
    assertThat(fit.weights()[0]).isCloseTo(1.5046, within(1e-4));
  }

  @Test
  void leavesNoSlopeInThePenalisedLoss() {
    double[][] rows = {{1, 2, 0}, {0, 1, 1}, {2, 0, 1}, {1, 1, 1}, {0, 0, 3}, {3, 1, 0}};
    boolean[] won = {true, false, true, false, true, true};
    RidgeLogistic fit = RidgeLogistic.fit(SparseRows.of(rows), won, 0.7);

    double[] logits = fit.logits(SparseRows.of(rows));
    double atIntercept = 0;
    for (int column = 0; column < 3; column++) {
      double slope = -0.7 * fit.weights()[column];
      for (int row = 0; row < rows.length; row++) {
        slope += rows[row][column] * ((won[row] ? 1 : 0) - RidgeLogistic.probability(logits[row]));
      }
      assertThat(slope).isCloseTo(0, within(1e-9));
    }
    for (int row = 0; row < rows.length; row++) {
      atIntercept += (won[row] ? 1 : 0) - RidgeLogistic.probability(logits[row]);
    }
    assertThat(atIntercept).isCloseTo(0, within(1e-9));
  }

  @Test
  void staysFiniteWhereOutcomesAreSeparable() {
    RidgeLogistic fit = RidgeLogistic.fit(
        SparseRows.of(new double[][] {{-1}, {-2}, {1}, {2}}), new boolean[] {false, false, true, true}, 0.01);

    assertThat(fit.weights()[0]).isFinite().isPositive();
  }

  @Test
  void sharesTheWeightOfColumnsThatAreTheSame() {
    double[][] twice = new double[HOURS.length][];
    for (int row = 0; row < twice.length; row++) {
      twice[row] = new double[] {HOURS[row][0], HOURS[row][0]};
    }
    RidgeLogistic fit = RidgeLogistic.fit(SparseRows.of(twice), PASSED, 1);

    assertThat(fit.weights()[0]).isCloseTo(fit.weights()[1], within(1e-9));
  }

  @Test
  void losesNothingToOverflow() {
    assertThat(RidgeLogistic.loss(-1000, true)).isEqualTo(1000);
    assertThat(RidgeLogistic.loss(1000, true)).isZero();
    assertThat(RidgeLogistic.loss(0, false)).isCloseTo(Math.log(2), within(1e-15));
  }
}
