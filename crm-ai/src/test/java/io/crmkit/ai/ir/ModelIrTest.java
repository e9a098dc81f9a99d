package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelIrTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
      Feature.number("tenure").in("months"), Feature.number("paid"), Feature.category("contract", List.of("month", "year"))));

  @Test
  void scoresADerivedSlot() {
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, SCHEMA);
    int aMonth = model.derive(new Derivation.Ratio(1, 0));
    int logged = model.derive(new Derivation.Log(aMonth));
    Scorer scorer = Scorer.of(model.predictor(new Linear(1, List.of(new Term(logged, 2, 0.5)))).build());

    assertThat(scorer.margin(new double[] {10, 50, 0})).isEqualTo(1 + 2 * Math.log1p(5), within(1e-12));
    assertThat(scorer.margin(new double[] {0, 50, 0})).as("nothing to divide by: the mean").isEqualTo(2);
  }

  @Test
  void tellsFieldsOfSlots() {
    ModelIr.Builder builder = ModelIr.builder(Task.BINARY, SCHEMA);
    int aMonth = builder.derive(new Derivation.Ratio(1, 0));
    int filled = builder.derive(new Derivation.Fill(aMonth, 0));
    int yearly = builder.derive(new Derivation.Category(2, 1));
    ModelIr model = builder.build();

    assertThat(model.field(filled)).isEqualTo("paid / tenure");
    assertThat(model.field(yearly)).isEqualTo("contract");
  }

  @Test
  void scoresBatchesAsRows() {
    ModelIr model = ModelIr.of(Task.REGRESSION, SCHEMA, new Linear(0, List.of(new Term(0, 1, 7), new Term(2, 10, 0))));
    double[] margins = new double[2];
    Scorer.of(model).margins(ColumnBatch.of(new double[] {1, 2, Double.NaN}, new double[3], new double[] {0, 1, 0}),
        1, 3, margins);
    assertThat(margins).containsExactly(12, 7);
  }

  @Test
  void refusesASlotThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelIr.of(Task.BINARY, SCHEMA, new Linear(0, List.of(new Term(3, 1, 0)))))
        .withMessageContaining("slot 3");
  }

  @Test
  void refusesADerivationThatReadsItself() {
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, SCHEMA);
    model.derive(new Derivation.Fill(3, 0));
    assertThatIllegalArgumentException().isThrownBy(model::build).withMessageContaining("derivation 0");
  }

  @Test
  void refusesRowsOfAnotherLength() {
    Scorer scorer = Scorer.of(ModelIr.builder(Task.BINARY, SCHEMA).build());
    assertThatIllegalArgumentException().isThrownBy(() -> scorer.margin(new double[2]));
  }

  @Test
  void refusesClustersAsAProbability() {
    assertThatIllegalArgumentException().isThrownBy(() -> ModelIr.of(Task.BINARY, SCHEMA,
        new Predictor.Clusters(List.of(0), List.of(DoubleArray.of(1)))));
  }

  @Test
  void refusesAFeatureTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSchema(List.of(Feature.number("a"), Feature.number("a"))))
        .withMessageContaining("a");
  }
}
