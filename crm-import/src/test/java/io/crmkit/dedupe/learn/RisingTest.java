package io.crmkit.dedupe.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.Levels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Weights that rise with likeness, whatever the counts say. */
class RisingTest {

  private final double[] m = new double[Levels.COUNT];
  private final double[] u = new double[Levels.COUNT];

  @Test
  void leavesWeightsThatRiseAsTheyAre() {
    put(2, 1, 4);
    put(3, 2, 2);
    put(4, 8, 1);

    assertThat(Arrays.copyOfRange(weights(), 2, 5)).containsExactly(-2, 0, 3);
  }

  @Test
  void poolsLevelsThatWouldWeighLessThoughTheyAreMoreAlike() {
    put(2, 8, 1);
    put(3, 1, 4);
    put(4, 64, 1);

    double pooled = Rising.round(Logs.log2(9.0 / 5));
    assertThat(Arrays.copyOfRange(weights(), 2, 5)).containsExactly(pooled, pooled, 6);
  }

  @Test
  void givesALevelWithoutPairsTheWeightOfTheOneBelow() {
    put(2, 2, 1);
    put(4, 8, 1);

    assertThat(Arrays.copyOfRange(weights(), 2, 5)).containsExactly(1, 1, 3);
  }

  private void put(int level, double matches, double others) {
    m[level] = matches;
    u[level] = others;
  }

  private double[] weights() {
    double[] weights = new double[Levels.COUNT];
    Rising.weights(m, u, weights);
    return weights;
  }
}
