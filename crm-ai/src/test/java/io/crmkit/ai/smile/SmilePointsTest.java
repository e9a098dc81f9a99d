package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import smile.classification.LogisticRegression;
import smile.clustering.KMeans;

/** What Smile learns of points: regressions and clusters. */
class SmilePointsTest {

  private static final TrainingSet SHOPS = Shops.shops(700, 4);
  private static final Training RUN = Training.seeded(9);

  private final Points points = Points.of(SHOPS);
  private final double[][] rows = points.rows();

  @Nested
  class ARegression {

    @Test
    void saysWhatSmileSays() {
      LogisticRegression.Binomial fitted =
          new LogisticTraining(SmileLogistic.DEFAULT).fitted(rows, SmileCases.labels(SHOPS));
      Scorer scorer = Scorer.of(SmileLogistic.DEFAULT.trainer().train(SHOPS, RUN));

      for (int row = 0; row < rows.length; row++) {
        double[] probabilities = new double[2];
        fitted.predict(rows[row], probabilities);
        assertThat(scorer.probability(Shops.row(SHOPS, row))).isEqualTo(probabilities[1], within(1e-12));
      }
    }

    /** Where the derivative of losses and penalty is 0, there is no better one. */
    @Test
    void isTheBestOne() {
      ModelIr model = SmileLogistic.DEFAULT.trainer().train(SHOPS, RUN);
      Linear linear = (Linear) model.predictor();
      Scorer scorer = Scorer.of(model);
      double[] off = IntStream.range(0, rows.length)
          .mapToDouble(row -> scorer.probability(Shops.row(SHOPS, row)) - SHOPS.labels().at(row)).toArray();

      for (int i = 0; i < linear.terms().size(); i++) {
        int at = i;
        double derivative = IntStream.range(0, rows.length).mapToDouble(row -> off[row] * rows[row][at]).sum()
            + SmileLogistic.DEFAULT.penalty() * linear.terms().get(i).weight();
        assertThat(derivative).isEqualTo(0, within(0.05));
      }
    }

    @Test
    void doesNotDependOnTheSeed() {
      assertThat(SmileLogistic.DEFAULT.trainer().train(SHOPS, RUN))
          .isEqualTo(SmileLogistic.DEFAULT.trainer().train(SHOPS, Training.seeded(1)));
    }
  }

  @Nested
  class Clusters {

    private final SmileClusters five = new SmileClusters(5, 4, 100);

    @Test
    void areThoseOfSmile() {
      KMeans found = new ClustersTraining(five).tightest(rows, RUN);
      Scorer scorer = Scorer.of(five.trainer().train(SHOPS, RUN));

      int[] clusters = IntStream.range(0, rows.length).map(row -> (int) scorer.margin(Shops.row(SHOPS, row))).toArray();
      assertThat(clusters).isEqualTo(IntStream.range(0, rows.length).map(row -> found.predict(rows[row])).toArray());
      assertThat(clusters).contains(0, 1, 2, 3, 4);
    }

    @Test
    void areTheTightestOfAllRuns() {
      double tightest = new ClustersTraining(five).tightest(rows, RUN).distortion;
      double[] others = IntStream.of(1, 2, 3)
          .mapToObj(runs -> new ClustersTraining(new SmileClusters(5, runs, 100)))
          .mapToDouble(training -> training.tightest(rows, RUN).distortion).toArray();

      assertThat(others).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(others[2]).isGreaterThanOrEqualTo(tightest);
      assertThat(others[0]).isGreaterThan(tightest);
    }

    @Test
    void areTheSameAgain() {
      assertThat(five.trainer().train(SHOPS, RUN)).isEqualTo(five.trainer().train(SHOPS, RUN));
    }
  }

  @Test
  void tellGapsOfNumbers() {
    assertThat(points.derivations()).filteredOn(Derivation.Missing.class::isInstance)
        .containsExactly(new Derivation.Missing(1));
  }

  @Test
  void haveNumbersOfMeanZeroAndVarianceOne() {
    double[] orders = IntStream.range(0, rows.length).mapToDouble(row -> rows[row][0]).toArray();

    assertThat(Arrays.stream(orders).average()).hasValueCloseTo(0.0, within(1e-12));
    assertThat(Arrays.stream(orders).map(each -> each * each).average()).hasValueCloseTo(1.0, within(1e-12));
  }
}
