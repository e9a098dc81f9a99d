package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.RandomForest;

class SmileForestTest {

  private static final SmileForest SMALL = new SmileForest(25, 5, 200, 2);
  private static final TrainingSet SHOPS = Shops.shops(700, 1);
  private static final Training RUN = Training.seeded(9);

  private final ForestTraining training = new ForestTraining(SMALL);
  private final Frame frame = Frame.of(SHOPS);

  @Test
  void saysWhatSmileSays() {
    RandomForest forest = training.forest(frame, SmileThread.seeds(9, 25));
    Scorer scorer = Scorer.of(SMALL.trainer().train(SHOPS, RUN));

    for (int row = 0; row < SHOPS.size(); row++) {
      double[] probabilities = new double[2];
      forest.predict(frame.data().get(row), probabilities);
      assertThat(scorer.probability(Shops.row(SHOPS, row))).isEqualTo(probabilities[1], within(1e-12));
    }
  }

  @Test
  void sendsEverybodyToTheSameLeafOfEachTree() {
    List<RandomForest.Model> forest = training.trees(frame, RUN);
    ModelIr model = ForestTraining.converted(forest, frame, SHOPS);
    double slope = 1 / (SHOPS.baseRate() * (1 - SHOPS.baseRate()));
    double all = forest.stream().mapToDouble(each -> each.weight).sum();

    for (int i = 0; i < forest.size(); i++) {
      Tree tree = ((TreeEnsemble) model.predictor()).trees().get(i);
      double counts = forest.get(i).weight / all * slope;
      for (int row = 0; row < SHOPS.size(); row++) {
        double[] probabilities = new double[2];
        forest.get(i).tree.predict(frame.data().get(row), probabilities);
        assertThat(tree.value(model.slots(Shops.row(SHOPS, row)))).isEqualTo(counts * probabilities[1]);
      }
    }
  }

  @Test
  void splitsByGapsAndByMoreWordsThanASetHolds() {
    ModelIr model = SMALL.trainer().train(SHOPS, RUN);

    assertThat(model.derivations()).contains(
        new Derivation.Missing(1), new Derivation.Missing(2), new Derivation.Category(3, 70)).doesNotHaveDuplicates();
  }

  @Test
  void coversWhatWasDrawn() {
    ModelIr model = SMALL.trainer().train(SHOPS, RUN);

    assertThat(((TreeEnsemble) model.predictor()).trees()).allSatisfy(tree -> {
      assertThat(tree.cover(0)).isEqualTo(SHOPS.size());
      for (int node = 0; node < tree.size(); node++) {
        assertThat(tree.cover(node)).isGreaterThanOrEqualTo(SMALL.leafSize());
      }
    });
  }

  @Test
  void hasMarginsThatTouchTheLogitAtTheBaseRate() {
    ModelIr model = SMALL.trainer().train(SHOPS, RUN);
    double rate = SHOPS.baseRate();

    assertThat(model.calibrator().probability(Logistic.inverse(rate))).isEqualTo(rate, within(1e-12));
  }

  @Test
  void isTheSameAgainAndWithOthersBesideIt() {
    ModelIr model = SMALL.trainer().train(SHOPS, RUN);

    assertThat(IntStream.range(0, 4).parallel().mapToObj(i -> SMALL.trainer().train(SHOPS, RUN))).containsOnly(model);
    assertThat(SMALL.trainer().train(SHOPS, Training.seeded(10))).isNotEqualTo(model);
  }

  @Test
  void stopsBetweenTreesAndTellsOfEach() {
    List<Progress> told = new ArrayList<>();
    Training stopped = new Training(1, () -> told.size() == 3, told::add);

    assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> SMALL.trainer().train(SHOPS, stopped));
    assertThat(told).extracting(Progress::done).containsExactly(1L, 2L, 3L);
  }
}
