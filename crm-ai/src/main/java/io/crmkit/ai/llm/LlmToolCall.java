package io.crmkit.ai.llm;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.Objects;

/**
 * What a model asks of a tool. Its own text does not show the arguments.
 *
 * @param id by which the output of the tool refers to it
 * @param tool the name of the tool
 * @param arguments JSON as the model wrote it, unchecked
 */
public record LlmToolCall(String id, String tool, @Secret String arguments) {

  public LlmToolCall {
    Require.notBlank(id, "id");
    Require.notBlank(tool, "tool");
    Objects.requireNonNull(arguments, "arguments");
  }

  @Override
  public String toString() {
    return "LlmToolCall[" + id + ", " + tool + "]";
  }
}
