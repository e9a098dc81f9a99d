package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairBoundTest {

  @ParameterizedTest
  @CsvSource({"4, 0.9", "8, 0.5", "8, 0.2", "16, 0.05", "50, 0.2", "50, 0.01", "50, 0.0001"})
  void isNoFewerThanThereAreInAnyBlockThatIsLetThrough(int limit, double looked) {
    PairBound bound = PairBound.of(limit, looked);
    for (int size = 2; size <= limit; size++) {
      assertThat(expected(bound, size - 1, looked)).as("of %d", size).isGreaterThanOrEqualTo((size - 1) / 2.0 - 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 0.2, 200", "50, 0.2, 500", "50, 0.01, 3000"})
  void isNextToNothingInABlockThatIsMuchTooLarge(int limit, double looked, int size) {
    assertThat(expected(PairBound.of(limit, looked), size - 1, looked)).isLessThan(0.1);
  }

  @Test
  void isWhatThereIsWhereAllAreLookedAt() {
    PairBound bound = PairBound.of(8, 1);

    assertThat(bound.pairs(0)).isZero();
    assertThat(bound.pairs(7)).isEqualTo(3.5);
    assertThat(bound.pairs(8)).isZero();
  }

  @Test
  void isTheLargerForNothingSeenTheFewerAreLookedAt() {
    assertThat(PairBound.of(50, 0.001).unseen()).isCloseTo(500, within(30.0));
    assertThat(PairBound.of(50, 0).unseen()).isFinite();
  }

  /** What comes of it on the average of all draws, worked out from the chance of each number that is seen. */
  private static double expected(PairBound bound, int others, double looked) {
    double chance = Math.pow(1 - looked, others);
    double sum = 0;
    for (int seen = 0; seen <= others; seen++) {
      sum += chance * bound.pairs(seen);
      chance *= (double) (others - seen) / (seen + 1) * looked / (1 - looked);
    }
    return sum;
  }
}
