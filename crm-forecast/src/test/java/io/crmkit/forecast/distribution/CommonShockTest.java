package io.crmkit.forecast.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommonShockTest {

  private static final double[] STAGES = {0.1, 0.2, 0.5, 0.75};

  private final Random random = new Random(11);

  @Test
  void learnsWhatThePastWasMadeWith() {
    List<PastForecast> past = past(new CommonShock(0.15, 0), 150);

    assertThat(CommonShock.learn(past).correlation()).isCloseTo(0.15, within(0.05));
    assertThat(CommonShock.learn(past).bias()).isZero();
  }

  @Test
  void learnsNothingFromIndependentDeals() {
    assertThat(CommonShock.learn(past(CommonShock.NONE, 150)).correlation()).isLessThan(0.01);
  }

  @Test
  void learnsABias() {
    CommonShock learned = CommonShock.learnWithBias(past(new CommonShock(0.1, 0.3), 150));

    assertThat(learned.correlation()).isCloseTo(0.1, within(0.05));
    assertThat(learned.bias()).isCloseTo(0.3, within(0.1));
  }

  @Test
  void coversAsOftenAsItSays() {
    CommonShock shock = CommonShock.learn(past(new CommonShock(0.2, 0), 100));
    List<PastForecast> later = past(new CommonShock(0.2, 0), 60);

    assertThat(later.stream().filter(each -> covers(shock.apply(each.deals()), each.revenue())).count())
        .isBetween(38L, 57L);
    assertThat(later.stream().filter(each -> covers(CommonShock.NONE.apply(each.deals()), each.revenue())).count())
        .isLessThan(30);
  }

  @Test
  void mixesWhatDealsBringGivenTheShock() {
    // both are won or both are lost nearly always
    OpenDeals deals = OpenDeals.builder().add(100, 0.5).add(200, 0.5).build();
    RevenueDistribution revenue = new CommonShock(CommonShock.MOST_CORRELATED, 0).apply(deals);

    // the orthant probability of a bivariate normal distribution, 1/4 + asin(ρ)/2π (Sheppard 1899)
    double both = 0.25 + Math.asin(CommonShock.MOST_CORRELATED) / (2 * Math.PI);
    assertThat(revenue.reaching(300)).isCloseTo(both, within(1e-9));
    assertThat(revenue.cdf(0)).isCloseTo(both, within(1e-9));
    assertThat(revenue.mean()).isCloseTo(150, within(1e-9));
    assertThat(revenue.variance()).isCloseTo(12_500 + 40_000 * (both - 0.25), within(1e-5));
  }

  @Test
  void mixesAllSumsOfManyDealsOfFewUnits() {
    OpenDeals.Builder deals = OpenDeals.builder();
    for (int i = 0; i < 60; i++) {
      deals.add(i % 3 == 0 ? -1 - i % 5 : 10 * (1 + i % 7), STAGES[i % STAGES.length]);
    }

    assertMixed(1e-9, deals.build(), -30, 199, 200, 640, 1_200);
  }

  /** No series over the whole range would show what the many bring, if it had terms for what the large one does. */
  @Test
  void mixesWhatManyDealsBringBesideALargeOne() {
    OpenDeals.Builder deals = OpenDeals.builder().add(10_000_000_019L, 0.37);
    for (int i = 0; i < 200; i++) {
      deals.add(1 + (long) (1e5 * Math.exp(random.nextGaussian())), STAGES[i % STAGES.length]);
    }

    assertMixed(1e-6, deals.build(), 9_000_000, 11_000_001, 50_000_000, 10_009_000_000L);
  }

  /** The sum over the values of a shock is a trapezoidal rule, which is exact for what falls as fast as this does. */
  private static void assertMixed(double tolerance, OpenDeals deals, long... amounts) {
    CommonShock shock = new CommonShock(0.2, 0);
    RevenueDistribution shocked = shock.apply(deals);
    double[] sums = new double[amounts.length];
    for (int k = -32; k <= 32; k++) {
      double z = k / 4.0;
      OpenDeals.Builder given = OpenDeals.builder();
      for (int i = 0; i < deals.size(); i++) {
        given.add(deals.amount(i), shock.given(z, deals.probability(i)));
      }
      RevenueDistribution revenue = RevenueDistribution.of(given.build());
      double weight = 0.25 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      Arrays.setAll(sums, i -> sums[i] + weight * revenue.cdf(amounts[i]));
    }
    for (int i = 0; i < amounts.length; i++) {
      assertThat(shocked.cdf(amounts[i])).isCloseTo(sums[i], within(tolerance));
    }
  }

  @Test
  void refusesACorrelationOutsideItsRangeAndAnEmptyPast() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CommonShock(0.99, 0)).withMessageContaining("0.99");
    assertThatIllegalArgumentException().isThrownBy(() -> new CommonShock(0.1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> CommonShock.learn(List.of()));
  }

  private static boolean covers(RevenueDistribution forecast, long revenue) {
    return forecast.p10() <= revenue && revenue <= forecast.p90();
  }

  private List<PastForecast> past(CommonShock shock, int periods) {
    List<PastForecast> past = new ArrayList<>();
    for (int period = 0; period < periods; period++) {
      double z = random.nextGaussian();
      long revenue = 0;
      OpenDeals.Builder deals = OpenDeals.builder();
      for (int i = 0; i < 120; i++) {
        long amount = 1 + (long) (1e5 * Math.exp(random.nextGaussian()));
        double p = STAGES[random.nextInt(STAGES.length)];
        deals.add(amount, p);
        revenue += random.nextDouble() < shock.given(z, p) ? amount : 0;
      }
      past.add(new PastForecast(deals.build(), revenue));
    }
    return past;
  }

  @Nested
  class OfDealsThatAreUnlikely {

    @Test
    void keepsTheChanceThatNothingIsWon() {
      for (double correlation : new double[] {0.02, 0.1, 0.4}) {
        OpenDeals.Builder deals = OpenDeals.builder();
        for (int i = 0; i < 300; i++) {
          deals.add(5_519L + 130_077L * (i % 7), 0.0004 + 0.00002 * (i % 300));
        }
        OpenDeals open = deals.build();

        RevenueDistribution shocked = new CommonShock(correlation, 0).apply(open);

        assertThat(shocked.cdf(0)).isCloseTo(chanceOfNothing(open, correlation), within(1e-7));
      }
    }

    @Test
    void keepsTheChancesOfNoWinAndOfOneWhereAmountsAreInCents() {
      for (int size : new int[] {20, 60, 150}) {
        OpenDeals.Builder deals = OpenDeals.builder();
        for (int i = 0; i < size; i++) {
          deals.add(1_000_003L + 2_311L * i % 999_983, 0.002 + 0.0002 * i);
        }
        OpenDeals open = deals.build();

        RevenueDistribution shocked = new CommonShock(0.2, 0).apply(open);

        double none = chanceOfNothing(open, 0.2);
        assertThat(shocked.cdf(0)).isCloseTo(none, within(1e-5));
        assertThat(shocked.cdf(1_000_002)).isCloseTo(none, within(1e-5));
        assertThat(shocked.cdf(1_000_003)).isCloseTo(none + chanceOfTheFirstAlone(open, 0.2), within(1e-5));
      }
    }

    private static double chanceOfNothing(OpenDeals deals, double correlation) {
      return integral(z -> nothing(deals, correlation, z));
    }

    private static double chanceOfTheFirstAlone(OpenDeals deals, double correlation) {
      return integral(z -> {
        double p = new CommonShock(correlation, 0).given(z, deals.probability(0));
        return nothing(deals, correlation, z) * p / (1 - p);
      });
    }

    private static double nothing(OpenDeals deals, double correlation, double z) {
      double nothing = 1;
      for (int i = 0; i < deals.size(); i++) {
        nothing *= 1 - new CommonShock(correlation, 0).given(z, deals.probability(i));
      }
      return nothing;
    }

    /** Integrates over z, by a rule of its own: Simpson's, in small steps. */
    private static double integral(DoubleUnaryOperator given) {
      int steps = 2_000;
      double width = 20.0 / steps;
      double sum = 0;
      for (int k = 0; k <= steps; k++) {
        double z = -10 + k * width;
        int weight = k == 0 || k == steps ? 1 : k % 2 == 0 ? 2 : 4;
        sum += weight * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * given.applyAsDouble(z);
      }
      return sum * width / 3;
    }
  }
}
