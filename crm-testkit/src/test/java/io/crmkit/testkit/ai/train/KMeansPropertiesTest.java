package io.crmkit.testkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.cluster.Clustering;
import io.crmkit.ai.train.cluster.KMeans;
import io.crmkit.testkit.ai.TrainingArbitraries;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What holds of clusters of whatever cases. */
class KMeansPropertiesTest {

  private static final FeatureSchema PLANE = new FeatureSchema(List.of(Feature.number("x"), Feature.number("y")));

  @Property(tries = 60)
  void inertiaNeverRisesAndIsThatOfTheModel(
      @ForAll("weighted") TrainingSet set, @ForAll @IntRange(min = 1, max = 9) int clusters, @ForAll long seed) {
    Clustering found = new KMeans(clusters, clusters, 1, 100).cluster(set, Training.seeded(seed));
    double[] inertias = found.inertias().toArray();
    for (int round = 1; round < inertias.length; round++) {
      assertThat(inertias[round]).isLessThanOrEqualTo(inertias[round - 1] * (1 + 1e-12));
    }
    double last = inertias[inertias.length - 1];
    assertThat(inertia(found.model(), set)).isEqualTo(last, within(1e-9 * last));
    Statistics.collect(inertias.length > 4 ? "moves" : "stands");
    Statistics.coverage(seen -> seen.check("moves").percentage(share -> share > 25));
  }

  private static double inertia(ModelIr model, TrainingSet set) {
    Clusters clusters = (Clusters) model.predictor();
    double inertia = 0;
    for (int row = 0; row < set.size(); row++) {
      double[] slots = slots(model, set, row);
      double least = IntStream.range(0, clusters.centres().size())
          .mapToDouble(centre -> clusters.distance(centre, slots)).min().orElseThrow();
      inertia += set.weights().at(row) * least;
    }
    return inertia;
  }

  private static double[] slots(ModelIr model, TrainingSet set, int row) {
    double[] values = new double[set.schema().size()];
    set.rows().row(row, values);
    return model.slots(values);
  }

  @Property(tries = 60)
  void eachCentreIsTheMeanOfItsCasesAndTheLargestIsFirst(
      @ForAll("weighted") TrainingSet set, @ForAll @IntRange(min = 1, max = 9) int wanted, @ForAll long seed) {
    ModelIr model = new KMeans(wanted, wanted, 2, 1000).train(set, Training.seeded(seed));
    Clusters clusters = (Clusters) model.predictor();
    double[][] sums = new double[clusters.centres().size()][clusters.inputs().size()];
    double[] sizes = new double[sums.length];
    for (int row = 0; row < set.size(); row++) {
      double[] slots = slots(model, set, row);
      int nearest = (int) clusters.margin(slots);
      sizes[nearest] += set.weights().at(row);
      for (int i = 0; i < sums[nearest].length; i++) {
        sums[nearest][i] += set.weights().at(row) * slots[clusters.inputs().get(i)];
      }
    }
    for (int centre = 0; centre < sums.length; centre++) {
      double size = sizes[centre];
      assertThat(size).isPositive().isLessThanOrEqualTo(centre == 0 ? size : sizes[centre - 1] + 1e-9);
      double[] mean = Arrays.stream(sums[centre]).map(sum -> sum / size).toArray();
      assertThat(clusters.centres().get(centre).toArray()).containsExactly(mean, within(1e-9));
    }
    Statistics.collect(sums.length > 1 ? "several" : "one");
    Statistics.coverage(seen -> seen.check("several").percentage(share -> share > 28));
  }

  @Property(tries = 20)
  void theSameSeedMakesTheSameBytes(@ForAll("weighted") TrainingSet set, @ForAll long seed) {
    KMeans some = new KMeans(2, 4, 2, 50);
    assertThat(ModelDigest.of(some.train(set, Training.seeded(seed))))
        .isEqualTo(ModelDigest.of(some.train(set, Training.seeded(seed))));
  }

  @Property(tries = 60)
  void findsAsManyClustersAsAreFarApart(@ForAll @IntRange(min = 2, max = 6) int clouds, @ForAll long seed) {
    TrainingSet set = clouds(clouds, 60 * clouds, seed);
    Clustering found = KMeans.DEFAULT.cluster(set, Training.seeded(seed));
    assertThat(((Clusters) found.model().predictor()).centres()).hasSize(clouds);
    assertThat(found.tried()).hasSize(7).extracting(Clustering.Tried::clusters).startsWith(2, 3);
    assertThat(found.tried().stream().mapToDouble(Clustering.Tried::silhouette).max().orElseThrow())
        .isBetween(0.6, 1.0);
  }

  /** Of six places drawn alike, each would be of another cloud once in sixty-five times. */
  @Property(tries = 60)
  void beginsFarApart(@ForAll long seed) {
    TrainingSet set = clouds(6, 120, seed);
    ModelIr model = new KMeans(6, 6, 1, 1).train(set, Training.seeded(seed));
    long apart = IntStream.range(0, 6).mapToDouble(row -> model.predictor().margin(slots(model, set, row)))
        .distinct().count();
    Statistics.collect(apart == 6 ? "each cloud" : "not all");
    Statistics.coverage(seen -> seen.check("each cloud").percentage(share -> share > 25));
  }

  /** Clouds stand on a circle, far from one another for how wide they are. */
  private static TrainingSet clouds(int clouds, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[2][rows];
    for (int row = 0; row < rows; row++) {
      double angle = 0.7 + 2 * Math.PI * (row % clouds) / clouds;
      columns[0][row] = 10 * Math.cos(angle) + random.nextDouble(-1.5, 1.5);
      columns[1][row] = 10 * Math.sin(angle) + random.nextDouble(-1.5, 1.5);
    }
    return TrainingSet.of(PLANE, ColumnBatch.of(columns), new double[rows]);
  }

  /** Fewer places than clusters: no centre is left without cases. */
  @Property(tries = 60)
  void thereAreNoMoreClustersThanCasesThatDiffer(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 4) Integer> places, @ForAll long seed) {
    int distinct = (int) places.stream().distinct().count();
    if (distinct > 1) {
      double[] x = places.stream().mapToDouble(Integer::doubleValue).toArray();
      TrainingSet set = TrainingSet.of(PLANE, ColumnBatch.of(x, x.clone()), new double[x.length]);
      Clustering found = KMeans.of(6).cluster(set, Training.seeded(seed));
      assertThat(((Clusters) found.model().predictor()).centres()).hasSize(distinct);
      assertThat(inertia(found.model(), set)).isEqualTo(0, within(1e-20));
    }
  }

  /** The reference tries every way to divide; no start can do better, and of five one nearly always finds it. */
  @Property(tries = 100)
  void isAsGoodAsAnyDivision(@ForAll @Size(min = 3, max = 9) List<@IntRange(min = 0, max = 50) Integer> numbers,
      @ForAll long seed) {
    double[] x = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
    if (Arrays.stream(x).distinct().count() > 1) {
      TrainingSet set = TrainingSet.of(new FeatureSchema(List.of(Feature.number("x"))), ColumnBatch.of(x),
          new double[x.length]);
      ModelIr model = KMeans.of(2).train(set, Training.seeded(seed));
      double[] scaled = IntStream.range(0, x.length).mapToDouble(row -> slots(model, set, row)[2]).toArray();
      double best = IntStream.range(0, 1 << x.length)
          .mapToDouble(half -> spread(scaled, half, 1) + spread(scaled, half, 0)).min().orElseThrow();
      assertThat(inertia(model, set)).isGreaterThan(best - 1e-9);
      Statistics.collect(inertia(model, set) < best + 1e-9 ? "best" : "nearly");
      Statistics.coverage(seen -> seen.check("best").percentage(share -> share > 33));
    }
  }

  private static double spread(double[] x, int half, int side) {
    double[] some = IntStream.range(0, x.length).filter(i -> (half >> i & 1) == side).mapToDouble(i -> x[i]).toArray();
    double mean = Arrays.stream(some).average().orElse(0);
    return Arrays.stream(some).map(each -> (each - mean) * (each - mean)).sum();
  }

  @Provide
  Arbitrary<TrainingSet> weighted() {
    return TrainingArbitraries.additive(300, 0).flatMap(set -> Arbitraries.longs().map(seed -> new TrainingSet(
        set.schema(), set.rows(), set.labels(),
        DoubleArray.of(new SplittableRandom(seed).doubles(set.size(), 0.2, 5).toArray()))));
  }
}
