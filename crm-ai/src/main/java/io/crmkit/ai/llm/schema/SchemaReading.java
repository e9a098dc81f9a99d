package io.crmkit.ai.llm.schema;

import io.crmkit.ai.guard.Finding;
import io.crmkit.core.Secret;
import java.util.List;
import java.util.Objects;

/** What became of an answer by a schema. */
public sealed interface SchemaReading {

  /** The answer has one value that is valid by the schema. */
  record Sound(@Secret String json) implements SchemaReading {
    public Sound {
      Objects.requireNonNull(json, "json");
    }

    @Override
    public String toString() {
      return "Sound[%d characters]".formatted(json.length());
    }
  }

  /** It has none, or several: everything that is wrong. */
  record Unsound(List<Finding> findings) implements SchemaReading {
    public Unsound {
      findings = List.copyOf(findings);
    }
  }
}
