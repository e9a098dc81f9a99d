package io.crmkit.ai.churn;

import io.crmkit.ai.churn.ScoreReport.RefusedRecord;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Call;
import io.crmkit.core.progress.ProgressMeter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run over many customers, part by part; belongs to one thread. */
final class ScoreStream {

  private final TenantId tenant;
  private final ChurnModel model;
  private final ScorePart writer;
  private final Call call;
  private final ProgressMeter meter;
  private final PartScoring scoring;
  private final Map<CustomerId, CustomerFacts> part = new LinkedHashMap<>();
  private final List<RefusedRecord> firstRefused = new ArrayList<>();
  private final ChurnStatistics.Count count = new ChurnStatistics.Count();
  private long refused;
  private long seen;

  ScoreStream(TenantId tenant, ChurnModel model, PartScoring scoring, ScorePart writer, Call call, ProgressMeter meter) {
    this.tenant = tenant;
    this.model = model;
    this.scoring = scoring;
    this.writer = writer;
    this.call = call;
    this.meter = meter;
  }

  void add(CustomerRecord customer, ChurnFeatures features, LocalDate day) {
    Validated<CustomerFacts> facts = features.facts(customer, day);
    if (facts instanceof Invalid<CustomerFacts> invalid) {
      refused++;
      if (firstRefused.size() < ScoreReport.MOST_REFUSED) {
        firstRefused.add(new RefusedRecord(seen, invalid.violations()));
      }
    } else {
      add(new CustomerId(customer.id()), facts.orElseThrow());
    }
    seen++;
  }

  /** Somebody who comes twice has two scores, and so cannot be twice in one part. */
  private void add(CustomerId customer, CustomerFacts facts) {
    if (part.containsKey(customer)) {
      write();
    }
    part.put(customer, facts);
  }

  /** Whether another part of the stream has been looked at, sound or not. */
  boolean isFull() {
    return seen % Churn.PART == 0;
  }

  void write() {
    if (!part.isEmpty()) {
      scoring.score(part, estimates -> writer.write(tenant, part, estimates, call).forEach(count::add));
      part.clear();
    }
    meter.add(seen - meter.progress().done());
  }

  ScoreReport finish() {
    write();
    meter.finish();
    return new ScoreReport(model.version(), count.result(), refused, firstRefused);
  }
}
