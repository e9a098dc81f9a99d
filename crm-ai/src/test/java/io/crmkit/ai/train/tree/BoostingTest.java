package io.crmkit.ai.train.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostingTest {

  private static final Boosting ADDITIVE = Boosting.builder().rounds(300).learningRate(0.1).leaves(2).build();

  @Test
  void findsOneSplitThatTellsEverybodyApart() {
    FeatureSchema schema = new FeatureSchema(List.of(Feature.number("noise"), Feature.number("x")));
    double[] noise = {3, 1, 4, 1, 5, 9, 2, 6};
    TrainingSet set = TrainingSet.of(schema,
        ColumnBatch.of(noise, new double[] {1, 2, 3, 4, 6, 7, 8, 9}), new double[] {0, 0, 0, 0, 1, 1, 1, 1});
    ModelIr model = Boosting.builder().rounds(1).leaves(2).leastWeight(0).build().trainer()
        .fit(set, Training.seeded(1)).model(0);
    Tree tree = ((TreeEnsemble) model.predictor()).trees().get(0);

    assertThat(tree.slot(0)).isEqualTo(1);
    assertThat(tree.threshold(0)).isEqualTo(5);
    assertThat(tree.value(tree.left(0))).as("-rate * sum(p - y) / (sum(p (1 - p)) + 1)")
        .isEqualTo(-0.05 * 2 / (1 + 1), within(1e-7));
  }

  @Test
  void divergesFromNothingThatItsTreesSay() {
    TrainingSet set = Made.customers(2000, 5);
    for (Boosting settings : List.of(ADDITIVE, Boosting.TREES, Boosting.builder().bags(2).share(0.7).build())) {
      TrainedPath path = settings.trainer().fit(set, Training.seeded(1));
      double[] margins = path.margins(set.rows(), 99);
      double[] scored = new double[set.size()];
      Scorer.of(path.model(99)).margins(set.rows(), 0, scored.length, scored);
      for (int i = 0; i < margins.length; i++) {
        assertThat(scored[i]).isEqualTo(margins[i], within(1e-12));
      }
    }
  }

  @Test
  void joinsAllStumpsOfAFeatureInOneTree() {
    ModelIr model = ADDITIVE.trainer().fit(Made.customers(2000, 5), Training.seeded(1)).model(299);
    assertThat(((TreeEnsemble) model.predictor()).trees()).hasSize(3);
    assertThat(((TreeEnsemble) model.predictor()).trees()).allSatisfy(tree ->
        assertThat(tree.cover(0)).as("all cases come to the root").isEqualTo(2000));
  }

  @Test
  void learnsStepsMissingValuesAndCategories() {
    ModelIr model = ADDITIVE.trainer().fit(Made.customers(15_000, 6), Training.seeded(1)).model(99);
    Scorer scorer = Scorer.of(model);
    double here = scorer.margin(new double[] {0.5, 0, 0});
    assertThat(scorer.margin(new double[] {0.1, 0, 0}) - here).isEqualTo(2, within(0.4));
    assertThat(scorer.margin(new double[] {0.5, 0, 1}) - here).isEqualTo(-1.5, within(0.4));
    assertThat(scorer.margin(new double[] {0.5, Double.NaN, 0}) - here).isEqualTo(-1, within(0.45));
  }

  /** The truth is 1.5; an additive model cannot say anything else than 0. */
  @Test
  void treesLearnWhatFeaturesDoTogether() {
    TrainingSet set = Made.customers(12_000, 7);
    assertThat(together(Boosting.TREES.trainer().fit(set, Training.seeded(1)).model(149))).isEqualTo(1.5, within(0.5));
    assertThat(together(ADDITIVE.trainer().fit(set, Training.seeded(1)).model(149))).isEqualTo(0, within(1e-12));
  }

  private static double together(ModelIr model) {
    Scorer scorer = Scorer.of(model);
    double old = scorer.margin(new double[] {0.8, 0.8, 0}) - scorer.margin(new double[] {0.8, 0.2, 0});
    return old - (scorer.margin(new double[] {0.45, 0.8, 0}) - scorer.margin(new double[] {0.45, 0.2, 0}));
  }

  @Test
  void takesAWeightOfTwoForTwoCases() {
    TrainingSet set = Made.customers(500, 9);
    int[] twice = new int[1000];
    Arrays.setAll(twice, i -> i / 2);
    double[] weights = new double[500];
    Arrays.fill(weights, 2);
    TrainingSet weighted = new TrainingSet(set.schema(), set.rows(), set.labels(), DoubleArray.of(weights));

    double[] byWeight = ADDITIVE.trainer().fit(weighted, Training.seeded(1)).margins(set.rows(), 50);
    double[] byRepeating = ADDITIVE.trainer().fit(set.rows(twice), Training.seeded(1)).margins(set.rows(), 50);
    for (int i = 0; i < byWeight.length; i++) {
      assertThat(byWeight[i]).isEqualTo(byRepeating[i], within(1e-4));
    }
  }

  @Test
  void theSameSeedMakesTheSameModel() {
    TrainingSet set = Made.customers(1000, 10);
    Boosting settings = Boosting.builder().bags(3).share(0.8).rounds(40).build();
    ModelIr model = settings.trainer().fit(set, Training.seeded(1)).model(39);
    assertThat(settings.trainer().fit(set, Training.seeded(1)).model(39)).isEqualTo(model);
    assertThat(settings.trainer().fit(set, Training.seeded(2)).model(39)).isNotEqualTo(model);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    TrainingSet set = Made.customers(1000, 11);
    int[] turned = new int[1000];
    Arrays.setAll(turned, i -> 999 - i);
    ModelIr model = Boosting.TREES.trainer().fit(set, Training.seeded(1)).model(0);
    assertThat(Boosting.TREES.trainer().fit(set.rows(turned), Training.seeded(1)).model(0)).isEqualTo(model);
  }

  @Test
  void forestsAreRightOnAverage() {
    TrainingSet set = Made.customers(4000, 12);
    double[] margins = new Forest(50, 10, 256, 2).trainer().fit(set, Training.seeded(1)).margins(set.rows(), 0);
    double rate = set.baseRate();
    double votes = Arrays.stream(margins).map(margin -> rate + (margin - Math.log(rate / (1 - rate))) * rate * (1 - rate))
        .average().orElseThrow();
    assertThat(votes).isEqualTo(rate, within(0.01));
  }

  @Test
  void refusesWhatCannotBeLearned() {
    TrainingSet one = TrainingSet.of(Made.SCHEMA, ColumnBatch.of(new double[2], new double[2], new double[2]), new double[2]);
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> ADDITIVE.trainer().fit(one, Training.seeded(1))).withMessageContaining("all 2 labels are 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Boosting.builder().learningRate(0).build())
        .withMessageContaining("learningRate");
  }

  @Test
  void stopsWhenItIsToldTo() {
    CancellationSource cancelled = new CancellationSource();
    cancelled.cancel();
    assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> ADDITIVE.trainer().fit(
        Made.customers(100, 1), new Training(1, cancelled, ProgressListener.none())));
  }
}
