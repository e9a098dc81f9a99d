package io.crmkit.forecast.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageRatesTest {

  private final StageRates rates = StageRates.EMPTY
      .add(List.of("Qualified", "Proposal"), Ending.WON)
      .add(List.of("Qualified", "Proposal"), Ending.WON)
      .add(List.of("qualified"), Ending.LOST);

  @Test
  void drawsAStageTowardsThePipeline() {
    assertThat(rates.pipelineRate()).isEqualTo(2.5 / 4);
    assertThat(rates.deals("QUALIFIED")).isEqualTo(3);
    assertThat(rates.rate("proposal", 4)).isCloseTo((2 + 4 * 0.625) / 6, within(1e-15));
    assertThat(rates.rate("qualified", 4)).isCloseTo((2 + 4 * 0.625) / 7, within(1e-15));
  }

  @Test
  void knowsThePipelineOnlyOfAStageNeverSeen() {
    assertThat(rates.rate("negotiation", 10)).isEqualTo(rates.pipelineRate());
    assertThat(StageRates.EMPTY.rate("proposal", 10)).isEqualTo(0.5);
  }

  @Test
  void mergesInAnyOrder() {
    StageRates other = StageRates.EMPTY.add(List.of("Proposal"), Ending.LOST);

    assertThat(rates.merge(other).rate("proposal", 4)).isEqualTo(other.merge(rates).rate("proposal", 4));
    assertThat(rates.merge(other).deals("proposal")).isEqualTo(3);
  }

  @Test
  void refusesAnOpenDeal() {
    assertThatThrownBy(() -> rates.add(List.of("proposal"), Ending.OPEN)).isInstanceOf(IllegalArgumentException.class);
  }
}
