package io.crmkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ColumnBatch;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

  private static final TrainingSet ONE_IN_FOUR = TrainingSet.of(Made.SCHEMA,
      ColumnBatch.of(new double[4], new double[4], new double[4]), new double[] {0, 1, 0, 0});

  @Test
  void balancesBothLabels() {
    ClassWeights.Given given = ClassWeights.balanced().in(ONE_IN_FOUR);
    assertThat(given.ones()).isEqualTo(2);
    assertThat(given.zeros()).isEqualTo(2 / 3.0, within(1e-15));
    assertThat(given.logOdds()).as("odds were 1 to 3 and are 1 to 1").isEqualTo(Math.log(3), within(1e-15));
    assertThat(given.weighted(ONE_IN_FOUR).weights().toArray()).containsExactly(2 / 3.0, 2, 2 / 3.0, 2 / 3.0);
  }

  @Test
  void refusesFactorsAndSharesThatLeaveALabelOut() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassWeights.Given(1, 0))
        .withMessageContaining("1.0 and 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassWeights.Given(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassWeights.Share(1)).withMessageContaining("1.0");
  }

  @Test
  void refusesCasesOfOneLabelOnly() {
    TrainingSet same = TrainingSet.of(Made.SCHEMA,
        ColumnBatch.of(new double[2], new double[2], new double[2]), new double[2]);
    assertThatExceptionOfType(UnlearnableException.class).isThrownBy(() -> ClassWeights.balanced().in(same))
        .withMessageContaining("all 2 labels are 0");
  }
}
