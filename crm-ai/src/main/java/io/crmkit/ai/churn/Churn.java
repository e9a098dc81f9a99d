package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreChange;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressMeter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Scores customers by the model of their tenant, keeps what they were scored, and tells what changed.
 *
 * <p>A tenant without a model is scored by the prior of the settings, as version 0. Records are those of the day on the
 * clock, in its zone.
 */
public final class Churn {

  /** How many customers of a stream are held and written as one. */
  public static final int PART = 500;

  private final Versions versions;
  private final ScoreHistory scores;
  private final ChurnSettings settings;
  private final Clock clock;
  private final Observed observed;
  private final ScorePart writer;

  public Churn(ModelStore models, ScoreHistory scores, ChurnSettings settings, Clock clock) {
    this(models, scores, settings, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Churn(ModelStore models, ScoreHistory scores, ChurnSettings settings, Clock clock, ServiceListener listener) {
    this.versions = new Versions(models, settings);
    this.scores = Objects.requireNonNull(scores, "scores");
    this.settings = settings;
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("churn", listener);
    this.writer = new ScorePart(scores, clock);
  }

  /** Returns what a tenant scores by now. */
  public ChurnModel model(TenantId tenant) {
    return observed.call("model", tenant, call -> versions.current(tenant));
  }

  /** Returns a version; 0 is the prior of the settings as they are now. */
  public Optional<ChurnModel> model(TenantId tenant, long version) {
    return observed.call("model", tenant, call -> versions.version(tenant, version));
  }

  /**
   * Scores a customer and keeps that.
   *
   * @return the score, or all that is wrong with the record
   * @throws StaleWriteException if others scored the same customer at the same time, again and again
   */
  public Validated<Score> predict(TenantId tenant, CustomerRecord customer) {
    return observed.call("predict", tenant, call -> {
      Validated<CustomerFacts> facts = settings.features().facts(customer, LocalDate.now(clock));
      if (facts instanceof Invalid<CustomerFacts> invalid) {
        return Validated.invalid(invalid.violations());
      }
      ChurnModel model = versions.current(tenant);
      CustomerFacts known = facts.orElseThrow();
      Map<CustomerId, CustomerFacts> one = Map.of(new CustomerId(customer.id()), known);
      return Validated.valid(writer.write(tenant, one, List.of(model.estimate(known)), call).get(0));
    });
  }

  /**
   * Scores customers as they come, all by the same model, holding {@value #PART} of them at a time. Records that are
   * not sound are left out and told of.
   *
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop; what was scored before that is kept
   * @throws StaleWriteException if others scored the same customers at the same time, again and again
   */
  public ScoreReport predictAll(TenantId tenant, Iterator<CustomerRecord> customers, ScoreRun run) {
    return observed.call("predict-all", tenant, call -> {
      ChurnModel model = versions.current(tenant);
      LocalDate day = LocalDate.now(clock);
      ProgressMeter meter = ProgressMeter.of("customers", clock, run.progress()).build();
      PartScoring scoring = PartScoring.of(model, settings.explaining(), run.explanations());
      ScoreStream stream = new ScoreStream(tenant, model, scoring, writer, call, meter);
      run.cancellation().check();
      while (customers.hasNext()) {
        stream.add(customers.next(), settings.features(), day);
        if (stream.isFull()) {
          stream.write();
          run.cancellation().check();
        }
      }
      return stream.finish();
    });
  }

  /** Returns the scores of a customer, the newest first, each with the version of its model. */
  public Page<Score> history(TenantId tenant, CustomerId customer, PageRequest page) {
    return observed.call("history", tenant, call -> scores.of(tenant, customer, page));
  }

  /** Returns what a customer was scored at an instant: the newest score of then, with the version of its model. */
  public Optional<Score> asOf(TenantId tenant, CustomerId customer, Instant at) {
    return observed.call("as-of", tenant, call -> scores.asOf(tenant, customer, at));
  }

  /**
   * Returns why the newest score of a customer is another one than the one before; nothing if there are not two.
   *
   * @throws IllegalStateException if the store no longer has one of the models
   */
  public Optional<ScoreChange> lastChange(TenantId tenant, CustomerId customer) {
    return observed.call("last-change", tenant, call -> {
      List<Score> two = scores.of(tenant, customer, PageRequest.first(2)).items();
      return two.size() < 2 ? Optional.empty() : Optional.of(ScoreChange.between(
          versions.of(tenant, two.get(1)), two.get(1).facts(), versions.of(tenant, two.get(0)), two.get(0).facts()));
    });
  }

  /**
   * Returns what the newest scores of all customers come to.
   *
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   */
  public ChurnStatistics statistics(TenantId tenant, Cancellation cancellation) {
    return observed.call("statistics", tenant, call -> {
      ChurnStatistics.Count count = new ChurnStatistics.Count();
      Iterator<Score> latest = Pages.stream(PART, page -> scores.latest(tenant, page)).iterator();
      while (latest.hasNext()) {
        cancellation.check();
        count.add(latest.next());
      }
      return count.result();
    });
  }
}
