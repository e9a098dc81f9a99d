package io.crmkit.forecast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is computed by a series swings about what it should be, within bounds. */
class RisingRevenueTest {

  private static final int STEPS = 1_500;
  private static final double OFF = 1e-5;

  private static OpenDeals deals(int count, long seed, int mostBasisPoints) {
    Random random = new Random(seed);
    OpenDeals.Builder deals = OpenDeals.builder();
    for (int i = 0; i < count; i++) {
      deals.addBasisPoints(1_000 + (long) (random.nextDouble() * 90_000_000), 1 + random.nextInt(mostBasisPoints));
    }
    return deals.build();
  }

  @Test
  void probabilitiesFallByNoMoreThanTheyAreOffAsAmountsGrow() {
    RevenueDistribution rarelyWon = RevenueDistribution.of(deals(300, 4, 99));
    long first = rarelyWon.quantile(0.01);
    double each = (rarelyWon.quantile(0.99) - first) / (double) STEPS;
    double highest = 0;
    for (int i = 0; i < STEPS; i++) {
      double probability = rarelyWon.cdf(first + (long) (i * each));
      assertThat(probability).isGreaterThan(highest - OFF);
      highest = Math.max(highest, probability);
    }
  }

  @Test
  void quantilesDoNotFallAsProbabilitiesGrow() {
    RevenueDistribution shocked = new CommonShock(0.3, 0).apply(deals(400, 3, 8_999));
    long before = Long.MIN_VALUE;
    for (int i = -STEPS; i <= STEPS; i++) {
      long quantile = shocked.quantile(0.5 + i * 1e-11);
      assertThat(quantile).isGreaterThanOrEqualTo(before);
      before = quantile;
    }
    assertThat(shocked.cdf(before)).isGreaterThanOrEqualTo(0.5);
  }
}
