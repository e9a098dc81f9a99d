package io.crmkit.ai.train.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  private static final Ensemble SMALL = new Ensemble(List.of(
      Boosting.builder().rounds(80).learningRate(0.1).leaves(2).build().trainer(),
      Boosting.builder().rounds(60).learningRate(0.1).build().trainer(), ElasticNet.DEFAULT.trainer(),
      new Forest(20, 10, 128, 2).trainer()), 3);

  private static double[] probabilities(ModelIr model, TrainingSet set) {
    double[] probabilities = new double[set.size()];
    double[] row = new double[3];
    Scorer scorer = Scorer.of(model);
    for (int i = 0; i < probabilities.length; i++) {
      set.rows().row(i, row);
      probabilities[i] = scorer.probability(row);
    }
    return probabilities;
  }

  @Test
  void comesCloseToTheTruthAndIsCalibrated() {
    ModelIr model = SMALL.train(Made.customers(6000, 31), Training.seeded(1));
    TrainingSet others = Made.customers(10_000, 32);
    double[] truth = new double[others.size()];
    double[] row = new double[3];
    for (int i = 0; i < truth.length; i++) {
      others.rows().row(i, row);
      truth[i] = Logistic.of(Made.logOdds(row[0], row[1], row[2]));
    }
    double best = BinaryMeasures.of(truth, others.labels().toArray()).logLoss();
    BinaryMeasures measures = BinaryMeasures.of(probabilities(model, others), others.labels().toArray());

    assertThat(measures.logLoss()).isBetween(best, best + 0.012);
    assertThat(measures.calibrationError()).isLessThan(0.03);
  }

  @Test
  void weighsMembersThatAreSumsOfOne() {
    ModelIr model = SMALL.train(Made.customers(3000, 33), Training.seeded(1));
    assertThat(((Blend) model.predictor()).members()).hasSizeBetween(1, 4);
  }

  @Test
  void theSameSeedMakesTheSameModel() {
    TrainingSet set = Made.customers(800, 34);
    assertThat(SMALL.train(set, Training.seeded(5))).isEqualTo(SMALL.train(set, Training.seeded(5)));
  }

  @Test
  void leavesMarginsAloneThatAreRight() {
    TrainingSet set = Made.customers(8000, 35);
    assertThat(Calibration.choose(truth(set, 1), set, 1)).isEqualTo(Calibrator.NONE);
  }

  @Test
  void halvesMarginsThatAreTwiceTooBold() {
    TrainingSet set = Made.customers(8000, 36);
    Calibrator calibrator = Calibration.choose(truth(set, 2), set, 1);
    assertThat(calibrator).isInstanceOf(Calibrator.Platt.class);
    assertThat(((Calibrator.Platt) calibrator).slope()).isEqualTo(0.5, within(0.03));
  }

  private static double[] truth(TrainingSet set, double times) {
    double[] margins = new double[set.size()];
    double[] row = new double[3];
    for (int i = 0; i < margins.length; i++) {
      set.rows().row(i, row);
      margins[i] = times * Made.logOdds(row[0], row[1], row[2]);
    }
    return margins;
  }

  @Test
  void stepsNeverDescendAndKeepTheMean() {
    TrainingSet set = Made.customers(2000, 37);
    PooledSteps steps = PooledSteps.of(truth(set, 1), set);
    assertThat(steps.probabilities().toArray()).isSorted().hasSizeGreaterThan(5);
    assertThat(steps.margins().toArray()).isSorted();
  }

  @Test
  void learnsOfAHandfulOfCases() {
    TrainingSet set = Made.customers(12, 38);
    assertThat(Arrays.stream(probabilities(SMALL.train(set, Training.seeded(1)), set)).boxed())
        .allMatch(probability -> probability > 0 && probability < 1);
  }
}
