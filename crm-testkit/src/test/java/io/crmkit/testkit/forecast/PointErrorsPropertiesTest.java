package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.accuracy.PointAccuracy;
import io.crmkit.forecast.accuracy.PointErrors;
import io.crmkit.forecast.accuracy.ScaledErrors;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The laws of collected errors; the reference sums with decimals of any length. */
class PointErrorsPropertiesTest {

  record Pair(double actual, double forecast) {}

  @Property
  void orderAndPartsDoNotMatter(
      @ForAll("pairs") @Size(min = 1, max = 60) List<Pair> pairs, @ForAll long seed) {
    Random random = new Random(seed);
    List<Pair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, random);
    List<PointErrors> parts = new ArrayList<>(List.of(new PointErrors(), new PointErrors(), new PointErrors()));
    shuffled.forEach(pair -> parts.get(random.nextInt(3)).add(pair.actual, pair.forecast));
    Collections.shuffle(parts, random);
    PointErrors merged = parts.get(0).merge(parts.get(1).merge(parts.get(2)));

    assertThat(merged.result()).isEqualTo(collect(pairs).result());
    Statistics.collect(naiveSum(pairs) == naiveSum(shuffled) ? "a plain sum is the same" : "a plain sum differs");
    Statistics.coverage(seen -> seen.check("a plain sum differs").percentage(share -> share > 5));
  }

  @Property
  void theMeanErrorIsThatOfExactArithmetic(@ForAll("pairs") @Size(min = 1, max = 60) List<Pair> pairs) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Pair pair : pairs) {
      sum = sum.add(new BigDecimal(pair.forecast - pair.actual));
    }
    double nearest = sum.round(new MathContext(60)).doubleValue();

    assertThat(collect(pairs).result().orElseThrow().bias()).isEqualTo(nearest / pairs.size());
  }

  @Property
  void measuresAreWithinTheirBounds(@ForAll("pairs") @Size(min = 1, max = 60) List<Pair> pairs) {
    PointAccuracy accuracy = collect(pairs).result().orElseThrow();

    assertThat(accuracy.smape()).isBetween(0.0, 200.0);
    assertThat(Math.abs(accuracy.bias())).isLessThanOrEqualTo(accuracy.mae() * (1 + 1e-12));
    assertThat(accuracy.mae()).isLessThanOrEqualTo(accuracy.rmse() * (1 + 1e-12));
  }

  /** What gives sMAPE its name. */
  @Property
  void theSymmetricPercentageIsTheSameIfValuesAndForecastsAreSwapped(
      @ForAll("pairs") @Size(min = 1, max = 20) List<Pair> pairs) {
    List<Pair> swapped = pairs.stream().map(pair -> new Pair(pair.forecast, pair.actual)).toList();

    assertThat(collect(swapped).result().orElseThrow().smape())
        .isEqualTo(collect(pairs).result().orElseThrow().smape());
  }

  @Property
  void theScaledErrorDoesNotKnowTheUnit(
      @ForAll("pairs") @Size(min = 2, max = 20) List<Pair> pairs, @ForAll("factors") double factor) {
    double[] actuals = pairs.stream().mapToDouble(Pair::actual).toArray();
    double[] forecasts = pairs.stream().mapToDouble(Pair::forecast).toArray();
    ScaledErrors plain = new ScaledErrors().add(actuals, 1, actuals, forecasts);
    ScaledErrors other = new ScaledErrors()
        .add(times(actuals, factor), 1, times(actuals, factor), times(forecasts, factor));

    assertThat(other.scaled()).isEqualTo(plain.scaled());
    if (plain.mase().isPresent()) {
      double mase = plain.mase().getAsDouble();
      assertThat(other.mase().orElseThrow()).isCloseTo(mase, within(1e-6 * (1 + mase)));
    }
    Statistics.collect(plain.mase().isPresent() ? "scaled" : "without a scale");
    Statistics.coverage(seen -> seen.check("scaled").percentage(share -> share > 39));
  }

  private static double[] times(double[] values, double factor) {
    double[] multiplied = values.clone();
    for (int i = 0; i < multiplied.length; i++) {
      multiplied[i] *= factor;
    }
    return multiplied;
  }

  private static PointErrors collect(List<Pair> pairs) {
    PointErrors errors = new PointErrors();
    pairs.forEach(pair -> errors.add(pair.actual, pair.forecast));
    return errors;
  }

  private static double naiveSum(List<Pair> pairs) {
    double sum = 0;
    for (Pair pair : pairs) {
      sum += pair.forecast - pair.actual;
    }
    return sum;
  }

  @Provide
  Arbitrary<List<Pair>> pairs() {
    Arbitrary<Double> small = Arbitraries.doubles().between(-1e4, 1e4).ofScale(3);
    Arbitrary<Double> far = Arbitraries.of(0.0, 1e15, -1e15, 1e-9, 1e16, 0.1);
    Arbitrary<Double> values = Arbitraries.oneOf(small, small, far);
    return Combinators.combine(values, values).as(Pair::new).list();
  }

  @Provide
  Arbitrary<Double> factors() {
    return Arbitraries.of(2.0, 1024.0, 0.25);
  }
}
