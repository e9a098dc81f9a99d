package io.crmkit.ai.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinaryMeasuresTest {

  /** The example of scikit-learn's documentation of roc_auc_score and average_precision_score. */
  private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
  private static final double[] LABELS = {0, 0, 1, 1};

  @Test
  void measuresAsOthersDo() {
    BinaryMeasures measures = BinaryMeasures.of(SCORES, LABELS);
    assertThat(measures.auc()).isEqualTo(0.75);
    assertThat(measures.averagePrecision()).isEqualTo(0.8333333333333333, within(1e-15));
    assertThat(measures.brier()).isEqualTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-15));
    assertThat(measures.logLoss()).isEqualTo(
        -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-15));
  }

  @Test
  void countsTiesByHalf() {
    assertThat(BinaryMeasures.of(new double[] {0.5, 0.5, 0.5}, new double[] {1, 0, 0}).auc()).isEqualTo(0.5);
  }

  @Test
  void aucIsTheShareOfPairsInTheRightOrder() {
    SplittableRandom random = new SplittableRandom(3);
    double[] scores = random.doubles(60).map(score -> Math.rint(score * 20) / 20).toArray();
    double[] labels = Arrays.stream(scores).map(score -> random.nextDouble() < score ? 1 : 0).toArray();
    double right = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    assertThat(Ranking.of(scores, labels).auc()).isEqualTo(right / pairs, within(1e-12));
  }

  @Test
  void rightProbabilitiesAreCalibratedAndDoubledOddsAreNot() {
    SplittableRandom random = new SplittableRandom(4);
    double[] right = random.doubles(20_000).toArray();
    double[] labels = Arrays.stream(right).map(p -> random.nextDouble() < p ? 1 : 0).toArray();
    double[] bold = Arrays.stream(right).map(p -> p * p / (p * p + (1 - p) * (1 - p))).toArray();

    assertThat(BinaryMeasures.of(right, labels).calibrationError()).isLessThan(0.015);
    assertThat(Math.abs(BinaryMeasures.of(right, labels).spiegelhalter())).isLessThan(3);
    assertThat(BinaryMeasures.of(bold, labels).calibrationError()).isGreaterThan(0.06);
    assertThat(Math.abs(BinaryMeasures.of(bold, labels).spiegelhalter())).isGreaterThan(10);
  }

  @Test
  void curvesBeginAndEndAtTheirCorners() {
    Ranking ranking = Ranking.of(SCORES, LABELS);
    assertThat(ranking.roc()).startsWith(new Ranking.Point(0, 0)).endsWith(new Ranking.Point(1, 1)).hasSize(5);
    assertThat(ranking.precisionRecall()).endsWith(new Ranking.Point(1, 0.5));
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    assertThatIllegalArgumentException().isThrownBy(() -> BinaryMeasures.of(SCORES, new double[4]))
        .withMessageContaining("alike");
    assertThatIllegalArgumentException().isThrownBy(() -> BinaryMeasures.of(SCORES, new double[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryMeasures.of(new double[] {Double.NaN, 1}, new double[] {0, 1}))
        .withMessageContaining("row 0");
  }
}
