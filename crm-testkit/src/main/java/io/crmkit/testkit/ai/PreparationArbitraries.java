package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary steps before and after a predictor: derived slots and calibrators. */
public final class PreparationArbitraries {

  private static final int MOST_DERIVATIONS = 4;

  private PreparationArbitraries() {}

  /** Up to {@value #MOST_DERIVATIONS} derived slots, each of which may read those before it. */
  public static Arbitrary<List<Derivation>> derivations(FeatureSchema schema) {
    return Arbitraries.integers().between(0, MOST_DERIVATIONS).flatMap(size -> Combinators.combine(
        IntStream.range(0, size).mapToObj(i -> derivation(schema.size() + i)).toList())
        .as(List::copyOf));
  }

  /** A derived slot that reads some of the first {@code slots}. */
  public static Arbitrary<Derivation> derivation(int slots) {
    return Arbitraries.oneOf(ofOne(slots), ofTwo(slots));
  }

  private static Arbitrary<Derivation> ofOne(int slots) {
    Arbitrary<Integer> input = Arbitraries.integers().between(0, slots - 1);
    Arbitrary<Double> number = ModelArbitraries.numbers();
    return Arbitraries.oneOf(
        Combinators.combine(input, number).as(Derivation.Fill::new),
        Combinators.combine(input, number, number).as(Derivation.Scale::new),
        Combinators.combine(input, number, number).as((slot, one, other) ->
            new Derivation.Clip(slot, Math.min(one, other), Math.max(one, other))),
        input.map(Derivation.Log::new), input.map(Derivation.Missing::new),
        Combinators.combine(input, Arbitraries.integers().between(0, 3)).as(Derivation.Category::new),
        Combinators.combine(input, ascending()).as(Derivation.Bin::new),
        Combinators.combine(input, number.list().ofMaxSize(4), number).as((slot, values, otherwise) ->
            new Derivation.Lookup(slot, array(values), otherwise)));
  }

  private static Arbitrary<Derivation> ofTwo(int slots) {
    Arbitrary<Integer> input = Arbitraries.integers().between(0, slots - 1);
    return Arbitraries.oneOf(
        Combinators.combine(input, input).as(Derivation.Sum::new),
        Combinators.combine(input, input).as(Derivation.Difference::new),
        Combinators.combine(input, input).as(Derivation.Product::new),
        Combinators.combine(input, input).as(Derivation.Ratio::new));
  }

  /** Calibrators of every kind. */
  public static Arbitrary<Calibrator> calibrators() {
    Arbitrary<Double> factors = Arbitraries.of(0.0, 0.5, 1.0, 1.75);
    Arbitrary<Double> number = ModelArbitraries.numbers();
    return Arbitraries.oneOf(
        Arbitraries.just(Calibrator.NONE),
        Combinators.combine(factors, number).as(Calibrator.Platt::new),
        Combinators.combine(factors, factors, number).as(Calibrator.Beta::new),
        ascending().filter(margins -> margins.size() > 0).flatMap(PreparationArbitraries::steps));
  }

  private static Arbitrary<Calibrator> steps(DoubleArray margins) {
    return Arbitraries.integers().between(0, 10).list().ofSize(margins.size()).map(tenths -> new Calibrator.Isotonic(
        margins, array(tenths.stream().sorted().map(tenth -> tenth / 10.0).toList())));
  }

  private static Arbitrary<DoubleArray> ascending() {
    return ModelArbitraries.numbers().set().ofMaxSize(4).map(numbers -> array(numbers.stream().sorted().toList()));
  }

  private static DoubleArray array(List<Double> numbers) {
    return DoubleArray.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
