package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnEvent;
import io.crmkit.ai.churn.model.ChurnEvent.LevelChanged;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.json.JsonDocuments;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of churn in the form that is stored and published. */
final class ChurnStreams {

  private static final Stream MODELS = new Stream("churn-model", "current");
  private static final String SCORES = "churn-score";

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

  private static DomainEvent publish(TenantId tenant, Stream stream, long sequence, String type, ChurnEvent event) {
    return new DomainEvent(
        tenant, stream, sequence, type, event.at(), JsonDocuments.write(event, ChurnEvent.class), Map.of());
  }
}
