package io.crmkit.ai.llm.openai;

import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmReason;

/** Carries a failure out of the reading of an answer. */
final class FailedCallException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient LlmFailure failure;

  FailedCallException(LlmReason reason, String message) {
    this(LlmFailure.of(reason, message));
  }

  FailedCallException(LlmFailure failure) {
    super(failure.code());
    this.failure = failure;
  }

  LlmFailure failure() {
    return failure;
  }

  static FailedCallException malformed(String what) {
    return new FailedCallException(LlmReason.MALFORMED, "The server's answer is no answer of a model: " + what + ".");
  }
}
