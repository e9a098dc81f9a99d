package io.crmkit.forecast.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EventForecastsTest {

  private static final EventForecasts FOUR =
      EventForecasts.of(new double[] {0.9, 0.4, 0.4, 0.1}, new boolean[] {true, true, false, false});

  @Test
  void scoresByHand() {
    assertThat(FOUR.brier()).isCloseTo((0.01 + 0.36 + 0.16 + 0.01) / 4, within(1e-15));
    assertThat(FOUR.logLoss())
        .isCloseTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.6) + Math.log(0.9)) / 4, within(1e-15));
    assertThat(FOUR.auc()).hasValue(3.5 / 4);
    assertThat(FOUR.baseRate()).isEqualTo(0.5);
    assertThat(FOUR.meanProbability()).isCloseTo(0.45, within(1e-15));
  }

  @Test
  void cutsTheLossOfACertainErrorOff() {
    EventForecasts wrong = EventForecasts.of(new double[] {0}, new boolean[] {true});

    assertThat(wrong.logLoss()).isCloseTo(-Math.log(EventForecasts.SMALLEST), within(1e-9));
  }

  @Test
  void hasNoAreaWithoutBothOutcomes() {
    assertThat(EventForecasts.of(new double[] {0.3, 0.4}, new boolean[] {true, true}).auc()).isEmpty();
    assertThat(EventForecasts.EMPTY.auc()).isEmpty();
  }

  @Test
  void keepsRangesApartByTheirLowerBounds() {
    ReliabilityTable table = EventForecasts
        .of(new double[] {0.05, 0.1, 0.19, 1}, new boolean[] {false, false, true, true}).equalWidth(10);

    assertThat(table.bins()).extracting(ReliabilityTable.Bin::count).containsExactly(1L, 2L, 1L);
    assertThat(table.calibrationError()).isCloseTo((0.05 + 2 * Math.abs(0.145 - 0.5) + 0) / 4, within(1e-15));
    assertThat(table.largestCalibrationError()).isCloseTo(0.355, within(1e-15));
  }

  @Test
  void keepsEqualProbabilitiesTogether() {
    ReliabilityTable table = EventForecasts.of(
        new double[] {0.1, 0.2, 0.2, 0.2, 0.2, 0.9}, new boolean[] {false, true, false, false, false, true})
        .equalMass(6);

    assertThat(table.bins()).extracting(ReliabilityTable.Bin::count).containsExactly(1L, 4L, 1L);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> EventForecasts.of(new double[] {0.5, Double.NaN}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("number 1 was NaN");
    assertThatThrownBy(() -> EventForecasts.of(new double[] {0.5}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 and 2");
    assertThatThrownBy(EventForecasts.EMPTY::brier).isInstanceOf(IllegalStateException.class);
  }
}
