package io.crmkit.ai.llm;

/**
 * What answers have cost.
 *
 * @param calls of the model
 * @param promptTokens read by it
 * @param completionTokens written by it
 */
public record LlmUsage(int calls, long promptTokens, long completionTokens) {

  public static final LlmUsage NONE = new LlmUsage(0, 0, 0);

  public LlmUsage {
    if (calls < 0 || promptTokens < 0 || completionTokens < 0) {
      throw new IllegalArgumentException(
          "usage must not be negative but was %d, %d, %d".formatted(calls, promptTokens, completionTokens));
    }
  }

  /** Returns the usage of one call. */
  public static LlmUsage ofCall(long promptTokens, long completionTokens) {
    return new LlmUsage(1, promptTokens, completionTokens);
  }

  public LlmUsage plus(LlmUsage other) {
    return new LlmUsage(Math.addExact(calls, other.calls), Math.addExact(promptTokens, other.promptTokens),
        Math.addExact(completionTokens, other.completionTokens));
  }

  /** Returns the tokens read and written. */
  public long tokens() {
    return Math.addExact(promptTokens, completionTokens);
  }
}
