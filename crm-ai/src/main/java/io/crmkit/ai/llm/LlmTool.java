package io.crmkit.ai.llm;

import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.core.Require;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that a model may ask to be called.
 *
 * @param name 1 to 64 letters, digits, underscores and hyphens
 * @param description what it does, for the model
 * @param parameters of its arguments
 */
public record LlmTool(String name, String description, JsonSchema parameters) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public LlmTool {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a tool needs a name of 1 to 64 of A-Z, a-z, 0-9, _ and - but has " + name);
    }
    Require.notBlank(description, "description");
    Objects.requireNonNull(parameters, "parameters");
  }
}
