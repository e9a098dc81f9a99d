package io.crmkit.record.model;

import java.util.Objects;

/** A pipeline as it is when a command is judged. */
public record KnownPipeline(PipelineId id, PipelineDefinition definition) {

  public KnownPipeline {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(definition, "definition");
  }
}
