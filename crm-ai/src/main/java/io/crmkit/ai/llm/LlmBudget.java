package io.crmkit.ai.llm;

/**
 * What the answer to one request may cost, all its repairs included. What a prompt costs is known after its call alone,
 * so that the last call may overdraw by its prompt; no call follows it.
 *
 * @param calls of the model, from 0
 * @param tokens read and written, from 0
 */
public record LlmBudget(int calls, long tokens) {

  /** Eight calls and 100,000 tokens. */
  public static final LlmBudget USUAL = new LlmBudget(8, 100_000);

  public LlmBudget {
    if (calls < 0 || tokens < 0) {
      throw new IllegalArgumentException("a budget must not be negative but was %d, %d".formatted(calls, tokens));
    }
  }

  /** Returns what is left. */
  public LlmBudget minus(LlmUsage usage) {
    return new LlmBudget(Math.max(0, calls - usage.calls()), Math.max(0, tokens - usage.tokens()));
  }

  /** Whether not even one more call fits. */
  public boolean isSpent() {
    return calls == 0 || tokens == 0;
  }
}
