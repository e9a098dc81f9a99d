package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.train.Capabilities.Ability;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingRefusal;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.RefusedException;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmileRefusalsTest {

  private static final double[] LABELS = {0, 1, 0, 1};

  static Stream<Trainer> all() {
    return Stream.concat(supervised(), Stream.of(SmileClusters.of(2).trainer()));
  }

  static Stream<Trainer> supervised() {
    return Stream.of(new SmileForest(3, 1, 4, 0).trainer(), new SmileBoosting(3, 0.1, 4, 1).trainer(),
        SmileLogistic.DEFAULT.trainer());
  }

  private static TrainingSet of(Feature feature, double... values) {
    return TrainingSet.of(new FeatureSchema(List.of(feature)), ColumnBatch.of(values), LABELS);
  }

  private static void refuses(Trainer trainer, TrainingSet set, String message) {
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> trainer.train(set, Training.seeded(1))).withMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesWeightsThatDiffer(Trainer trainer) {
    TrainingSet weighed = new TrainingSet(new FeatureSchema(List.of(Feature.number("x"))),
        ColumnBatch.of(new double[] {1, 2, 3, 4}), DoubleArray.of(LABELS), DoubleArray.of(1, 1, 2, 1));

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> trainer.train(weighed, Training.seeded(1)))
        .extracting(RefusedException::refusal).isEqualTo(new TrainingRefusal.Unable(trainer.id(), Ability.WEIGHTS));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesConstraintsThatItCouldNotKeep(Trainer trainer) {
    Training run = Training.seeded(1).under(Constraints.NONE.rising("x"));
    TrainingSet set = of(Feature.number("x"), 1, 2, 3, 4);
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> trainer.train(set, run))
        .extracting(RefusedException::refusal).isEqualTo(new TrainingRefusal.Unable(trainer.id(), Ability.DIRECTIONS));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesNumbersThatAreNotFinite(Trainer trainer) {
    refuses(trainer, of(Feature.number("x"), 1, 2, Double.POSITIVE_INFINITY, 3), "x of row 2 is Infinity");
    refuses(trainer, of(Feature.number("x"), 1, -1e101, 2, 3), "x of row 1 is -1.0E101");
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, -1, 0.5})
  void refusesCodesOfNoCategory(double code) {
    TrainingSet set = of(Feature.category("c", List.of("a", "b")), 0, 1, 0, code);

    all().forEach(trainer -> refuses(trainer, set, "c of row 3"));
  }

  @Test
  void doesNotTellWhatIsPersonal() {
    refuses(SmileClusters.of(2).trainer(), of(Feature.number("pay").asPersonal(), 1, 2, 1e300, 4),
        "pay of row 2 is a value, of which");
  }

  @ParameterizedTest
  @MethodSource("supervised")
  void refusesOneOutcomeAlone(Trainer trainer) {
    TrainingSet alike = TrainingSet.of(new FeatureSchema(List.of(Feature.number("x"))),
        ColumnBatch.of(new double[] {1, 2}), new double[] {1, 1});

    refuses(trainer, alike, "nothing to tell apart");
  }

  @Test
  void refusesPointsOfCasesThatAreAlike() {
    TrainingSet alike = of(Feature.number("x"), 3, 3, 3, 3);

    refuses(SmileLogistic.DEFAULT.trainer(), alike, "all cases are alike");
    refuses(SmileClusters.of(2).trainer(), alike, "all cases are alike");
  }

  @Test
  void refusesMoreClustersThanDifferentCases() {
    refuses(SmileClusters.of(3).trainer(), of(Feature.number("x"), 3, 3, 4, 3), "2 different cases for 3 clusters");
  }

  @Test
  void refusesPointsOfTooManyNumbers() {
    int words = Points.MOST + 1;
    Feature feature = Feature.category("c", IntStream.range(0, words).mapToObj(i -> "w" + i).toList());
    TrainingSet set = TrainingSet.of(new FeatureSchema(List.of(feature)),
        ColumnBatch.of(IntStream.range(0, words).asDoubleStream().toArray()),
        IntStream.range(0, words).mapToDouble(i -> i % 2).toArray());

    refuses(SmileLogistic.DEFAULT.trainer(), set, "points of 2001 numbers");
  }

  @Test
  void refusesAForestOfTooFewCases() {
    TrainingSet two = TrainingSet.of(new FeatureSchema(List.of(Feature.number("x"))),
        ColumnBatch.of(new double[] {1, 2}), new double[] {0, 1});

    refuses(new SmileForest(3, 1, 4, 0).trainer(), two, "weight of a tree");
  }

  @ParameterizedTest
  @MethodSource("all")
  void stopsBeforeItBegins(Trainer trainer) {
    Training stopped = new Training(1, () -> true, ProgressListener.none());

    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> trainer.train(Shops.shops(50, 1), stopped));
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileForest(0, 1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileBoosting(1, 1.5, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileLogistic(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmileClusters(1, 1, 1));
  }
}
