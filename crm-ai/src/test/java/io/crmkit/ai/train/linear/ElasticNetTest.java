package io.crmkit.ai.train.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticNetTest {

  /** At the least of the penalized loss the slope of each weight is its penalty (Karush, Kuhn and Tucker). */
  @Test
  void standsWhereNoWeightCanBeImproved() {
    TrainingSet set = Made.customers(3000, 21);
    Design design = Design.of(set);
    Regression regression = new Regression(design.columns, set, new int[design.columns.size()]);
    double penalty = regression.strongestPenalty() / 3;
    double share = 0.9;
    regression.fit(penalty, share);
    double[] weights = regression.weights();

    int zeros = 0;
    for (int j = 0; j < weights.length; j++) {
      double slope = slope(set, design, regression, j) - penalty * (1 - share) * weights[j];
      if (weights[j] == 0) {
        zeros++;
        assertThat(Math.abs(slope)).isLessThanOrEqualTo(penalty * share + 1e-6);
      } else {
        assertThat(slope).isEqualTo(Math.copySign(penalty * share, weights[j]), within(1e-6));
      }
    }
    assertThat(zeros).as("weights that are 0 of %d", weights.length).isBetween(1, weights.length - 1);
  }

  private static double slope(TrainingSet set, Design design, Regression regression, int column) {
    double sum = 0;
    for (int row = 0; row < set.size(); row++) {
      double margin = regression.intercept();
      for (int j = 0; j < design.columns.size(); j++) {
        margin += regression.weights()[j] * design.columns.get(j)[row];
      }
      sum += (design.columns.get(column)[row] - regression.means()[column]) * (set.labels().at(row) - Logistic.of(margin));
    }
    return sum / set.size();
  }

  /** The mean of two of them is no number, and the spread of what is next to nothing is none. */
  @Test
  void refusesNumbersThatHaveNoMeanAndLeavesThoseOutThatHaveNoSpread() {
    FeatureSchema schema = new FeatureSchema(List.of(Feature.number("x")));
    double[] labels = {0, 1, 1};

    assertThatExceptionOfType(UnlearnableException.class).isThrownBy(() -> Design.of(
        TrainingSet.of(schema, ColumnBatch.of(new double[] {1e308, 1e308, 0}), labels)));
    assertThat(Design.of(TrainingSet.of(schema, ColumnBatch.of(new double[] {2e-162, 0, 0}), labels)).columns).isEmpty();
  }

  @Test
  void beginsWithNothingButTheBaseRate() {
    TrainingSet set = Made.customers(3000, 22);
    TrainedPath path = new ElasticNet(1, 10, 1e-3).trainer().fit(set, Training.seeded(1));
    assertThat(Arrays.stream(path.margins(set.rows(), 0)).boxed()).hasSize(3000).allSatisfy(margin ->
        assertThat(margin).isEqualTo(Logistic.inverse(set.baseRate()), within(1e-9)));
  }

  @Test
  void saysTheMeanOfWhatIsMissing() {
    TrainingSet set = Made.customers(3000, 23);
    TrainedPath path = ElasticNet.DEFAULT.trainer().fit(set, Training.seeded(1));
    double[] losses = path.losses(set);
    assertThat(losses[19]).as("freer models fit better").isLessThan(losses[10]).isLessThan(losses[0]);
    assertThat(path.margins(set.rows(), 19)).doesNotContain(Double.NaN);
  }
}
