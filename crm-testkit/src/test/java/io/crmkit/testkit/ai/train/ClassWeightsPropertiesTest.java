package io.crmkit.testkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.train.ClassWeights;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.testkit.ai.TrainingArbitraries;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What class weights change, and what they must leave alone: cases whose outcome is rare. */
class ClassWeightsPropertiesTest {

  private static final PathTrainer CURVES = Boosting.builder().rounds(60).learningRate(0.1).leaves(2).build().trainer();
  private static final PathTrainer LINES = ElasticNet.DEFAULT.trainer();

  private static final double NAIVE = 0.5;

  @Property(tries = 40)
  void linesSayTheRateOfTheCasesAsTheyAre(@ForAll("sets") TrainingSet set, @ForAll("weights") ClassWeights weights) {
    assertKeepsRateAndOrder(set, weights, LINES, 15, 0.1);
  }

  @Property(tries = 40)
  void curvesSayTheRateOfTheCasesAsTheyAre(@ForAll("sets") TrainingSet set, @ForAll("weights") ClassWeights weights) {
    assertKeepsRateAndOrder(set, weights, CURVES, 59, 0.25);
  }

  /** What nobody gives back to the intercept is off by half of the rate or more: the bounds could not miss it. */
  private static void assertKeepsRateAndOrder(TrainingSet set, ClassWeights weights, PathTrainer trainer, int point,
      double bound) {
    double rate = set.baseRate();
    double[] plain = Margins.probabilities(model(trainer, set, point), set);
    double[] weighted = Margins.probabilities(model(weights.on(trainer), set, point), set);
    double[] naive = Margins.probabilities(model(trainer, weights.in(set).weighted(set), point), set);
    assertThat(Margins.mean(weighted)).isEqualTo(rate, within(bound * rate));
    assertThat(Margins.mean(naive)).isGreaterThan((1 + NAIVE) * rate);
    assertIsAsGood(set, weighted, plain);
    Statistics.collect(rate < 0.1 ? "rare" : "less rare");
    Statistics.coverage(seen -> seen.check("rare").percentage(share -> share > 5));
  }

  private static void assertIsAsGood(TrainingSet set, double[] weightedOnes, double[] plainOnes) {
    BinaryMeasures weighted = BinaryMeasures.of(weightedOnes, set.labels().toArray());
    BinaryMeasures plain = BinaryMeasures.of(plainOnes, set.labels().toArray());
    assertThat(weighted.auc()).isEqualTo(plain.auc(), within(0.03));
    assertThat(weighted.logLoss()).isEqualTo(plain.logLoss(), within(0.015));
    assertThat(weighted.calibrationError()).isLessThan(plain.calibrationError() + 0.025);
  }

  @Property(tries = 8)
  void ensemblesAreCalibratedOnCasesAsTheyAre(
      @ForAll("sets") TrainingSet set, @ForAll("weights") ClassWeights weights) {
    Ensemble ensemble = new Ensemble(List.of(LINES, CURVES), 3);
    double[] plain = Margins.probabilities(ensemble.train(set, Training.seeded(1)), set);
    double[] weighted = Margins.probabilities(ensemble.weighing(weights).train(set, Training.seeded(1)), set);
    assertThat(Margins.mean(weighted)).isEqualTo(set.baseRate(), within(0.06 * set.baseRate()));
    assertIsAsGood(set, weighted, plain);
  }

  @Property(tries = 20)
  void factorsThatAreTheSameChangeNothing(@ForAll("sets") TrainingSet set) {
    double[] plain = Margins.of(model(LINES, set, 15), set);
    double[] weighted = Margins.of(model(new ClassWeights.Given(3, 3).on(LINES), set, 15), set);
    assertThat(weighted).containsExactly(plain, within(1e-9));
  }

  @Property(tries = 20)
  void sharesAreReachedAndAllCountsWhatItDid(@ForAll("sets") TrainingSet set, @ForAll("shares") double share) {
    TrainingSet weighted = new ClassWeights.Share(share).in(set).weighted(set);
    assertThat(weighted.baseRate()).isEqualTo(share, within(1e-12));
    assertThat(weighted.weights().stream().sum()).isEqualTo(set.size(), within(1e-6));
    assertThat(weighted.rows()).as("no row is repeated").isEqualTo(set.rows());
  }

  private static ModelIr model(PathTrainer trainer, TrainingSet set, int point) {
    return trainer.fit(set, Training.seeded(1)).model(point);
  }

  @Provide
  Arbitrary<TrainingSet> sets() {
    return TrainingArbitraries.additive(1500, -2.5);
  }

  @Provide
  Arbitrary<ClassWeights> weights() {
    return Arbitraries.oneOf(Arbitraries.just(ClassWeights.balanced()),
        Arbitraries.integers().between(3, 20).map(ones -> new ClassWeights.Given(1, ones)));
  }

  @Provide
  Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0.01, 0.99);
  }
}
