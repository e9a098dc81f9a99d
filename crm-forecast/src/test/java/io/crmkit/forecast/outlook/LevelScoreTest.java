package io.crmkit.forecast.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelScoreTest {

  private static Window window(double forecast, long actual) {
    return new Window(LocalDate.EPOCH, "agents", "ann", forecast, forecast, 0, 200, 20, actual);
  }

  @Test
  void isAShareOfWhatCame() {
    LevelScore score = LevelScore.of("agents", List.of(window(50, 100), window(100, 100)));

    assertThat(score.wape()).isEqualTo(0.25);
    assertThat(score.bias()).isEqualTo(-0.25);
    assertThat(score.crps()).isEqualTo(0.2);
  }

  @Test
  void isNoShareOfNothingWhateverWasForecast() {
    LevelScore score = LevelScore.of("agents", List.of(window(50, 0)));

    assertThat(List.of(score.wape(), score.rawWape(), score.bias(), score.crps())).containsOnly(Double.NaN);
  }
}
