package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a pipeline. */
public sealed interface PipelineEvent {

  Instant at();

  /** Somebody defined it, or defined it anew. */
  record PipelineDefined(PipelineDefinition definition, Actor by, Instant at) implements PipelineEvent {

    public PipelineDefined {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
