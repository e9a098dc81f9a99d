package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.FieldDrift;
import io.crmkit.ai.churn.model.LabelDrift;
import io.crmkit.ai.churn.model.ModelDrift;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.drift.Distribution;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.DriftReport;
import io.crmkit.ai.drift.DriftTally;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/** Counts scores of one model and compares them with what it learned from; belongs to one thread. */
final class DriftCount {

  private final long model;
  private final FeatureSchema schema;
  private final Baseline baseline;
  private final DriftTally tally;
  private final long[] unseen;
  private long customers;
  private long flagged;
  private long others;

  DriftCount(long model, FeatureSchema schema, Baseline baseline) {
    this.model = model;
    this.schema = schema;
    this.baseline = baseline;
    tally = baseline.profile().tally();
    unseen = new long[schema.size()];
  }

  void add(Score score) {
    if (score.estimate().model() != model) {
      others++;
      return;
    }
    double[] row = score.facts().row(schema);
    tally.add(row, score.estimate().probability());
    for (int i = 0; i < row.length; i++) {
      Feature feature = schema.feature(i);
      boolean isWord = feature.kind() == FeatureKind.CATEGORY && score.facts().categories().containsKey(feature.name());
      unseen[i] += isWord && Double.isNaN(row[i]) ? 1 : 0;
    }
    customers++;
    flagged += score.estimate().probability() >= baseline.labels().threshold() ? 1 : 0;
  }

  long customers() {
    return customers;
  }

  ModelDrift result() {
    DriftProfile now = tally.result();
    DriftReport report = DriftReport.of(baseline.profile(), now);
    List<FieldDrift> fields = new ArrayList<>();
    for (int i = 0; i < unseen.length; i++) {
      fields.add(new FieldDrift(report.features().get(i), missing(baseline.profile().features().get(i)),
          missing(now.features().get(i)), (double) unseen[i] / customers));
    }
    LabelShift labels = baseline.labels();
    return new ModelDrift(new ModelDrift.Scored(model, customers, others), fields, report.scores(),
        new LabelDrift(labels.rate(), (double) flagged / customers, labels.estimated(customers, flagged)));
  }

  /** The last bin is that of what is missing. */
  private static double missing(Distribution values) {
    return (double) values.counts().get(values.counts().size() - 1) / values.total();
  }
}
