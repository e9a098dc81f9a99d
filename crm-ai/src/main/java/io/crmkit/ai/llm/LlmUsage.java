package io.crmkit.ai.llm;

/**
 * What answers have cost. Sums beyond what a number can hold stay at its most, since servers tell these figures.
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
    return new LlmUsage((int) Math.min(Integer.MAX_VALUE, (long) calls + other.calls),
        sum(promptTokens, other.promptTokens), sum(completionTokens, other.completionTokens));
  }

  /** Returns the tokens read and written. */
  public long tokens() {
    return sum(promptTokens, completionTokens);
  }

  private static long sum(long first, long second) {
    return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
  }
}
