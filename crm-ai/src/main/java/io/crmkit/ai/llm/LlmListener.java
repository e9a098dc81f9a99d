package io.crmkit.ai.llm;

/** Hears an answer while it comes. */
@FunctionalInterface
public interface LlmListener {

  /** Takes the next piece of the answer's text, never empty. */
  void onText(String piece);
}
