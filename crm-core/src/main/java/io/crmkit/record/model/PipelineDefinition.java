package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.json.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline as its author writes it down.
 *
 * @param stages in their order
 * @param lostReasons the only reasons for which deals are lost; if empty, any text is one
 */
@Versioned(1)
public record PipelineDefinition(String name, List<Stage> stages, List<String> lostReasons) {

  public PipelineDefinition {
    Require.notBlank(name, "name");
    stages = List.copyOf(stages);
    lostReasons = List.copyOf(lostReasons);
  }

  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  /** Returns where deals begin: in the first open stage that is not retired. */
  public Optional<Stage> firstStage() {
    return stages.stream().filter(stage -> !stage.category().isClosed() && !stage.isRetired()).findFirst();
  }

  public List<String> stageKeys() {
    return stages.stream().map(Stage::key).toList();
  }
}
