package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.place;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChancesTest {

  private static final WinProbability HAND = WinProbability.of("0.9");
  private static final WinProbability MODEL = WinProbability.of("0.2");

  @Test
  void countsTheManualOneBeforeTheAutomatedOneBeforeThatOfTheStage() {
    assertThat(new Chances(HAND, MODEL).counting(place("lead"))).isEqualTo(HAND);
    assertThat(new Chances(null, MODEL).counting(place("lead"))).isEqualTo(MODEL);
    assertThat(new Chances(null, null).counting(place("lead"))).isEqualTo(WinProbability.of("0.1"));
  }

  @Test
  void isCertainInAClosedStageWhateverWasSaid() {
    assertThat(new Chances(HAND, MODEL).counting(place("won"))).isEqualTo(WinProbability.ONE);
    assertThat(new Chances(HAND, MODEL).counting(place("lost"))).isEqualTo(WinProbability.ZERO);
  }

  @Test
  void keepsBothApart() {
    assertThat(Chances.NONE.withManual(HAND).withAutomated(MODEL).withManual(null))
        .isEqualTo(new Chances(null, MODEL));
  }
}
