package io.crmkit.dedupe.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.Levels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {

  private static final int FIELDS = 5;

  private final Random random = new Random(7);

  @Test
  void isTheSumOverAllFieldsToTheLastBit() {
    Patterns patterns = patterns();
    double[][] weights = weights();
    Sums sums = new Sums(patterns, FIELDS);
    sums.weigh(weights());
    sums.weigh(weights);

    for (int i = 0; i < patterns.size(); i++) {
      double sum = 0;
      for (int f = 0; f < FIELDS; f++) {
        sum += weights[f][Levels.of(patterns.levels(i), f)];
      }
      assertThat(sums.of(i)).isEqualTo(sum);
    }
  }

  @Test
  void worksOutWhatIsTheSameInSomeFieldsOnce() {
    Patterns patterns = patterns();
    Projection projection = Projection.of(patterns, 1, 3);

    assertThat(projection.size()).isLessThanOrEqualTo(Levels.COUNT * Levels.COUNT).isLessThan(patterns.size());
    for (int i = 0; i < patterns.size(); i++) {
      long seen = projection.levels(projection.place(i));
      assertThat(Levels.of(seen, 1)).isEqualTo(Levels.of(patterns.levels(i), 1));
      assertThat(Levels.of(seen, 3)).isEqualTo(Levels.of(patterns.levels(i), 3));
      assertThat(Levels.of(seen, 2)).isEqualTo(Levels.MISSING);
    }
  }

  private Patterns patterns() {
    long[] levels = random.longs(2_000, 0, 1L << 4 * FIELDS).toArray();
    double[] pairs = new double[levels.length];
    Arrays.fill(pairs, 1);
    return Patterns.of(levels, pairs);
  }

  private double[][] weights() {
    double[][] weights = new double[FIELDS][Levels.COUNT];
    for (double[] each : weights) {
      Arrays.setAll(each, level -> Rising.round(random.nextDouble(-20, 20)));
    }
    return weights;
  }
}
