package io.crmkit.forecast.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointErrorsTest {

  /** By hand: errors of 2, −3 and 0 on 10, 5 and 0. */
  private static PointAccuracy accuracy() {
    return new PointErrors().add(10, 12).add(5, 2).add(0, 0).result().orElseThrow();
  }

  @Test
  void averagesErrors() {
    assertThat(accuracy().count()).isEqualTo(3);
    assertThat(accuracy().bias()).isCloseTo(-1 / 3.0, within(1e-15));
    assertThat(accuracy().mae()).isCloseTo(5 / 3.0, within(1e-15));
    assertThat(accuracy().rmse()).isCloseTo(Math.sqrt(13 / 3.0), within(1e-15));
  }

  @Test
  void takesSharesOfTheValuesThatCame() {
    assertThat(accuracy().wape().orElseThrow()).isCloseTo(5 / 15.0, within(1e-15));
    assertThat(accuracy().relativeBias().orElseThrow()).isCloseTo(-1 / 15.0, within(1e-15));
  }

  /** By hand: 200 · 2/22, 200 · 3/7, and 0 where both are zero. */
  @Test
  void averagesSymmetricPercentages() {
    assertThat(accuracy().smape()).isCloseTo((400 / 22.0 + 600 / 7.0) / 3, within(1e-12));
    assertThat(new PointErrors().add(3, -3).result().orElseThrow().smape()).isEqualTo(200);
  }

  @Test
  void hasNoAccuracyOfNothingAndNoShareOfZero() {
    assertThat(new PointErrors().result()).isEmpty();
    assertThat(new PointErrors().add(0, 4).result().orElseThrow().wape()).isEmpty();
    assertThat(new PointErrors().add(0, 4).result().orElseThrow().relativeBias()).isEmpty();
  }

  @Test
  void staysFiniteAtTheLargestValues() {
    PointAccuracy accuracy = new PointErrors()
        .add(PointErrors.LARGEST, -PointErrors.LARGEST).add(-PointErrors.LARGEST, PointErrors.LARGEST).result()
        .orElseThrow();

    assertThat(accuracy.rmse()).isEqualTo(2 * PointErrors.LARGEST);
    assertThat(accuracy.bias()).isZero();
  }

  @Test
  void refusesWhatIsNoNumberOrTooLarge() {
    assertThatThrownBy(() -> new PointErrors().add(Double.NaN, 1)).hasMessageContaining("actual", "NaN");
    assertThatThrownBy(() -> new PointErrors().add(1, 1e141)).hasMessageContaining("forecast");
  }

  @Test
  void mergesWithItself() {
    PointErrors errors = new PointErrors().add(1, 2);

    assertThat(errors.merge(errors).result().orElseThrow().count()).isEqualTo(2);
    assertThat(errors.result().orElseThrow().mae()).isEqualTo(1);
  }

  @Nested
  class OfWholeSeries {

    /** By hand: the training part changes by 1 and 3 from one value to the next, and errors are 4 and 2. */
    @Test
    void areScaledByTheChangesOfTheTrainingPart() {
      ScaledErrors errors =
          new ScaledErrors().add(new double[] {1, 2, 5}, 1, new double[] {5, 5}, new double[] {9, 7});

      assertThat(errors.mase().orElseThrow()).isEqualTo(1.5);
    }

    /** By hand: changes over two values are 4 and 5. */
    @Test
    void areScaledByTheChangesOverASeason() {
      assertThat(ScaledErrors.scale(new double[] {1, 2, 5, 7}, 2)).hasValue(4.5);
      assertThat(ScaledErrors.scale(new double[] {1, 2}, 2)).as("too short for the season").hasValue(1);
    }

    @Test
    void countEachSeriesTheSame() {
      ScaledErrors errors = new ScaledErrors()
          .add(new double[] {1, 2}, 1, new double[] {2, 2, 2}, new double[] {3, 3, 3})
          .add(new double[] {1, 2}, 1, new double[] {2}, new double[] {5});

      assertThat(errors.mase()).hasValue(2);
      assertThat(errors.scaled()).isEqualTo(2);
    }

    @Test
    void areLeftOutAndCountedWhereThereIsNoScale() {
      ScaledErrors errors = new ScaledErrors()
          .add(new double[] {4, 4}, 1, new double[] {2}, new double[] {3})
          .add(new double[] {4}, 1, new double[] {2}, new double[] {3});

      assertThat(errors.mase()).isEmpty();
      assertThat(errors.unscaled()).isEqualTo(2);
    }

    @Test
    void mustHaveAForecastForEachValue() {
      assertThatThrownBy(() -> new ScaledErrors().add(new double[] {1, 2}, 1, new double[] {1}, new double[0]))
          .hasMessageContaining("were 0 and 1");
      assertThatThrownBy(() -> ScaledErrors.scale(new double[0], 1)).hasMessageContaining("has 0 and 1");
    }
  }
}
