package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.feature.Outcome;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.sentinel.Alarm;
import io.crmkit.ai.sentinel.Sentinel;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Makes the models that {@link Churn} scores by: learned of customers whose outcome is known, or the share of all where
 * these are too few.
 *
 * <p>A model is only kept if nothing is wrong with what it was made of; a refusal leaves the tenant with the model it had.
 */
public final class ChurnTraining {

  /** How many customers of known outcome a model needs. */
  public static final int LEAST_CASES = 100;

  /** How many of them each outcome needs. */
  public static final int LEAST_OF_EACH = 20;

  private static final int ATTEMPTS = 20;
  private static final int FOLDS = 5;

  private final ModelStore models;
  private final ChurnSettings settings;
  private final Trainer trainer;
  private final Clock clock;

  /** Trains by a trainer, such as {@link io.crmkit.ai.train.blend.Ensemble#DEFAULT}. */
  public ChurnTraining(ModelStore models, ChurnSettings settings, Trainer trainer, Clock clock) {
    this.models = Objects.requireNonNull(models, "models");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.trainer = Objects.requireNonNull(trainer, "trainer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Learns a model and makes it the tenant's newest version.
   *
   * @return what was made; or refused as {@link ChurnRefusal}: a record that is not sound, too few cases, or data that
   *     know the future
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop; nothing is kept then
   * @throws StaleWriteException if others made models of the tenant at the same time, again and again
   */
  public Decision<ModelMade> learn(TenantId tenant, List<KnownOutcome> outcomes, Training run) {
    CaseCount cases = count(outcomes);
    if (cases.all() < LEAST_CASES) {
      return Decision.refuse(new ChurnRefusal.TooFewCases(cases.all(), LEAST_CASES));
    }
    if (Math.min(cases.left(), cases.stayed()) < LEAST_OF_EACH) {
      return Decision.refuse(new ChurnRefusal.TooFewOfOne(cases, LEAST_OF_EACH));
    }
    Decision<TrainingSet> set = KnownCases.set(settings.features(), outcomes);
    if (set instanceof Decision.Refused<TrainingSet> refused) {
      return Decision.refuse(refused.refusal());
    }
    return learn(tenant, cases, set.orElseThrow().get(0), run);
  }

  private Decision<ModelMade> learn(TenantId tenant, CaseCount cases, TrainingSet set, Training run) {
    try {
      List<Alarm> alarms = Sentinel.watch(set, Folds.stratified(set.labels(), FOLDS, run.seed()));
      if (!alarms.isEmpty()) {
        return Decision.refuse(new ChurnRefusal.KnowsTheFuture(
            alarms.stream().map(alarm -> "%s (%s)".formatted(alarm.subject(), alarm.code())).toList()));
      }
      ModelIr learned = trainer.train(set, run);
      ModelIr ir = new ModelIr(learned.task(), learned.schema(), learned.derivations(), learned.predictor(),
          learned.calibrator(), settings.policy());
      return Decision.accept(keep(tenant, cases, new Scoring.Learned(ir), "learned"));
    } catch (UnlearnableException e) {
      return Decision.refuse(new ChurnRefusal.NothingToLearn(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Makes the share of customers who leave the tenant's newest version: the prior of the settings and what was seen.
   *
   * @throws StaleWriteException if others made models of the tenant at the same time, again and again
   */
  public ModelMade keepRate(TenantId tenant, CaseCount seen) {
    Scoring rate = Scoring.Rate.of(settings.prior().seen(seen.left(), seen.stayed()), settings.policy());
    return keep(tenant, seen, rate, "rate");
  }

  private ModelMade keep(TenantId tenant, CaseCount cases, Scoring scoring, String kind) {
    for (int left = ATTEMPTS; ; left--) {
      long version = models.current(tenant).map(ChurnModel::version).orElse(0L) + 1;
      ModelMade made = new ModelMade(version, kind, cases, clock.instant());
      try {
        models.add(tenant, new ChurnModel(version, made.at(), cases, scoring), ChurnStreams.publish(tenant, made));
        return made;
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
      }
    }
  }

  private static CaseCount count(List<KnownOutcome> outcomes) {
    long left = outcomes.stream().filter(known -> known.outcome() == Outcome.LEFT).count();
    return new CaseCount(left, outcomes.size() - left);
  }
}
