package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a pipeline. */
public sealed interface PipelineCommand {

  /** Define it, or define it anew. */
  record Define(PipelineDefinition definition, Actor by, Instant at) implements PipelineCommand {

    public Define {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
