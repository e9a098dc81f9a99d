package io.crmkit.record.model;

import java.util.Objects;

/** A pipeline: not there yet, or with its definition. */
public sealed interface SalesPipeline {

  /** Nobody has defined it. */
  record Blank() implements SalesPipeline {}

  /** Somebody defined it. */
  record Defined(PipelineDefinition definition) implements SalesPipeline {

    public Defined {
      Objects.requireNonNull(definition, "definition");
    }
  }
}
