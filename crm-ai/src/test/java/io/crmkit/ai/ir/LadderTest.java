package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static long counted(double[] steps, double value) {
    return Arrays.stream(steps).filter(step -> step < value).count();
  }

  private static void tellsTheSame(double... steps) {
    Ladder ladder = new Ladder(steps.clone());
    for (double step : steps) {
      for (double value : new double[] {step, Math.nextUp(step), Math.nextDown(step), step + 0.3, -step}) {
        assertThat(ladder.below(value)).as("%s of %s", value, Arrays.toString(steps)).isEqualTo((int) counted(steps, value));
      }
    }
    assertThat(ladder.below(Double.POSITIVE_INFINITY)).isEqualTo(steps.length);
    assertThat(ladder.below(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void tellsHowManyOfAFewAreBelow() {
    tellsTheSame();
    tellsTheSame(3);
    tellsTheSame(-1, 0, 2.5);
  }

  @Test
  void tellsHowManyOfManyAreBelow() {
    tellsTheSame(new SplittableRandom(1).doubles(3_000, -5, 70).sorted().toArray());
  }

  @Test
  void tellsHowManyAreBelowWhereNearlyAllAreInOneRange() {
    tellsTheSame(-1e300, 0, 1e-300, 2e-300, 1, 2, 3, 4, 1e300);
  }

  @Test
  void tellsHowManyAreBelowWhereTheyAreTooFarApartToDivide() {
    tellsTheSame(-Double.MAX_VALUE, -1, 0, 1, 2, Double.MAX_VALUE);
    tellsTheSame(0, Double.MIN_VALUE, 2 * Double.MIN_VALUE, 3 * Double.MIN_VALUE, 4 * Double.MIN_VALUE);
  }
}
