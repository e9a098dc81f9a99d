package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.distribution.WonCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Laws 7 and 16: distributions against references that add deal after deal. */
class DistributionPropertiesTest {

  private static final double ROUNDING = 1e-12;

  /** What a series may be off. */
  private static final double SERIES = 1e-6;

  /** A deal in minor units and basis points. */
  record Chance(long amount, int basisPoints) {}

  @Property(tries = 200)
  void quantilesAscend(@ForAll("anyChances") List<Chance> chances, @ForAll("correlations") double correlation) {
    RevenueDistribution revenue = new CommonShock(correlation, 0).apply(deals(chances));

    assertThat(revenue.least()).isLessThanOrEqualTo(revenue.p10());
    assertThat(revenue.p10()).isLessThanOrEqualTo(revenue.p50());
    assertThat(revenue.p50()).isLessThanOrEqualTo(revenue.p90());
    assertThat(revenue.p90()).isLessThanOrEqualTo(revenue.most());
    Statistics.label("spread").collect(revenue.p10() < revenue.p90() ? "apart" : "equal");
    Statistics.label("spread").coverage(seen -> seen.check("apart").percentage(share -> share > 22));
  }

  /** On both sides of the number of deals up to which everything is enumerated. */
  @Property(tries = 200)
  void everyProbabilityAndQuantileIsThatOfTheReference(
      @ForAll("smallChances") List<Chance> chances, @ForAll("levels") double p) {
    OpenDeals deals = deals(chances);
    RevenueDistribution revenue = RevenueDistribution.of(deals);
    ReferenceRevenue reference = ReferenceRevenue.of(deals);

    double sum = 0;
    for (int i = 0; i < reference.weights().length; i++) {
      long amount = reference.least() + i;
      assertThat(revenue.reaching(amount)).isCloseTo(1 - sum, within(1e-12));
      sum += reference.weights()[i];
      assertThat(revenue.cdf(amount)).isCloseTo(sum, within(1e-12));
    }
    long quantile = revenue.quantile(p);
    assertThat(reference.cdf(quantile)).isGreaterThanOrEqualTo(p - 1e-12);
    assertThat(reference.below(quantile)).isLessThanOrEqualTo(p + 1e-12);
    Statistics.collect(chances.size() > RevenueDistribution.EXACT_DEALS ? "many" : "few");
    Statistics.coverage(seen -> {
      seen.check("many").percentage(share -> share > 5);
      seen.check("few").percentage(share -> share > 2);
    });
  }

  /** Too many sums to keep them all, and steps wherever most amounts are nearly multiples of one number. */
  @Property(tries = 60)
  void everyProbabilityIsThatOfTheReferenceWhereAmountsAreNearlyMultiples(
      @ForAll("lumpyChances") List<Chance> chances, @ForAll("levels") double p) {
    OpenDeals deals = deals(chances);
    RevenueDistribution revenue = RevenueDistribution.of(deals);
    ReferenceRevenue reference = ReferenceRevenue.of(deals);

    double[] weights = reference.weights();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (i % (1 + weights.length / 2_000) == 0) {
        assertThat(revenue.cdf(reference.least() + i)).isCloseTo(sum, within(SERIES));
      }
    }
    long quantile = revenue.quantile(p);
    assertThat(reference.cdf(quantile)).isGreaterThanOrEqualTo(p - SERIES);
    assertThat(reference.below(quantile)).isLessThanOrEqualTo(p + SERIES);
    Statistics.collect(weights.length > 50_000 ? "many sums" : "few sums");
    Statistics.coverage(seen -> seen.check("many sums").percentage(share -> share > 20));
  }

  @Property
  void meanAndVarianceAreTheSums(@ForAll("anyChances") List<Chance> chances) {
    BigDecimal mean = BigDecimal.ZERO;
    BigDecimal variance = BigDecimal.ZERO;
    for (Chance chance : chances) {
      BigDecimal amount = BigDecimal.valueOf(chance.amount());
      BigDecimal p = BigDecimal.valueOf(chance.basisPoints(), 4);
      mean = mean.add(amount.multiply(p));
      variance = variance.add(amount.multiply(amount).multiply(p).multiply(BigDecimal.ONE.subtract(p)));
    }
    RevenueDistribution revenue = RevenueDistribution.of(deals(chances));

    assertThat(revenue.mean()).isCloseTo(mean.doubleValue(), within(ROUNDING * size(chances)));
    assertThat(revenue.variance()).isCloseTo(variance.doubleValue(), within(ROUNDING * variance.doubleValue()));
    Statistics.collect(variance.signum() > 0 ? "uncertain" : "certain");
    Statistics.coverage(seen -> seen.check("uncertain").percentage(share -> share > 34));
  }

  @Property(tries = 200)
  void aShockKeepsTheMean(@ForAll("anyChances") List<Chance> chances, @ForAll("correlations") double correlation) {
    OpenDeals deals = deals(chances);
    RevenueDistribution shocked = new CommonShock(correlation, 0).apply(deals);
    RevenueDistribution independent = RevenueDistribution.of(deals);

    assertThat(shocked.mean()).isCloseTo(independent.mean(), within(1e-9 * size(chances)));
    Statistics.collect(correlation > 0 ? "shock" : "none");
    Statistics.coverage(seen -> seen.check("shock").percentage(share -> share > 28));
  }

  @Property
  void certainDealsBringWhatTheyAreWorth(@ForAll("certainChances") List<Chance> chances) {
    long sum = chances.stream().mapToLong(each -> each.basisPoints() == 0 ? 0 : each.amount()).sum();
    long won = chances.stream().filter(each -> each.basisPoints() > 0).count();
    RevenueDistribution revenue = RevenueDistribution.of(deals(chances));

    assertThat(List.of(revenue.least(), revenue.p10(), revenue.p50(), revenue.p90(), revenue.most())).containsOnly(sum);
    assertThat(revenue.cdf(sum - 1)).isZero();
    assertThat(revenue.reaching(sum)).isOne();
    assertThat(WonCount.of(deals(chances)).probability((int) won)).isOne();
    Statistics.collect(won > 0 ? "some won" : "none won");
    Statistics.coverage(seen -> seen.check("some won").percentage(share -> share > 36));
  }

  @Property
  void quantilesGrowWithAmounts(
      @ForAll("smallChances") List<Chance> chances, @ForAll("scales") long scale, @ForAll("levels") double p) {
    List<Chance> scaled = chances.stream().map(each -> new Chance(each.amount() * scale, each.basisPoints())).toList();
    RevenueDistribution one = RevenueDistribution.of(deals(chances));
    RevenueDistribution other = RevenueDistribution.of(deals(scaled));

    // a level that is met to the last digit may fall on either side of it
    assertThat(one.cdf(other.quantile(p) / scale)).isCloseTo(Math.max(p, one.cdf(one.quantile(p))), within(1e-8));
    assertThat(other.mean()).isCloseTo(one.mean() * scale, within(ROUNDING * size(scaled)));
    Statistics.collect(scale);
    Statistics.coverage(seen -> seen.check(1_000_000_007L).count(count -> count > 0));
  }

  @Property(tries = 300)
  void theWonCountIsThatOfTheEnumeration(@ForAll("fewChances") List<Chance> chances) {
    double[] expected = new double[chances.size() + 1];
    for (int won = 0; won < 1 << chances.size(); won++) {
      double weight = 1;
      for (int i = 0; i < chances.size(); i++) {
        double p = chances.get(i).basisPoints() / 1e4;
        weight *= (won >> i & 1) == 1 ? p : 1 - p;
      }
      expected[Integer.bitCount(won)] += weight;
    }
    WonCount count = WonCount.of(deals(chances));

    for (int k = 0; k < expected.length; k++) {
      assertThat(count.probability(k)).isCloseTo(expected[k], within(1e-14));
    }
    Statistics.collect(chances.size() > 10 ? "more than 10" : "up to 10");
    Statistics.coverage(seen -> seen.check("more than 10").percentage(share -> share > 10));
  }

  @Property
  void theProbabilitiesOfTheWonCountSumToOne(@ForAll("anyChances") List<Chance> chances) {
    WonCount count = WonCount.of(deals(chances));
    double[] weights = IntStream.rangeClosed(0, chances.size()).mapToDouble(count::probability).toArray();
    double sum = 0;
    double mean = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k];
      mean += k * weights[k];
    }

    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(count.mean()).isCloseTo(mean, within(1e-10 * (1 + mean)));
    assertThat(count.cdf(count.quantile(0.5))).isGreaterThanOrEqualTo(0.5 - 1e-12);
    Statistics.collect(chances.size() > 64 ? "halved" : "small");
    Statistics.coverage(seen -> seen.check("halved").percentage(share -> share > 10));
  }

  private static OpenDeals deals(List<Chance> chances) {
    OpenDeals.Builder builder = OpenDeals.builder();
    chances.forEach(each -> builder.addBasisPoints(each.amount(), each.basisPoints()));
    return builder.build();
  }

  private static double size(List<Chance> chances) {
    return 1 + chances.stream().mapToDouble(each -> Math.abs((double) each.amount()) * each.basisPoints() / 1e4).sum();
  }

  private static Arbitrary<List<Chance>> chances(Arbitrary<Long> amounts, Arbitrary<Integer> basisPoints, int least,
      int most) {
    return Combinators.combine(amounts, basisPoints).as(Chance::new).list().ofMinSize(least).ofMaxSize(most);
  }

  private static Arbitrary<Integer> basisPoints() {
    return Arbitraries.oneOf(Arbitraries.integers().between(0, 10_000), Arbitraries.of(0, 1_000, 5_000, 10_000));
  }

  @Provide
  Arbitrary<List<Chance>> anyChances() {
    Arbitrary<Long> amounts = Arbitraries.oneOf(
        Arbitraries.longs().between(-1_000, 100_000_000), Arbitraries.of(0L, 1L, 10_000_000L, 1_000_000_000_000_000L));
    return Arbitraries.oneOf(chances(amounts, basisPoints(), 0, 30), chances(amounts, basisPoints(), 80, 120));
  }

  @Provide
  Arbitrary<List<Chance>> smallChances() {
    Arbitrary<Long> amounts = Arbitraries.longs().between(-3, 40);
    return Arbitraries.oneOf(chances(amounts, basisPoints(), 0, 40), chances(amounts, basisPoints(), 60, 120));
  }

  @Provide
  Arbitrary<List<Chance>> lumpyChances() {
    return Arbitraries.of(10L, 99L, 250L).flatMap(unit -> {
      Arbitrary<Long> nearlyMultiples = Combinators.combine(
          Arbitraries.longs().between(1, 20), Arbitraries.longs().between(-1, 1)).as((units, apart) -> units * unit + apart);
      Arbitrary<Long> amounts = Arbitraries.frequencyOf(
          Tuple.of(9, nearlyMultiples), Tuple.of(1, Arbitraries.longs().between(1, 20 * unit)));
      return chances(amounts, basisPoints(), 60, 120);
    });
  }

  @Provide
  Arbitrary<List<Chance>> fewChances() {
    return chances(Arbitraries.just(1L), basisPoints(), 0, 15);
  }

  @Provide
  Arbitrary<List<Chance>> certainChances() {
    return chances(Arbitraries.longs().between(-1_000, 1_000_000), Arbitraries.of(0, 10_000), 0, 60);
  }

  @Provide
  Arbitrary<Double> correlations() {
    return Arbitraries.of(0.0, 0.02, 0.2, 0.6);
  }

  @Provide
  Arbitrary<Double> levels() {
    return Arbitraries.of(0.01, 0.1, 0.317, 0.5, 0.9, 0.999);
  }

  @Provide
  Arbitrary<Long> scales() {
    return Arbitraries.of(2L, 1_000L, 1_000_000_007L);
  }
}
