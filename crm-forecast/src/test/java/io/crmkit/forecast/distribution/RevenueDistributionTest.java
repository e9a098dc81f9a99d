package io.crmkit.forecast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Distributions of nasty sets of deals, against sums over every unit of revenue. */
class RevenueDistributionTest {

  private static final double[] LEVELS = {0.001, 0.1, 0.35, 0.9, 0.999};
  private static final double[] STAGES = {0.1, 0.2, 0.5, 0.75};

  private final Random random = new Random(7);

  @Test
  void aLargeDealAmongSmallOnesIsEnumerated() {
    isThatOfTheRecurrence(300, i -> i == 3 ? 300_000 : 1 + random.nextInt(500));
  }

  @Test
  void oneDealMoreThanIsEnumeratedIsAsExact() {
    isThatOfTheRecurrence(41, i -> 1 + random.nextInt(9_000));
  }

  @Test
  void equalAmountsAreCounted() {
    isThatOfTheRecurrence(500, i -> 1_000);
  }

  @Test
  void amountsOfAPriceListAreCounted() {
    long[] prices = {55, 550, 1_096, 3_393};
    isThatOfTheRecurrence(150, i -> prices[random.nextInt(prices.length)]);
  }

  @Test
  void aFewOddAmountsAmongRoundOnesAreEnumerated() {
    isThatOfTheRecurrence(150, i -> i < 5 ? 777 + 131 * i : 1_000 * (1 + random.nextInt(20)));
  }

  @Test
  void amountsThatAreNearlyEqualResound() {
    isThatOfTheRecurrence(60, i -> 9_975 + random.nextInt(50));
  }

  @Test
  void amountsThatAreNearlyMultiplesOfANumberHaveSteps() {
    isThatOfTheRecurrence(60, i -> 1_000 * (1 + random.nextInt(20)) + random.nextInt(2));
  }

  @Test
  void soHaveThoseOfManyDeals() {
    isThatOfTheRecurrence(300, i -> 200 * (1 + random.nextInt(20)) + random.nextInt(2));
  }

  @Test
  void stepsAreSeenThroughDealsThatAreUnlikeTheOthers() {
    isThatOfTheRecurrence(80, i -> i < 20 ? 1 + random.nextInt(9_000) : 1_000 * (1 + random.nextInt(20)));
  }

  @Test
  void allSumsOfManyDealsOfFewUnitsAreKept() {
    isThatOfTheRecurrence(120, i -> random.nextInt(40));
  }

  @Test
  void amountsThatGrowGeometricallyAreEnumeratedFromTheLargest() {
    isThatOfTheRecurrence(50, i -> (long) Math.ceil(Math.pow(1.2, i)));
  }

  @Test
  void thatNothingIsWonOrOneDealIsAStepWhereDealsAreRarelyWon() {
    OpenDeals.Builder deals = OpenDeals.builder();
    double none = 1;
    for (int i = 0; i < 90; i++) {
      deals.add(9_876_543L + 54_321L * i, 0.01);
      none *= 0.99;
    }
    RevenueDistribution revenue = RevenueDistribution.of(deals.build());

    assertThat(revenue.cdf(0)).isCloseTo(none, within(1e-5));
    assertThat(revenue.reaching(9_876_543)).isCloseTo(1 - none, within(1e-5));
    assertThat(revenue.cdf(9_876_543 + 54_321 * 89)).isCloseTo(none * (1 + 90 / 99.0), within(1e-5));
  }

  private void isThatOfTheRecurrence(int size, IntToLongFunction amount) {
    OpenDeals.Builder builder = OpenDeals.builder();
    for (int i = 0; i < size; i++) {
      builder.add(amount.applyAsLong(i), STAGES[random.nextInt(STAGES.length)]);
    }
    OpenDeals deals = builder.build();
    double[] weights = recurrence(deals);
    RevenueDistribution revenue = RevenueDistribution.of(deals);
    for (double level : LEVELS) {
      double sum = 0;
      int exact = -1;
      while (sum < level) {
        sum += weights[++exact];
      }
      assertThat((double) revenue.quantile(level))
          .isCloseTo(exact, within(1e-6 * revenue.standardDeviation()));
      assertThat(revenue.cdf(exact)).isCloseTo(sum, within(1e-7));
    }
  }

  private static double[] recurrence(OpenDeals deals) {
    double[] weights = {1};
    for (int i = 0; i < deals.size(); i++) {
      double[] more = Arrays.copyOf(weights, weights.length + (int) deals.amount(i));
      double p = deals.probability(i);
      for (int k = 0; k < weights.length; k++) {
        more[k] -= p * weights[k];
        more[k + (int) deals.amount(i)] += p * weights[k];
      }
      weights = more;
    }
    return weights;
  }

  @Nested
  class OfFewDeals {

    @Test
    void isExactToTheUnitWhereAmountsAreVeryLargeAndVerySmall() {
      OpenDeals.Builder builder = OpenDeals.builder();
      for (int i = 0; i < 39; i++) {
        builder.add(1L << i, 0.5);
      }
      RevenueDistribution revenue = RevenueDistribution.of(builder.add(1_000_000_000_000_000L, 0.5).build());

      // every number below 2³⁹ is as likely as any other, with and without the large deal
      long half = (1L << 39) / 4;
      assertThat(revenue.cdf(half - 1)).isEqualTo(0.125);
      assertThat(revenue.quantile(0.125)).isEqualTo(half - 1);
      assertThat(revenue.quantile(0.625)).isEqualTo(1_000_000_000_000_000L + half - 1);
    }

    @Test
    void countsCreditsAsNegative() {
      RevenueDistribution revenue =
          RevenueDistribution.of(OpenDeals.builder().add(-300, 0.25).add(1_000, 1).add(500, 0.5).build());

      assertThat(revenue.least()).isEqualTo(700);
      assertThat(revenue.most()).isEqualTo(1_500);
      assertThat(revenue.cdf(700)).isEqualTo(0.125);
      assertThat(revenue.reaching(1_000)).isEqualTo(0.875);
      assertThat(revenue.mean()).isEqualTo(1_175);
    }

    @Test
    void knowsSkewnessAndKurtosis() {
      RevenueDistribution revenue = RevenueDistribution.of(OpenDeals.builder().add(100, 0.1).build());

      assertThat(revenue.skewness()).isCloseTo(0.8 / 0.3, within(1e-12));
      assertThat(revenue.excessKurtosis()).isCloseTo((1 - 6 * 0.09) / 0.09, within(1e-12));
    }
  }

  /** The sum of sixty of them is no double. */
  @Test
  void ofManyAmountsAtTheEndOfWhatThereMayBeIsThatOfTheirNumber() {
    long[] amounts = new long[60];
    double[] probabilities = new double[60];
    Arrays.fill(amounts, OpenDeals.MAX_TOTAL / 61);
    Arrays.fill(probabilities, 0.5);
    RevenueDistribution revenue = RevenueDistribution.of(OpenDeals.of(amounts, probabilities));

    assertThat(revenue.p50()).isEqualTo(30 * amounts[0]);
    assertThat(revenue.most()).isEqualTo(60 * amounts[0]);
  }

  @Nested
  class Refuses {

    @Test
    void aProbabilityOutsideItsRangeByTheDeal() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenDeals.of(new long[] {1, 2}, new double[] {0.5, 1.5}))
          .withMessageContaining("deal 1").withMessageContaining("1.5");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenDeals.of(new long[] {1}, new double[] {Double.NaN}));
    }

    @Test
    void amountsWhoseSumIsNoLong() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenDeals.of(new long[] {Long.MAX_VALUE / 2, 1L << 61}, new double[] {0.5, 0.5}))
          .withMessageContaining("deal 1");
    }

    @Test
    void quantilesAtTheEnds() {
      RevenueDistribution none = RevenueDistribution.of(OpenDeals.builder().build());

      assertThat(none.quantile(0.5)).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> none.quantile(0));
      assertThatIllegalArgumentException().isThrownBy(() -> none.quantile(1));
    }
  }
}
