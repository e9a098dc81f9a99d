package io.crmkit.record.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.record.model.PipelineCommand.Define;
import io.crmkit.record.model.PipelineEvent.PipelineDefined;
import io.crmkit.record.model.PipelineRefusal.CategoryChanged;
import io.crmkit.record.model.PipelineRefusal.StagesRemoved;
import io.crmkit.record.model.SalesPipeline.Blank;
import io.crmkit.record.model.SalesPipeline.Defined;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pipeline's life: it can be defined anew, but a stage stays as long as the pipeline does, and in its
 * category, so that no deal is ever in a stage that is not there. A stage that is no longer wanted is retired.
 */
public final class PipelineDecider implements Decider<SalesPipeline, PipelineCommand, PipelineEvent> {

  @Override
  public SalesPipeline initial() {
    return new Blank();
  }

  @Override
  public Decision<PipelineEvent> decide(SalesPipeline state, PipelineCommand command) {
    Define define = (Define) command;
    if (state.equals(new Defined(define.definition()))) {
      return Decision.accept(List.of());
    }
    Refusal refusal = refusal(state, define.definition());
    return refusal == null
        ? Decision.accept(new PipelineDefined(define.definition(), define.by(), define.at()))
        : Decision.refuse(refusal);
  }

  private static @Nullable Refusal refusal(SalesPipeline state, PipelineDefinition definition) {
    List<Violation> problems = PipelineCheck.of(definition);
    if (!problems.isEmpty()) {
      return new Violations(problems);
    }
    return state instanceof Defined defined ? refusal(defined.definition(), definition) : null;
  }

  private static @Nullable Refusal refusal(PipelineDefinition before, PipelineDefinition after) {
    List<String> removed = before.stageKeys().stream().filter(key -> after.stage(key).isEmpty()).toList();
    if (!removed.isEmpty()) {
      return new StagesRemoved(removed);
    }
    for (Stage stage : before.stages()) {
      Optional<Stage> other = after.stage(stage.key()).filter(same -> same.category() != stage.category());
      if (other.isPresent()) {
        return new CategoryChanged(stage.key(), stage.category(), other.get().category());
      }
    }
    return null;
  }

  @Override
  public SalesPipeline evolve(SalesPipeline state, PipelineEvent event) {
    return new Defined(((PipelineDefined) event).definition());
  }
}
