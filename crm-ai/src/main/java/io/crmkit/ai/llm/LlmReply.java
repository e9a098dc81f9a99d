package io.crmkit.ai.llm;

import io.crmkit.core.Decision;
import io.crmkit.core.RefusedException;

/** What came of a request: an answer, or why there is none. */
public sealed interface LlmReply permits LlmResult, LlmFailure {

  /** Returns what it has cost. */
  LlmUsage usage();

  /** Returns this reply with what was spent before it. */
  LlmReply after(LlmUsage before);

  /**
   * Returns the answer.
   *
   * @throws RefusedException with the {@link LlmFailure} as its refusal
   */
  default LlmResult orElseThrow() {
    return this instanceof LlmFailure failure
        ? Decision.<LlmResult>refuse(failure).orElseThrow().get(0) : (LlmResult) this;
  }
}
