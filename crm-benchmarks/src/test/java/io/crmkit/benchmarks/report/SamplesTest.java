package io.crmkit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

  private final Samples samples = new Samples();

  @Test
  void hasNoMedianWithoutMeasurements() {
    assertThat(samples.median()).isNaN();
  }

  @Test
  void takesTheMiddleOfAnOddNumber() {
    add(900, 1, 3);

    assertThat(samples.median()).isEqualTo(3);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    add(900, 1, 3, 4);

    assertThat(samples.median()).isEqualTo(3.5);
  }

  private void add(double... values) {
    for (double value : values) {
      samples.add(value);
    }
  }
}
