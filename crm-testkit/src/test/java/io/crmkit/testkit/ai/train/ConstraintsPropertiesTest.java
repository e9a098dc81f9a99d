package io.crmkit.testkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import io.crmkit.testkit.ai.TrainingArbitraries;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever is learned of whatever cases, it stays within its constraints; what is free would not. */
class ConstraintsPropertiesTest {

  private static final PathTrainer CURVES =
      Boosting.builder().rounds(40).learningRate(0.2).leaves(2).bags(2).share(0.8).build().trainer();
  private static final PathTrainer TREES =
      Boosting.builder().rounds(20).learningRate(0.3).leaves(12).depth(5).leastWeight(1).build().trainer();
  private static final PathTrainer FOREST = new Forest(6, 3, 64, 0).trainer();
  private static final PathTrainer LINES = ElasticNet.DEFAULT.trainer();

  @Property(tries = 40)
  void marginsOfTreesGoOneWay(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    assertGoesOneWay(TREES, 19, set, seed);
  }

  @Property(tries = 40)
  void marginsOfCurvesGoOneWay(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    assertGoesOneWay(CURVES, 39, set, seed);
  }

  @Property(tries = 40)
  void marginsOfForestsGoOneWay(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    assertGoesOneWay(FOREST, 0, set, seed);
  }

  @Property(tries = 40)
  void marginsOfLinesGoOneWay(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    assertGoesOneWay(LINES, 19, set, seed);
  }

  private static void assertGoesOneWay(PathTrainer trainer, int point, TrainingSet set, long seed) {
    Constraints constraints = directions(set.schema(), seed);
    ModelIr model = trainer.fit(set, Training.seeded(seed).under(constraints)).model(point);
    ModelIr free = trainer.fit(set, Training.seeded(seed)).model(point);
    int[] signs = constraints.signs(set.schema());
    int turns = 0;
    boolean moves = false;
    for (int feature = 0; feature < signs.length; feature++) {
      if (signs[feature] != 0) {
        Walk walk = new Walk(set, feature, signs[feature], seed);
        assertThat(walk.against(model)).as("%s of %s", set.schema().feature(feature).name(), trainer.id()).isZero();
        moves |= walk.along(model) > 0;
        turns += walk.against(free) > 0 ? 1 : 0;
      }
    }
    Statistics.label("free").collect(turns > 0 ? "turns" : "goes one way");
    Statistics.label("free").coverage(seen -> seen.check("turns").percentage(share -> share > 25));
    Statistics.label("held").collect(moves ? "moves" : "stays");
    Statistics.label("held").coverage(seen -> seen.check("moves").percentage(share -> share > 20));
  }

  @Property(tries = 40)
  void pathsStayWithinAGroup(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    Constraints constraints = groups(set.schema(), seed);
    List<BitSet> groups = constraints.together(set.schema());
    for (PathTrainer trainer : List.of(TREES, FOREST)) {
      int point = trainer == TREES ? 19 : 0;
      ModelIr model = trainer.fit(set, Training.seeded(seed).under(constraints)).model(point);
      ModelIr free = trainer.fit(set, Training.seeded(seed)).model(point);
      assertThat(paths(model.predictor())).allMatch(path -> isWithin(path, groups));
      boolean crosses = paths(free.predictor()).stream().anyMatch(path -> !isWithin(path, groups));
      boolean several = paths(model.predictor()).stream().anyMatch(path -> path.cardinality() > 1);
      Statistics.label("free").collect(crosses ? "crosses" : "stays");
      Statistics.label("free").coverage(seen -> seen.check("crosses").percentage(share -> share > 25));
      Statistics.label("held").collect(several ? "several" : "one");
      Statistics.label("held").coverage(seen -> seen.check("several").percentage(share -> share > 20));
    }
  }

  @Property(tries = 20)
  void oneGroupOfAllIsNoConstraint(@ForAll("sets") TrainingSet set) {
    String[] all = set.schema().features().stream().map(feature -> feature.name()).toArray(String[]::new);
    for (PathTrainer trainer : List.of(TREES, FOREST)) {
      assertThat(trainer.fit(set, Training.seeded(1).under(Constraints.NONE.together(all))).model(0))
          .isEqualTo(trainer.fit(set, Training.seeded(1)).model(0));
    }
  }

  @Property(tries = 8)
  void ensemblesHandConstraintsOnAndStayCalibrated(@ForAll("sets") TrainingSet set, @ForAll long seed) {
    Constraints ways = directions(set.schema(), seed);
    Constraints both = new Constraints(ways.directions(), groups(set.schema(), seed).groups());
    Ensemble ensemble = new Ensemble(List.of(CURVES, TREES, LINES, FOREST), 2);
    ModelIr model = ensemble.train(set, Training.seeded(seed).under(both));
    int[] signs = both.signs(set.schema());
    for (int feature = 0; feature < signs.length; feature++) {
      if (signs[feature] != 0) {
        Walk walk = new Walk(set, feature, signs[feature], seed);
        assertThat(walk.against(model)).isLessThan(1e-12);
        assertThat(walk.probabilityAgainst(model)).isLessThan(1e-12);
      }
    }
    assertThat(paths(model.predictor())).allMatch(path -> isWithin(path, both.together(set.schema())));
  }

  private static Constraints directions(FeatureSchema schema, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Constraints constraints = Constraints.NONE;
    for (int i = 0; i < schema.size(); i++) {
      if (schema.feature(i).kind() == FeatureKind.NUMBER && (i == 0 || random.nextInt(3) > 0)) {
        String name = schema.feature(i).name();
        constraints = random.nextBoolean() ? constraints.rising(name) : constraints.falling(name);
      }
    }
    return constraints;
  }

  /** Two groups of two that may have a field in common; others stand alone. */
  private static Constraints groups(FeatureSchema schema, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Constraints constraints = Constraints.NONE;
    for (int group = 0; group < 2; group++) {
      int one = random.nextInt(schema.size());
      int other = (one + 1 + random.nextInt(schema.size() - 1)) % schema.size();
      constraints = constraints.together(schema.feature(one).name(), schema.feature(other).name());
    }
    return constraints;
  }

  private static boolean isWithin(BitSet path, List<BitSet> groups) {
    return groups.stream().anyMatch(group -> {
      BitSet rest = (BitSet) path.clone();
      rest.andNot(group);
      return rest.isEmpty();
    });
  }

  private static List<BitSet> paths(Predictor predictor) {
    List<BitSet> paths = new ArrayList<>();
    if (predictor instanceof Predictor.Blend blend) {
      blend.members().forEach(member -> paths.addAll(paths(member.predictor())));
    }
    if (predictor instanceof Predictor.TreeEnsemble ensemble) {
      ensemble.trees().forEach(tree -> collect(tree, 0, new BitSet(), paths));
    }
    return paths;
  }

  private static void collect(Tree tree, int node, BitSet read, List<BitSet> paths) {
    if (tree.isLeaf(node)) {
      paths.add(read);
      return;
    }
    BitSet more = (BitSet) read.clone();
    more.set(tree.slot(node));
    collect(tree, tree.left(node), more, paths);
    collect(tree, tree.right(node), more, paths);
  }

  @Provide
  Arbitrary<TrainingSet> sets() {
    return Arbitraries.oneOf(TrainingArbitraries.bent(400), TrainingArbitraries.additive(400, 0));
  }

  /** Some cases of a set with each of many numbers of a field. */
  private static final class Walk {

    private static final int CASES = 20;
    private static final int STEPS = 60;

    private final double[][] cases = new double[CASES][];
    private final int feature;
    private final int sign;

    Walk(TrainingSet set, int feature, int sign, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < CASES; i++) {
        cases[i] = new double[set.schema().size()];
        set.rows().row(random.nextInt(set.size()), cases[i]);
      }
      this.feature = feature;
      this.sign = sign;
    }

    /** Returns the longest step of a margin against the direction. */
    double against(ModelIr model) {
      return longest(model, -sign);
    }

    double along(ModelIr model) {
      return longest(model, sign);
    }

    private double longest(ModelIr model, int way) {
      Scorer scorer = Scorer.of(model);
      double longest = 0;
      for (double[] some : cases) {
        double before = Double.NaN;
        for (int step = 0; step <= STEPS; step++) {
          some[feature] = -2.1 + 4.2 * step / STEPS;
          double margin = scorer.margin(some);
          longest = step == 0 ? longest : Math.max(longest, way * (margin - before));
          before = margin;
        }
      }
      return longest;
    }

    double probabilityAgainst(ModelIr model) {
      Scorer scorer = Scorer.of(model);
      double longest = 0;
      for (double[] some : cases) {
        for (int step = 0; step < STEPS; step++) {
          some[feature] = -2.1 + 4.2 * step / STEPS;
          double before = scorer.probability(some);
          some[feature] = -2.1 + 4.2 * (step + 1) / STEPS;
          longest = Math.max(longest, sign * (before - scorer.probability(some)));
        }
      }
      return longest;
    }
  }
}
