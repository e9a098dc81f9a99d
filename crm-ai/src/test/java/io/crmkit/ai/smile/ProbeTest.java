package io.crmkit.ai.smile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.DecisionNode;
import smile.base.cart.NominalNode;
import smile.base.cart.OrdinalNode;

class ProbeTest {

  private static final DecisionNode LEAF = new DecisionNode(new int[] {1, 1});

  private static double found(double threshold) {
    return Probe.threshold(new OrdinalNode(3, threshold, 1, 1, LEAF, LEAF));
  }

  @ParameterizedTest
  @ValueSource(doubles =
      {0, 1, -1, 0.1, -0.3, Double.MIN_VALUE, -Double.MIN_VALUE, 1e100, -1e100, 40.5, Double.MAX_VALUE})
  void findsAThreshold(double threshold) {
    assertThat(found(threshold)).isEqualTo(threshold);
  }

  @Test
  void findsThresholdsToTheLastBit() {
    SplittableRandom random = new SplittableRandom(5);
    DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong())).filter(Double::isFinite).limit(2000)
        .forEach(threshold -> assertThat(found(threshold)).isEqualTo(threshold));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 99, 100})
  void findsACode(int code) {
    assertThat(Probe.code(new NominalNode(2, code, 1, 1, LEAF, LEAF), 100)).isEqualTo(code);
  }
}
