package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.Decision;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.util.ArrayList;
import java.util.List;

/** Makes what trainers read of customers whose outcome is known, each as of the day on which they were looked at. */
final class KnownCases {

  private KnownCases() {}

  static Decision<TrainingSet> set(ChurnFeatures features, List<KnownOutcome> outcomes) {
    List<CustomerFacts> facts = new ArrayList<>(outcomes.size());
    for (int i = 0; i < outcomes.size(); i++) {
      Validated<CustomerFacts> known = features.facts(outcomes.get(i).customer(), outcomes.get(i).day());
      if (known instanceof Invalid<CustomerFacts> invalid) {
        return Decision.refuse(new ChurnRefusal.UnsoundRecord(i, invalid.violations()));
      }
      facts.add(known.orElseThrow());
    }
    try {
      return Decision.accept(set(features.schema(facts), facts, outcomes));
    } catch (IllegalArgumentException e) {
      return Decision.refuse(new ChurnRefusal.NothingToLearn(String.valueOf(e.getMessage())));
    }
  }

  private static TrainingSet set(FeatureSchema schema, List<CustomerFacts> facts, List<KnownOutcome> outcomes) {
    double[][] columns = new double[schema.size()][facts.size()];
    for (int i = 0; i < facts.size(); i++) {
      double[] row = facts.get(i).row(schema);
      for (int feature = 0; feature < row.length; feature++) {
        columns[feature][i] = row[feature];
      }
    }
    double[] labels = outcomes.stream().mapToDouble(known -> known.outcome().label()).toArray();
    return TrainingSet.of(schema, ColumnBatch.of(columns), labels);
  }
}
