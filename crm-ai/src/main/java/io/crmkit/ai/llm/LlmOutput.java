package io.crmkit.ai.llm;

import io.crmkit.ai.llm.schema.JsonSchema;
import java.util.Objects;

/** The form in which an answer is asked for. */
public sealed interface LlmOutput {

  /** Text of any form. */
  record Prose() implements LlmOutput {}

  /** A JSON object of any shape. */
  record AnyJson() implements LlmOutput {}

  /** JSON by a schema. */
  record BySchema(JsonSchema schema) implements LlmOutput {
    public BySchema {
      Objects.requireNonNull(schema, "schema");
    }
  }
}
