package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.feature.Outcome;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.model.Scoring.Learned;
import io.crmkit.ai.churn.model.Scoring.Rate;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.sentinel.Alarm;
import io.crmkit.ai.sentinel.Sentinel;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.Decision;
import io.crmkit.core.RefusedException;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
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
  private final Observed observed;

  /** Trains by a trainer, such as {@link io.crmkit.ai.train.blend.Ensemble#DEFAULT}. */
  public ChurnTraining(ModelStore models, ChurnSettings settings, Trainer trainer, Clock clock) {
    this(models, settings, trainer, clock, ServiceListener.none());
  }

  /**
   * Trains with somebody who hears how long each call took and how it ended.
   *
   * @throws IllegalArgumentException if the trainer's models are not {@link Task#BINARY}
   */
  public ChurnTraining(ModelStore models, ChurnSettings settings, Trainer trainer, Clock clock, ServiceListener listener) {
    this.models = Objects.requireNonNull(models, "models");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.trainer = Objects.requireNonNull(trainer, "trainer");
    this.clock = Objects.requireNonNull(clock, "clock");
    if (trainer.capabilities().task() != Task.BINARY) {
      throw new IllegalArgumentException(
          "%s answers %s, not BINARY".formatted(trainer.id(), trainer.capabilities().task()));
    }
    this.observed = Observed.service("churn-training", listener);
  }

  /**
   * Learns a model and makes it the tenant's newest version.
   *
   * @return what was made; or refused as {@link ChurnRefusal}: a record that is not sound, too few cases, or data that
   *     know the future; or as {@link io.crmkit.ai.train.TrainingRefusal}: what the trainer cannot do
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop; nothing is kept then
   * @throws StaleWriteException if others made models of the tenant at the same time, again and again
   */
  public Decision<ModelMade> learn(TenantId tenant, List<KnownOutcome> outcomes, Training run) {
    return observed.call("learn", tenant, call -> {
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
      Decision<Learned> learned = learn(set.orElseThrow().get(0), run);
      return learned instanceof Decision.Refused<Learned> refused
          ? Decision.refuse(refused.refusal())
          : Decision.accept(keep(tenant, cases, learned.orElseThrow().get(0), call));
    });
  }

  /**
   * Makes the share of customers who leave the tenant's newest version: the prior of the settings and what was seen.
   *
   * @throws StaleWriteException if others made models of the tenant at the same time, again and again
   */
  public ModelMade keepRate(TenantId tenant, CaseCount seen) {
    return observed.call("keep-rate", tenant, call -> {
      ModelMade made = keep(tenant, seen,
          Rate.of(settings.prior().seen(seen.left(), seen.stayed()), settings.policy()), call);
      call.caused(1);
      return made;
    });
  }

  private Decision<Learned> learn(TrainingSet set, Training run) {
    try {
      Folds folds = Folds.stratified(set.labels(), FOLDS, run.seed());
      List<Alarm> alarms = Sentinel.watch(set, folds);
      if (!alarms.isEmpty()) {
        return Decision.refuse(new ChurnRefusal.KnowsTheFuture(
            alarms.stream().map(alarm -> "%s (%s)".formatted(alarm.subject(), alarm.code())).toList()));
      }
      ModelIr learned = trainer.train(set, run);
      ModelIr ir = new ModelIr(learned.task(), learned.schema(), learned.derivations(), learned.predictor(),
          learned.calibrator(), settings.policy());
      return Decision.accept(new Learned(ir, HeldOut.baseline(ir, set, folds, trainer, run)));
    } catch (UnlearnableException e) {
      return Decision.refuse(new ChurnRefusal.NothingToLearn(String.valueOf(e.getMessage())));
    } catch (RefusedException e) {
      return Decision.refuse(e.refusal());
    }
  }

  private ModelMade keep(TenantId tenant, CaseCount cases, Scoring scoring, Call call) {
    for (int left = ATTEMPTS; ; left--) {
      long version = models.current(tenant).map(ChurnModel::version).orElse(0L) + 1;
      ModelMade made = new ModelMade(version, scoring.kind(), cases, clock.instant());
      try {
        models.add(tenant, new ChurnModel(version, made.at(), cases, scoring), ChurnStreams.publish(tenant, made));
        return made;
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
        call.retried();
      }
    }
  }

  private static CaseCount count(List<KnownOutcome> outcomes) {
    long left = outcomes.stream().filter(known -> known.outcome() == Outcome.LEFT).count();
    return new CaseCount(left, outcomes.size() - left);
  }
}
