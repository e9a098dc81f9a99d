package io.crmkit.testkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Derivation.OfTwo;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.blend.Deriving;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Features are computed where they drive what happens, and hardly ever where they do not. */
class DerivingPropertiesTest {

  private static final FeatureSchema BILLS = new FeatureSchema(List.of(Feature.number("paid").in("€"),
      Feature.number("billed").in("€"), Feature.number("other").in("€"), Feature.number("tenure").in("months")));
  private static final PathTrainer TREES = Boosting.builder().rounds(30).learningRate(0.2).build().trainer();
  private static final Ensemble SMALL = new Ensemble(List.of(ElasticNet.DEFAULT.trainer(), TREES), 2);
  private static final Deriving DERIVING = new Deriving(SMALL, TREES, 2);

  /** Whoever pays little of what is billed leaves, whatever the amounts. */
  private static TrainingSet byRatio(FeatureSchema schema, int rows, long seed) {
    return bills(schema, rows, seed, true);
  }

  /** Each field speaks for itself. */
  private static TrainingSet bySums(FeatureSchema schema, int rows, long seed) {
    return bills(schema, rows, seed, false);
  }

  private static TrainingSet bills(FeatureSchema schema, int rows, long seed, boolean ratio) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[4][rows];
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      columns[1][row] = Math.exp(random.nextDouble(2, 7));
      columns[0][row] = columns[1][row] * random.nextDouble();
      columns[2][row] = Math.exp(random.nextDouble(2, 7));
      columns[3][row] = random.nextDouble(0, 60);
      double odds = ratio ? 6 * (0.5 - columns[0][row] / columns[1][row])
          : 0.05 * (columns[3][row] - 30) + Math.log(columns[2][row]) - 4.5;
      labels[row] = random.nextDouble() < Logistic.of(odds) ? 1 : 0;
    }
    return TrainingSet.of(schema, ColumnBatch.of(columns), labels);
  }

  private static Stream<OfTwo> computed(ModelIr model) {
    return model.derivations().stream().filter(OfTwo.class::isInstance).map(OfTwo.class::cast);
  }

  @Property(tries = 10)
  void findsTheRatioThatDrives(@ForAll long seed) {
    ModelIr model = DERIVING.train(byRatio(BILLS, 800, seed), Training.seeded(seed));
    assertThat(model.schema()).isEqualTo(BILLS);
    assertThat(computed(model)).as("months are not added to euros").noneMatch(derived -> derived.inputs().contains(3));
    boolean found = computed(model).anyMatch(new Derivation.Ratio(0, 1)::equals);
    Statistics.collect(found ? "found" : "missed");
    Statistics.coverage(seen -> seen.check("found").percentage(share -> share > 28));
    Statistics.label("besides").collect(found && computed(model).count() == 1 ? "nothing" : "more");
    Statistics.label("besides").coverage(seen -> seen.check("nothing").percentage(share -> share > 5));
  }

  @Property(tries = 10)
  void trainsAsIfItWereNotThereWhereNothingHelps(@ForAll long seed) {
    TrainingSet set = bySums(BILLS, 800, seed);
    ModelIr model = DERIVING.train(set, Training.seeded(seed));
    boolean none = computed(model).findAny().isEmpty();
    if (none) {
      assertThat(model).isEqualTo(SMALL.train(set, Training.seeded(seed)));
    }
    Statistics.collect(none ? "none" : "some");
    Statistics.coverage(seen -> seen.check("none").percentage(share -> share > 31));
  }

  @Example
  void aRatioThatDrivesIsWorthIt() {
    TrainingSet set = byRatio(BILLS, 1500, 3);
    TrainingSet others = byRatio(BILLS, 8000, 4);
    double plain = loss(SMALL.train(set, Training.seeded(1)), others);
    assertThat(loss(DERIVING.train(set, Training.seeded(1)), others)).isLessThan(plain - 0.01);
  }

  private static double loss(ModelIr model, TrainingSet set) {
    return BinaryMeasures.of(Margins.probabilities(model, set), set.labels().toArray()).logLoss();
  }

  @Example
  void fieldsWithoutAUnitAreLeftAlone() {
    FeatureSchema bare = new FeatureSchema(
        BILLS.features().stream().map(feature -> Feature.number(feature.name())).toList());
    TrainingSet set = byRatio(bare, 800, 3);
    assertThat(DERIVING.train(set, Training.seeded(1))).isEqualTo(SMALL.train(set, Training.seeded(1)));
  }

  @Example
  void constraintsHoldForWhatIsComputed() {
    TrainingSet set = byRatio(BILLS, 1500, 3);
    assertThat(computed(train(set, Constraints.NONE.together("paid", "billed")))).contains(new Derivation.Ratio(0, 1))
        .noneMatch(derived -> derived.inputs().contains(2));
    assertThat(computed(train(set, Constraints.NONE.together("paid", "tenure")))).isEmpty();
    assertThat(computed(train(set, Constraints.NONE.falling("paid")))).as("a ratio would rise with it at will")
        .noneMatch(derived -> derived.inputs().contains(0));
  }

  private static ModelIr train(TrainingSet set, Constraints constraints) {
    return DERIVING.train(set, Training.seeded(1).under(constraints));
  }
}
