package io.crmkit.forecast.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.rollup.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoherenceTest {

  private final Coherence coherence =
      new Coherence(Tree.of(Map.of("east", "all", "west", "all")).orElseThrow());
  private final double[] forecasts = {110, 60, 40};

  @Test
  void sumsUp() {
    assertThat(coherence.bottomUp(forecasts)).containsExactly(100, 60, 40);
  }

  @Test
  void spreadsByForecastProportions() {
    assertThat(coherence.topDown(forecasts)).containsExactly(new double[] {110, 66, 44}, within(1e-9));
  }

  @Test
  void spreadsEquallyWhereNothingIsKnown() {
    assertThat(coherence.topDown(forecasts, new double[3])).containsExactly(110, 55, 55);
  }

  @Test
  void sharesTheGapByVariances() {
    double[] ols = coherence.minTrace(forecasts, coherence.equalVariances());
    double[] sure = coherence.minTrace(forecasts, new double[] {1e-12, 1, 3});

    assertThat(ols).containsExactly(new double[] {110 - 10.0 / 3, 60 + 10.0 / 3, 40 + 10.0 / 3}, within(1e-9));
    assertThat(sure).containsExactly(new double[] {110, 62.5, 47.5}, within(1e-6));
    assertThat(coherence.structuralVariances()).containsExactly(2, 1, 1);
  }

  @Test
  void changesNoArgument() {
    coherence.minTrace(forecasts, coherence.equalVariances());

    assertThat(forecasts).containsExactly(110, 60, 40);
  }

  @Test
  void refusesNumbersThatMeanNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> coherence.bottomUp(new double[2]))
        .withMessageContaining("forecasts has 2 numbers");
    assertThatIllegalArgumentException().isThrownBy(() -> coherence.bottomUp(new double[] {1, Double.NaN, 1}))
        .withMessageContaining("'east'");
    assertThatIllegalArgumentException().isThrownBy(() -> coherence.minTrace(forecasts, new double[3]))
        .withMessageContaining("above zero");
    assertThatIllegalArgumentException().isThrownBy(() -> coherence.topDown(new double[] {1, -1, 1}))
        .withMessageContaining("not negative");
    assertThatIllegalArgumentException().isThrownBy(() -> new Coherence(Tree.flat(List.of())));
  }
}
