package io.crmkit.ai.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTTest {

  /** The tables give 2.228 for ten degrees and 95 %; one degree is the Cauchy distribution. */
  @Test
  void liesWithinWhatTheTablesSay() {
    assertThat(StudentT.within(0.95, 10)).isEqualTo(2.228138851986275, within(1e-12));
    assertThat(StudentT.within(0.5, 1)).isEqualTo(1, within(1e-12));
  }

  @Test
  void isBeyondAsSeldomAsItIsNotWithin() {
    assertThat(StudentT.beyond(2.228138851986275, 10)).isEqualTo(0.05, within(1e-12));
    assertThat(StudentT.beyond(-2.228138851986275, 10)).isEqualTo(0.05, within(1e-12));
    assertThat(StudentT.beyond(0, 3)).isOne();
    assertThat(StudentT.beyond(1, 1)).isEqualTo(0.5, within(1e-12));
  }
}
