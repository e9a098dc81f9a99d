package io.crmkit.ai.llm.openai;

/** How a server wants to be told how long an answer may be. */
public enum OpenAiDialect {

  /** OpenAI itself. */
  OPENAI("max_completion_tokens"),
  /** Most others. */
  COMPATIBLE("max_tokens");

  private final String maxTokens;

  OpenAiDialect(String maxTokens) {
    this.maxTokens = maxTokens;
  }

  String maxTokens() {
    return maxTokens;
  }
}
