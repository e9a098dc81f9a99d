package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.model.ModelDrift;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.progress.Cancellation;
import java.time.Clock;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells whether the customers of a tenant are still those that its newest model learned from, and sounds an alarm when
 * they are not any more.
 *
 * <p>Compared are the newest scores of all customers that the model has made itself.
 */
public final class ChurnDrift {

  /** How many scores a model must have made before anything is said of them. */
  public static final int LEAST_SCORES = 100;

  private static final int ATTEMPTS = 20;

  private final Versions versions;
  private final ScoreHistory scores;
  private final DriftAlarms alarms;
  private final Clock clock;
  private final Observed observed;

  public ChurnDrift(ModelStore models, ScoreHistory scores, DriftAlarms alarms, ChurnSettings settings, Clock clock) {
    this(models, scores, alarms, settings, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public ChurnDrift(ModelStore models, ScoreHistory scores, DriftAlarms alarms, ChurnSettings settings, Clock clock,
      ServiceListener listener) {
    this.versions = new Versions(models, settings);
    this.scores = Objects.requireNonNull(scores, "scores");
    this.alarms = Objects.requireNonNull(alarms, "alarms");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("churn-drift", listener);
  }

  /**
   * Compares, and writes nothing.
   *
   * @return what was found; or refused as {@link ChurnRefusal.NoBaseline} or {@link ChurnRefusal.TooFewScores}
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   */
  public Decision<ModelDrift> measure(TenantId tenant, Cancellation cancellation) {
    return observed.call("measure", tenant, call -> drift(tenant, cancellation));
  }

  /**
   * Compares, and sounds an alarm, the event {@code churn.drifted}, if the model has never been as bad: at most once for
   * each level of each version, however often it is asked, by however many at once.
   *
   * @return what was found, as {@link #measure} says it
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   * @throws StaleWriteException if others sounded alarms at the same time, again and again
   */
  public Decision<ModelDrift> watch(TenantId tenant, Cancellation cancellation) {
    return observed.call("watch", tenant, call -> {
      Decision<ModelDrift> drift = drift(tenant, cancellation);
      if (drift instanceof Decision.Accepted<ModelDrift> accepted) {
        alarm(tenant, accepted.events().get(0), call);
      }
      return drift;
    });
  }

  private Decision<ModelDrift> drift(TenantId tenant, Cancellation cancellation) {
    ChurnModel model = versions.current(tenant);
    Baseline baseline = model.baseline().orElse(null);
    if (baseline == null || !(model.scoring() instanceof Scoring.Learned learned)) {
      return Decision.refuse(new ChurnRefusal.NoBaseline(model.version(), model.scoring().kind()));
    }
    DriftCount count = new DriftCount(model.version(), learned.ir().schema(), baseline);
    Iterator<Score> latest = Pages.stream(Churn.PART, page -> scores.latest(tenant, page)).iterator();
    while (latest.hasNext()) {
      cancellation.check();
      count.add(latest.next());
    }
    return count.customers() < LEAST_SCORES
        ? Decision.refuse(new ChurnRefusal.TooFewScores(count.customers(), LEAST_SCORES))
        : Decision.accept(count.result());
  }

  private void alarm(TenantId tenant, ModelDrift drift, Call call) {
    for (int left = ATTEMPTS; ; left--) {
      Optional<DriftAlarm> before = alarms.newest(tenant, drift.scored().model());
      DriftLevel told = before.map(DriftAlarm::level).orElse(DriftLevel.STABLE);
      if (drift.level().compareTo(told) <= 0) {
        return;
      }
      long number = before.map(DriftAlarm::number).orElse(0L) + 1;
      DriftAlarm alarm = new DriftAlarm(drift.scored().model(), number, drift.level(), clock.instant());
      try {
        alarms.add(tenant, alarm, ChurnStreams.publish(tenant, alarm, told, drift.moved()));
        call.caused(1);
        return;
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
        call.retried();
      }
    }
  }
}
