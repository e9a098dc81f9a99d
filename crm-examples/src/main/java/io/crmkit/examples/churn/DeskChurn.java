package io.crmkit.examples.churn;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ChurnTraining;
import io.crmkit.ai.churn.ScoreReport;
import io.crmkit.ai.churn.ScoreRun;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.testkit.ai.churn.InMemoryChurn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services of churn as a host has them: they learn, score, explain, and keep every score, here in memory. */
final class DeskChurn {

  private static final TenantId TENANT = new TenantId("desk");

  /** A table has no orders, and so nothing is counted over it. */
  private static final int WINDOW_DAYS = 90;

  /** What is believed before anything is seen: one in five, as if ten customers had told. */
  private static final BaseRate PRIOR = BaseRate.prior(0.2, 10);

  private final Customers customers;
  private final Clock clock;
  private final ChurnTraining training;
  private final Churn churn;

  /** @param fixed columns that nobody can change */
  DeskChurn(Customers customers, DecisionPolicy policy, Currency currency, Set<String> fixed, Clock clock) {
    this.customers = customers;
    this.clock = clock;
    InMemoryChurn storage = new InMemoryChurn();
    ChurnSettings settings = new ChurnSettings(new ChurnFeatures(currency, WINDOW_DAYS), PRIOR, policy)
        .explaining(customers.rules(fixed));
    this.training = new ChurnTraining(storage.models(), settings, Ensemble.DEFAULT, clock);
    this.churn = new Churn(storage.models(), storage.scores(), settings, clock);
  }

  /** Learns the first version of the tenant's model; refused where the service refuses. */
  Decision<ModelMade> learn(long seed) {
    return training.learn(TENANT, customers.outcomes(today()), Training.seeded(seed));
  }

  /**
   * Scores everybody and keeps that.
   *
   * @throws IllegalArgumentException if a row is no sound record
   */
  Scored score() {
    Map<CustomerId, ChurnExplanation> explained = new HashMap<>();
    List<CustomerRecord> records = customers.records(today());
    ScoreReport report = churn.predictAll(TENANT, records.iterator(),
        ScoreRun.PLAIN.explained(why -> explained.put(why.customer(), why)));
    if (report.refused() > 0) {
      Violations first = report.firstRefused().get(0).violations();
      throw new IllegalArgumentException("%d rows cannot be scored, the first of them row %d: %s".formatted(
          report.refused(), report.firstRefused().get(0).index() + 1, first.message()));
    }
    return new Scored(customers, customers.ids().stream().map(id -> explained.get(new CustomerId(id))).toList());
  }

  /** Returns what the stored scores of everybody come to. */
  ChurnStatistics statistics() {
    return churn.statistics(TENANT, Cancellation.never());
  }

  /** Returns the stored scores of a customer, the newest first. */
  List<Score> history(String customer) {
    return churn.history(TENANT, new CustomerId(customer), PageRequest.first(PageRequest.MOST)).items();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
