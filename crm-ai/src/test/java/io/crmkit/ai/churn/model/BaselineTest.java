package io.crmkit.ai.churn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.json.JsonDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final LabelShift LABELS = new LabelShift(0.3, 10, 7, 20, 4);

  private static ModelIr model(FeatureSchema schema) {
    return ModelIr.of(Task.BINARY, schema, new Linear(0, List.of()));
  }

  private static Baseline baseline(FeatureSchema schema) {
    ColumnBatch rows = ColumnBatch.of(new double[][] {{1, 2, Double.NaN}, {0, 1, 1}});
    return new Baseline(DriftProfile.of(model(schema), rows), LABELS);
  }

  @Test
  void belongsToAModelOfTheSameFields() {
    FeatureSchema renamed = new FeatureSchema(List.of(Feature.number("age"), Sample.SCHEMA.feature(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scoring.Learned(model(renamed), baseline(Sample.SCHEMA)))
        .withMessageContaining("[tenure, plan]").withMessageContaining("[age, plan]");
  }

  @Test
  void isThereOnlyOfLearnedModelsThatKnowIt() {
    Baseline baseline = baseline(Sample.SCHEMA);
    Scoring learned = new Scoring.Learned(model(Sample.SCHEMA), baseline);

    assertThat(new ChurnModel(1, Sample.NOON, CaseCount.NONE, learned).baseline()).contains(baseline);
    assertThat(Sample.model(1, 0, 1).baseline()).isEmpty();
    assertThat(Sample.rate(0.2).baseline()).isEmpty();
  }

  @Test
  void isADocumentThatReadsAsItsEqual() {
    Baseline baseline = baseline(Sample.SCHEMA);

    assertThat(JsonDocuments.read(JsonDocuments.write(baseline), Baseline.class).orElseThrow()).isEqualTo(baseline);
  }
}
