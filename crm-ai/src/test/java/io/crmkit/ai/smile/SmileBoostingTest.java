package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.codec.BinaryModelCodec;
import io.crmkit.ai.codec.JsonModelCodec;
import io.crmkit.ai.codec.ModelCodec;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.base.cart.Loss;
import smile.classification.GradientTreeBoost;
import smile.data.Tuple;
import smile.regression.RegressionTree;

class SmileBoostingTest {

  private static final SmileBoosting SMALL = new SmileBoosting(40, 0.1, 8, 0.7);
  private static final TrainingSet SHOPS = Shops.shops(700, 2);
  private static final Training RUN = Training.seeded(9);

  private final BoostingTraining training = new BoostingTraining(SMALL);
  private final Frame frame = Frame.of(SHOPS);
  private final GradientTreeBoost boosted = training.boosted(frame, RUN);
  private final ModelIr model = training.converted(boosted, frame, SHOPS);

  /** Smile's sum of trees, added in its order. */
  private double sum(Tuple shop) {
    double sum = Loss.logistic(SmileCases.labels(SHOPS)).intercept(new double[0]);
    for (RegressionTree tree : boosted.trees()) {
      sum += SMALL.learningRate() * tree.predict(shop);
    }
    return sum;
  }

  @Test
  void hasTwiceTheSumOfSmileToTheLastBit() {
    double[] margins = new double[SHOPS.size()];
    Scorer.of(model).margins(SHOPS.rows(), 0, SHOPS.size(), margins);

    for (int row = 0; row < SHOPS.size(); row++) {
      assertThat(margins[row]).isEqualTo(2 * sum(frame.data().get(row)));
    }
  }

  @Test
  void saysWhatSmileSays() {
    Scorer scorer = Scorer.of(SMALL.trainer().train(SHOPS, RUN));

    for (int row = 0; row < SHOPS.size(); row++) {
      double[] probabilities = new double[2];
      boosted.predict(frame.data().get(row), probabilities);
      assertThat(scorer.probability(Shops.row(SHOPS, row))).isEqualTo(probabilities[1], within(1e-12));
    }
  }

  @Test
  void takesAGapThatTheTrainingDidNotHaveForTheMean() {
    double mean = Arrays.stream(SHOPS.rows().column(0)).average().orElseThrow();
    Scorer scorer = Scorer.of(model);

    for (int row = 0; row < SHOPS.size(); row++) {
      double[] shop = Shops.row(SHOPS, row);
      shop[0] = mean;
      double margin = scorer.margin(shop);
      shop[0] = Double.NaN;
      assertThat(scorer.margin(shop)).isEqualTo(margin);
    }
  }

  @Test
  void learns() {
    TrainingSet others = Shops.shops(2000, 3);
    Scorer scorer = Scorer.of(model);
    double[] probabilities =
        IntStream.range(0, others.size()).mapToDouble(row -> scorer.probability(Shops.row(others, row))).toArray();

    assertThat(BinaryMeasures.of(probabilities, others.labels().toArray()).auc()).isGreaterThan(0.75);
  }

  @Test
  void isDataLikeAnyOtherModel() {
    for (ModelCodec codec : List.of(JsonModelCodec.USUAL, BinaryModelCodec.USUAL)) {
      assertThat(codec.read(codec.write(model)).orElseThrow()).isEqualTo(model);
    }
  }

  @Test
  void isTheSameAgainAndWithOthersBesideIt() {
    assertThat(IntStream.range(0, 4).parallel().mapToObj(i -> SMALL.trainer().train(SHOPS, RUN))).containsOnly(model);
    assertThat(SMALL.trainer().train(SHOPS, Training.seeded(10))).isNotEqualTo(model);
  }
}
