package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.distribution.WonCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Laws 7 and 16: distributions against references that add deal after deal. */
class DistributionPropertiesTest {

  private static final double ROUNDING = 1e-12;

  /** What a series may be off. */
  private static final double SERIES = 1e-6;

  /** What a step may be off that a series does not show. */
  private static final double STEP = 1e-4;

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

  /** No series shows the steps of deals that are rarely won: that none is won, or one, or two. */
  @Property(tries = 30)
  void theChancesOfFewWinsAreThoseOfTheEnumeration(@ForAll("rareChances") List<Chance> chances) {
    RevenueDistribution revenue = RevenueDistribution.of(deals(chances));
    NavigableMap<Long, Double> fewWins = fewWins(chances);
    // all amounts are below twice the smallest, so that nothing below thrice of it comes of three wins
    long end = 3 * chances.stream().mapToLong(Chance::amount).min().orElseThrow();

    double sum = 0;
    for (var each : fewWins.headMap(end).entrySet()) {
      assertThat(revenue.cdf(each.getKey() - 1)).isCloseTo(sum, within(STEP));
      sum += each.getValue();
      assertThat(revenue.cdf(each.getKey())).isCloseTo(sum, within(STEP));
    }
    assertThat(revenue.least()).isZero();
    assertThat(revenue.most()).isEqualTo(chances.stream().mapToLong(Chance::amount).sum());
    Statistics.collect(fewWins.firstEntry().getValue() > 0.5 ? "nothing is likely" : "something is likely");
    Statistics.coverage(seen -> {
      seen.check("nothing is likely").count(count -> count > 0);
      seen.check("something is likely").count(count -> count > 0);
    });
  }

  /** Returns how likely each sum of up to two deals comes of no others. */
  private static NavigableMap<Long, Double> fewWins(List<Chance> chances) {
    double none = 1;
    for (Chance each : chances) {
      none *= 1 - each.basisPoints() / 1e4;
    }
    NavigableMap<Long, Double> sums = new TreeMap<>(Map.of(0L, none));
    for (int i = 0; i < chances.size(); i++) {
      double one = none * odds(chances.get(i));
      sums.merge(chances.get(i).amount(), one, Double::sum);
      for (int j = 0; j < i; j++) {
        sums.merge(chances.get(i).amount() + chances.get(j).amount(), one * odds(chances.get(j)), Double::sum);
      }
    }
    return sums;
  }

  private static double odds(Chance chance) {
    double p = chance.basisPoints() / 1e4;
    return p / (1 - p);
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
  Arbitrary<List<Chance>> rareChances() {
    Arbitrary<Long> smallest = Arbitraries.of(50_000L, 1_234_567L, 10_000_000_000L);
    Arbitrary<Integer> likeliest = Arbitraries.of(20, 200, 800);
    return Combinators.combine(smallest, likeliest).flatAs((amount, basisPoints) -> chances(
        Arbitraries.longs().between(amount, 2 * amount - 1).withDistribution(RandomDistribution.uniform()).withoutEdgeCases(),
        Arbitraries.integers().between(1, basisPoints).withDistribution(RandomDistribution.uniform()), 41, 120));
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
