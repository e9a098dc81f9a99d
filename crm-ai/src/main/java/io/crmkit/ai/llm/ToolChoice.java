package io.crmkit.ai.llm;

import io.crmkit.core.Require;

/** Whether a model must call a tool. */
public sealed interface ToolChoice {

  /** It may. */
  record Free() implements ToolChoice {}

  /** It must call this one. */
  record Required(String tool) implements ToolChoice {
    public Required {
      Require.notBlank(tool, "tool");
    }
  }
}
