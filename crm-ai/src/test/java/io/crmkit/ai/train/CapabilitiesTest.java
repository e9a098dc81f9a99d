package io.crmkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities.Ability;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.cluster.KMeans;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import io.crmkit.core.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CapabilitiesTest {

  private static final Training RUN = Training.seeded(1);
  private static final PathTrainer TREES = Boosting.builder().rounds(3).build().trainer();

  /** Trains as another one does, of fewer things. */
  private record Narrow(PathTrainer trainer, Capabilities capabilities) implements PathTrainer {

    static Narrow without(Ability... abilities) {
      return new Narrow(TREES, TREES.capabilities().without(abilities));
    }

    @Override
    public String id() {
      return "narrow";
    }

    @Override
    public TrainedPath fit(TrainingSet set, Training run) {
      return trainer.fit(capabilities.require(id(), set, run), run);
    }
  }

  /** Cases that ask for nothing. */
  private static TrainingSet plain() {
    double[] x = new double[60];
    double[] labels = new double[60];
    Arrays.setAll(x, i -> i);
    Arrays.setAll(labels, i -> i % 3 == 0 ? 1 : 0);
    return TrainingSet.of(new FeatureSchema(List.of(Feature.number("x"), Feature.number("y"))),
        ColumnBatch.of(x, x.clone()), labels);
  }

  private static TrainingSet asking(Ability ability) {
    TrainingSet plain = plain();
    double[] x = plain.rows().column(0).clone();
    double[] weights = plain.weights().toArray();
    FeatureSchema schema = plain.schema();
    if (ability == Ability.MISSING_VALUES) {
      x[7] = Double.NaN;
    } else if (ability == Ability.WEIGHTS) {
      weights[7] = 2;
    } else if (ability == Ability.CATEGORIES) {
      schema = new FeatureSchema(List.of(Feature.number("x"), Feature.category("y", List.of("a", "b"))));
    }
    return new TrainingSet(schema, ColumnBatch.of(x, plain.rows().column(1)), plain.labels(), DoubleArray.of(weights));
  }

  private static Training run(Ability ability) {
    return RUN.under(ability == Ability.DIRECTIONS ? Constraints.NONE.rising("x")
        : ability == Ability.GROUPS ? Constraints.NONE.together("x", "y") : Constraints.NONE);
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void whatATrainerCannotDoIsRefusedAndNothingElse(Ability ability) {
    assertThat(Capabilities.asked(asking(ability), run(ability))).containsExactly(ability);
    for (PathTrainer trainer : List.of(Narrow.without(ability), Narrow.without(others(ability)), TREES,
        Forest.DEFAULT.trainer(), ElasticNet.DEFAULT.trainer(), ClassWeights.balanced().on(Narrow.without()))) {
      Optional<TrainingRefusal> expected =
          trainer.capabilities().refusal(trainer.id(), asking(ability), run(ability));
      RefusedException refused =
          catchThrowableOfType(RefusedException.class, () -> trainer.fit(asking(ability), run(ability)));
      assertThat(Optional.ofNullable(refused).map(RefusedException::refusal)).isEqualTo(expected);
      assertThat(expected.isPresent()).isEqualTo(!trainer.capabilities().abilities().contains(ability));
    }
  }

  private static Ability[] others(Ability ability) {
    return Arrays.stream(Ability.values()).filter(other -> other != ability).toArray(Ability[]::new);
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void saysWhatItCannotDo(Ability ability) {
    TrainingRefusal refusal = new TrainingRefusal.Unable("narrow", ability);
    assertThat(refusal.code()).matches("ai\\.training-no-[a-z-]+");
    assertThat(refusal.message()).startsWith("narrow cannot ").endsWith(".");
  }

  @Test
  void asksForNothingThatIsNotThere() {
    assertThat(Capabilities.asked(plain(), RUN)).isEmpty();
    assertThat(new Capabilities(Task.BINARY, Set.of()).refusal("none", plain(), RUN)).isEmpty();
  }

  @Test
  void anEnsembleCanDoWhatAllOfItsMembersCan() {
    Ensemble ensemble = new Ensemble(List.of(TREES, Narrow.without(Ability.GROUPS)), 2);
    assertThat(ensemble.capabilities()).isEqualTo(Capabilities.all(Task.BINARY).without(Ability.GROUPS));
    assertThat(Ensemble.DEFAULT.capabilities()).isEqualTo(Capabilities.all(Task.BINARY));
    RefusedException refused = catchThrowableOfType(RefusedException.class,
        () -> ensemble.train(plain(), run(Ability.GROUPS)));
    assertThat(refused.refusal()).isEqualTo(new TrainingRefusal.Unable("ensemble", Ability.GROUPS));
  }

  @Test
  void classWeightsNeedATrainerThatKnowsWeights() {
    PathTrainer trainer = ClassWeights.balanced().on(Narrow.without(Ability.WEIGHTS));
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> trainer.fit(plain(), RUN));
    assertThat(refused.refusal()).isEqualTo(new TrainingRefusal.Unable("narrow", Ability.WEIGHTS));
  }

  @Test
  void membersMustAnswerWhatTheEnsembleAnswers() {
    Narrow other = new Narrow(TREES, Capabilities.all(Task.REGRESSION));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ensemble(List.of(other), 2))
        .withMessage("narrow answers REGRESSION, not BINARY");
  }

  @Test
  void clustersHaveNoMarginToHold() {
    for (Ability ability : Ability.values()) {
      RefusedException refused = catchThrowableOfType(RefusedException.class,
          () -> KMeans.of(2).train(asking(ability), run(ability)));
      assertThat(refused != null).isEqualTo(ability == Ability.DIRECTIONS || ability == Ability.GROUPS);
    }
  }
}
