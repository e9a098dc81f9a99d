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

  @Test
  void refusesSlotsThatPileUp() {
    ModelIr.Builder doubling = ModelIr.builder(Task.BINARY, SCHEMA);
    int slot = doubling.derive(new Derivation.Sum(0, 0));
    for (int i = 0; i < 5; i++) {
      slot = doubling.derive(new Derivation.Sum(slot, slot));
    }
    assertThat(doubling.build().field(slot)).hasSize(64 * "tenure".length() + 63 * 3);

    doubling.derive(new Derivation.Sum(slot, slot));
    assertThatIllegalArgumentException().isThrownBy(doubling::build).withMessageContaining("128 values");
  }

  @Test
  void refusesAChainOfTooManySteps() {
    ModelIr.Builder chain = ModelIr.builder(Task.BINARY, SCHEMA);
    int slot = 0;
    for (int i = 0; i < 64; i++) {
      slot = chain.derive(new Derivation.Scale(slot, 0, 1));
    }
    chain.build();

    chain.derive(new Derivation.Scale(slot, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(chain::build).withMessageContaining("65 steps");
  }

  @Test
  void refusesSlotsThatNoModelHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Term(Integer.MAX_VALUE, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Predictor.Clusters(List.of(-1), List.of(DoubleArray.of(1))));
  }

  @Test
  void refusesBlendsThatAreTooDeep() {
    Predictor blend = new Linear(0, List.of());
    for (int i = 0; i < Predictor.Blend.DEEPEST; i++) {
      blend = new Predictor.Blend(0, List.of(new Predictor.Member(1, blend)));
    }
    Predictor.Member deepest = new Predictor.Member(1, blend);
    assertThatIllegalArgumentException().isThrownBy(() -> new Predictor.Blend(0, List.of(deepest)))
        .withMessageContaining("deeper than 16");
  }

  @Test
  void refusesHalfACharacter() {
    assertThatIllegalArgumentException().isThrownBy(() -> Feature.category("city", List.of("a\uD800")));
    assertThatIllegalArgumentException().isThrownBy(() -> Feature.number("paid").in("\uDC00"));
  }
}
