package io.crmkit.ai.content;

import io.crmkit.ai.guard.Spotlight;
import io.crmkit.ai.llm.LlmBudget;
import io.crmkit.core.Require;
import java.time.Duration;
import java.util.Objects;

/**
 * What drafts may cost, and how text of others is marked.
 *
 * @param timeout for each variant, repairs included
 * @param budget of each variant
 * @param maxTokens of one answer
 * @param repairs of what is no JSON, and as many again of what says what it must not
 * @param spotlight on quotations
 */
public record ContentPolicy(Duration timeout, LlmBudget budget, int maxTokens, int repairs, Spotlight spotlight) {

  /** A minute, eight calls and 100,000 tokens for each variant, answers of 4,000 tokens, two repairs, marks for spaces. */
  public static final ContentPolicy USUAL =
      new ContentPolicy(Duration.ofMinutes(1), LlmBudget.USUAL, 4_000, 2, Spotlight.DATAMARKING);

  public ContentPolicy {
    Require.positive(timeout, "timeout");
    Objects.requireNonNull(budget, "budget");
    Require.positive(maxTokens, "maxTokens");
    Objects.requireNonNull(spotlight, "spotlight");
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs must not be negative but was " + repairs);
    }
  }

  /** Returns this policy with other bounds on time and cost. */
  public ContentPolicy within(Duration time, LlmBudget most) {
    return new ContentPolicy(time, most, maxTokens, repairs, spotlight);
  }
}
