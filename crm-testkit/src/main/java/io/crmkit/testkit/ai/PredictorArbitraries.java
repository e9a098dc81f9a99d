package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary predictors on a number of slots. */
public final class PredictorArbitraries {

  private static final int MOST_TREES = 4;

  private PredictorArbitraries() {}

  /** Predictors that have a margin: sums, ensembles, and blends of them and of one another. */
  public static Arbitrary<Predictor> predictors(FeatureSchema schema, int slots) {
    Arbitrary<Predictor> simple = Arbitraries.frequencyOf(
        Tuple.of(1, linears(slots).map(each -> each)), Tuple.of(3, ensembles(schema, slots).map(each -> each)));
    Arbitrary<Predictor> blends = blends(simple).map(each -> each);
    return Arbitraries.frequencyOf(Tuple.of(3, simple), Tuple.of(1, blends),
        Tuple.of(1, blends(Arbitraries.oneOf(simple, blends)).map(each -> each)));
  }

  /** Sums, some of which read a slot twice and some of which read none. */
  public static Arbitrary<Linear> linears(int slots) {
    Arbitrary<Term> terms = Combinators.combine(
        Arbitraries.integers().between(0, slots - 1), ModelArbitraries.numbers(), ModelArbitraries.numbers())
        .as(Term::new);
    return Combinators.combine(ModelArbitraries.numbers(), terms.list().ofMaxSize(6)).as(Linear::new);
  }

  /** Ensembles of up to {@value #MOST_TREES} trees, of depths of their own. */
  public static Arbitrary<TreeEnsemble> ensembles(FeatureSchema schema, int slots) {
    return Combinators.combine(
        ModelArbitraries.numbers(), TreeArbitraries.trees(schema, slots).list().ofMaxSize(MOST_TREES))
        .as(TreeEnsemble::new);
  }

  /** Blends of up to three. */
  public static Arbitrary<Blend> blends(Arbitrary<Predictor> predictors) {
    Arbitrary<Member> members = Combinators.combine(ModelArbitraries.numbers(), predictors).as(Member::new);
    return Combinators.combine(ModelArbitraries.numbers(), members.list().ofMaxSize(3)).as(Blend::new);
  }

  /** Clusters of up to four centres in up to three dimensions. */
  public static Arbitrary<Clusters> clusters(int slots) {
    return Arbitraries.integers().between(0, slots - 1).list().ofMinSize(1).ofMaxSize(3).flatMap(inputs ->
        ModelArbitraries.numbers().list().ofSize(inputs.size()).list().ofMinSize(1).ofMaxSize(4)
            .map(centres -> new Clusters(inputs, centres.stream().map(PredictorArbitraries::array).toList())));
  }

  private static DoubleArray array(List<Double> numbers) {
    return DoubleArray.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
