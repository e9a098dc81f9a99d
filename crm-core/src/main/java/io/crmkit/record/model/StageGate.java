package io.crmkit.record.model;

import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.record.model.OpportunityRefusal.MissingFields;
import io.crmkit.record.model.OpportunityRefusal.NoStageToBeginIn;
import io.crmkit.record.model.OpportunityRefusal.NoSuchStage;
import io.crmkit.record.model.OpportunityRefusal.NotLost;
import io.crmkit.record.model.OpportunityRefusal.StageRetired;
import io.crmkit.record.model.OpportunityRefusal.UnknownLostReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may come into a stage. */
record StageGate(KnownPipeline pipeline, Stage stage) {

  private static final String LOST_REASON = "lost_reason";

  /** Asks {@code then} at the gate of the target, or says that there is none. */
  static <E> Decision<E> of(StageTarget target, Function<StageGate, Decision<E>> then) {
    String asked = target.stage();
    KnownPipeline pipeline = target.pipeline();
    Optional<Stage> found = asked == null ? pipeline.definition().firstStage() : pipeline.definition().stage(asked);
    return found.map(stage -> then.apply(new StageGate(pipeline, stage))).orElseGet(() -> Decision.refuse(
        asked == null
            ? new NoStageToBeginIn(pipeline.id())
            : new NoSuchStage(pipeline.id(), asked, pipeline.definition().stageKeys())));
  }

  StagePlace place() {
    return StagePlace.of(pipeline, stage);
  }

  /** Returns why a deal may not come in; null if it may. */
  @Nullable Refusal refusal(OpportunityDetails details, @Nullable String lostReason) {
    if (stage.isRetired()) {
      return new StageRetired(pipeline.id(), stage.key());
    }
    if (lostReason != null && stage.category() != StageCategory.LOST) {
      return new NotLost(stage.key());
    }
    List<String> missing = missing(details);
    if (stage.category() == StageCategory.LOST && (lostReason == null || lostReason.isBlank())) {
      missing.add(LOST_REASON);
    }
    if (!missing.isEmpty()) {
      return new MissingFields(stage.key(), missing);
    }
    List<String> known = pipeline.definition().lostReasons();
    return lostReason == null || known.isEmpty() || known.contains(lostReason)
        ? null
        : new UnknownLostReason(lostReason, known);
  }

  /** Returns why a deal that was in another pipeline may not come in, as lost as it was before; null if it may. */
  @Nullable Refusal refusal(OpportunityDetails details) {
    if (stage.isRetired()) {
      return new StageRetired(pipeline.id(), stage.key());
    }
    List<String> missing = missing(details);
    return missing.isEmpty() ? null : new MissingFields(stage.key(), missing);
  }

  private List<String> missing(OpportunityDetails details) {
    List<String> missing = new ArrayList<>();
    stage.missingIn(details).forEach(field -> missing.add(field.jsonName()));
    return missing;
  }
}
