package io.crmkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import io.crmkit.core.RefusedException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

  private static final FeatureSchema TWO = new FeatureSchema(List.of(Feature.number("x"), Feature.number("weak")));
  private static final PathTrainer ONE_SPLIT = Boosting.builder().rounds(1).leaves(2).leastWeight(0).build().trainer();

  /** The label is told by x and, all but once, by the other one. */
  private static TrainingSet told() {
    return TrainingSet.of(TWO, ColumnBatch.of(new double[] {1, 2, 3, 4, 6, 7, 8, 9, 10, 11},
        new double[] {1, 2, 3, 4, 9, 5, 6, 7, 8, 0}), new double[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
  }

  @Test
  void takesTheNextBestSplitWhereTheBestGoesTheWrongWay() {
    assertThat(first(Constraints.NONE)).isEqualTo(0);
    assertThat(first(Constraints.NONE.rising("x"))).isEqualTo(0);
    assertThat(first(Constraints.NONE.falling("x"))).isEqualTo(1);
  }

  private static int first(Constraints constraints) {
    ModelIr model = ONE_SPLIT.fit(told(), Training.seeded(1).under(constraints)).model(0);
    return ((TreeEnsemble) model.predictor()).trees().get(0).slot(0);
  }

  /** Tickets that are missing make customers stay, which a rising field may say: they are no number. */
  @Test
  void leavesWhatIsMissingFree() {
    TrainingSet set = Made.customers(6000, 41);
    for (PathTrainer trainer : List.of(Boosting.TREES.trainer(), ElasticNet.DEFAULT.trainer())) {
      ModelIr model = trainer.fit(set, Training.seeded(1).under(Constraints.NONE.rising("tickets"))).model(19);
      Scorer scorer = Scorer.of(model);
      assertThat(scorer.margin(new double[] {0.4, Double.NaN, 0}))
          .isLessThan(scorer.margin(new double[] {0.4, 0.1, 0}));
      assertThat(scorer.margin(new double[] {0.4, -0.5, 0})).isLessThan(scorer.margin(new double[] {0.4, 0.5, 0}));
    }
  }

  @Test
  void aFieldOfNoGroupStandsAlone() {
    assertThat(Constraints.NONE.together("tenure", "plan").together(Made.SCHEMA))
        .containsExactly(places(0, 2), places(1));
    assertThat(Constraints.NONE.together(Made.SCHEMA)).isEmpty();
  }

  private static BitSet places(int... fields) {
    BitSet places = new BitSet();
    for (int field : fields) {
      places.set(field);
    }
    return places;
  }

  @Test
  void stayWithATrainingWhateverElseChanges() {
    Constraints constraints = Constraints.NONE.rising("tenure");
    Training run = Training.seeded(1).under(constraints);
    assertThat(run.withSeed(2).quiet()).isEqualTo(Training.seeded(2).under(constraints));
  }

  @Test
  void refusesFieldsThatAreNotThereOrHaveNoOrder() {
    assertThat(Constraints.NONE.rising("tenure").together("plan").refusal(Made.SCHEMA)).isEmpty();
    assertThat(Constraints.NONE.falling("plan").refusal(Made.SCHEMA)).contains(new TrainingRefusal.NotANumber("plan"));
    assertThat(Constraints.NONE.together("tenure", "age").refusal(Made.SCHEMA))
        .contains(new TrainingRefusal.UnknownField("age"));
    assertThat(Constraints.NONE.rising("age").refusal(Made.SCHEMA)).contains(new TrainingRefusal.UnknownField("age"));
    assertThatIllegalArgumentException().isThrownBy(() -> Constraints.NONE.rising("tenure").falling("tenure"))
        .withMessage("tenure is RISING already");
  }

  @Test
  void everyTrainerRefusesWhatItCannotKeep() {
    TrainingSet set = Made.customers(100, 42);
    Training run = Training.seeded(1).under(Constraints.NONE.rising("plan"));
    Stream.of(Boosting.ADDITIVE.trainer(), Forest.DEFAULT.trainer(), ElasticNet.DEFAULT.trainer(),
        ClassWeights.balanced().on(ElasticNet.DEFAULT.trainer())).forEach(trainer ->
            assertThatExceptionOfType(RefusedException.class).as(trainer.id()).isThrownBy(() -> trainer.fit(set, run))
                .withMessage("ai.training-not-a-number: plan is no number: nothing can rise or fall with it."));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Ensemble.DEFAULT.train(set, run))
        .extracting(RefusedException::refusal).isEqualTo(new TrainingRefusal.NotANumber("plan"));
  }
}
