package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.ExplainedChange;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells why customers have the scores that they have, one at a time; for many at once see {@link ScoreRun#explained}.
 * Nothing is written.
 */
public final class ChurnExplanations {

  private final Versions versions;
  private final ScoreHistory scores;
  private final ChurnSettings settings;
  private final Clock clock;
  private final Observed observed;
  private final HeldExplainers explainers;

  public ChurnExplanations(ModelStore models, ScoreHistory scores, ChurnSettings settings, Clock clock) {
    this(models, scores, settings, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public ChurnExplanations(
      ModelStore models, ScoreHistory scores, ChurnSettings settings, Clock clock, ServiceListener listener) {
    this.versions = new Versions(models, settings);
    this.scores = Objects.requireNonNull(scores, "scores");
    this.settings = settings;
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("churn-explanations", listener);
    this.explainers = new HeldExplainers(model -> FactsExplainer.of(model, settings.explaining()));
  }

  /**
   * Explains what {@link Churn#predict} would answer of a customer now, and keeps nothing.
   *
   * @return the explanation, or all that is wrong with the record
   */
  public Validated<ChurnExplanation> explain(TenantId tenant, CustomerRecord customer) {
    return observed.call("explain", tenant, call -> {
      Validated<CustomerFacts> facts = settings.features().facts(customer, LocalDate.now(clock));
      return facts instanceof Invalid<CustomerFacts> invalid ? Validated.invalid(invalid.violations())
          : Validated.valid(explain(versions.current(tenant), new CustomerId(customer.id()), facts.orElseThrow()));
    });
  }

  /**
   * Explains the newest score of a customer by what was known then and the model that made it; nothing if there is no
   * score.
   *
   * @throws IllegalStateException if the store no longer has the model
   */
  public Optional<ChurnExplanation> explain(TenantId tenant, CustomerId customer) {
    return observed.call("explain-newest", tenant, call ->
        scores.of(tenant, customer, PageRequest.first(1)).items().stream().findFirst()
            .map(score -> explain(versions.of(tenant, score), score)));
  }

  /**
   * Returns why the newest score of a customer is another one than the one before, field by field; nothing if there are
   * not two.
   *
   * @throws IllegalStateException if the store no longer has one of the models
   */
  public Optional<ExplainedChange> lastChange(TenantId tenant, CustomerId customer) {
    return observed.call("last-change", tenant, call -> {
      List<Score> two = scores.of(tenant, customer, PageRequest.first(2)).items();
      return two.size() < 2 ? Optional.empty() : Optional.of(ExplainedChange.between(
          versions.of(tenant, two.get(1)), two.get(1).facts(), versions.of(tenant, two.get(0)), two.get(0).facts()));
    });
  }

  /** The share of all customers is explained as it was then, whatever the prior of the settings is now. */
  private ChurnExplanation explain(ChurnModel model, Score score) {
    return model.scoring() instanceof Scoring.Rate ? ChurnExplanation.ofShare(score.customer(), score.estimate())
        : explain(model, score.customer(), score.facts());
  }

  private ChurnExplanation explain(ChurnModel model, CustomerId customer, CustomerFacts facts) {
    return explainers.explain(model, customer, facts);
  }
}
