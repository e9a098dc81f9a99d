package io.crmkit.ai.llm;

import java.util.Set;

/**
 * A language model, wherever it runs.
 *
 * <p>Whatever goes wrong outside is an {@link LlmFailure} and never an exception. An adapter calls the model once for
 * each request, keeps to its deadline, and never asks for more tokens than its budget has left. Implementations are
 * safe for concurrent use.
 */
public interface LlmPort {

  /** Returns what the model can do beyond answering in text. */
  Set<LlmAbility> abilities();

  /** Asks the model and waits for the whole answer. */
  LlmReply complete(LlmRequest request);

  /**
   * Asks the model, and tells the answer's text while it comes where the model can stream, else at its end. What was
   * told is the text of the result; after a failure, what was told is worth nothing.
   *
   * @param listener called on the thread of the caller
   */
  default LlmReply stream(LlmRequest request, LlmListener listener) {
    LlmReply reply = complete(request);
    if (reply instanceof LlmResult result && !result.text().isEmpty()) {
      listener.onText(result.text());
    }
    return reply;
  }
}
