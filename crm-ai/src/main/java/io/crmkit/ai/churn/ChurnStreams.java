package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnEvent;
import io.crmkit.ai.churn.model.ChurnEvent.Drifted;
import io.crmkit.ai.churn.model.ChurnEvent.LevelChanged;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.json.JsonDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of churn in the form that is stored and published. */
final class ChurnStreams {

  private static final Stream MODELS = new Stream("churn-model", "current");
  private static final String SCORES = "churn-score";
  private static final String DRIFT = "churn-drift";

  private ChurnStreams() {}

  static DomainEvent publish(TenantId tenant, ModelMade made) {
    return publish(tenant, MODELS, made.version(), "churn.model-made", made);
  }

  /** Returns the event of a score whose level is another one than that of the score before. */
  static Optional<DomainEvent> publish(TenantId tenant, @Nullable Score before, Score score) {
    if (before != null && before.estimate().level() == score.estimate().level()) {
      return Optional.empty();
    }
    LevelChanged changed = new LevelChanged(score.customer(), before == null ? null : before.estimate().level(),
        score.estimate(), score.mark().at());
    Stream stream = new Stream(SCORES, score.customer().value());
    return Optional.of(publish(tenant, stream, score.mark().changes(), "churn.level-changed", changed));
  }

  /** Returns the event of an alarm of a model that was of a better level before. */
  static DomainEvent publish(TenantId tenant, DriftAlarm alarm, DriftLevel before, List<String> moved) {
    Drifted drifted = new Drifted(alarm.model(), before, alarm.level(), moved, alarm.at());
    return publish(
        tenant, new Stream(DRIFT, Long.toString(alarm.model())), alarm.number(), "churn.drifted", drifted);
  }

  private static DomainEvent publish(TenantId tenant, Stream stream, long sequence, String type, ChurnEvent event) {
    return new DomainEvent(
        tenant, stream, sequence, type, event.at(), JsonDocuments.write(event, ChurnEvent.class), Map.of());
  }
}
