package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.TextCheck;
import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.schema.JsonText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Lets an answer pass only if a check finds nothing in it; else it goes back to the model with what was found, a bounded
 * number of times, and ends as {@link LlmReason#GUARD_VIOLATED}.
 *
 * <p>Checked are the texts and numbers of a JSON answer, or else the whole text, and the arguments of every tool call.
 * An answer that is cut off counts as {@link LlmReason#TRUNCATED}.
 */
public final class CheckedLlm implements LlmPort {

  private final LlmPort model;
  private final TextCheck check;
  private final Clock clock;
  private final int repairs;

  /**
   * Puts a check around a model.
   *
   * @param repairs how often an answer goes back, from 0
   */
  public CheckedLlm(LlmPort model, TextCheck check, Clock clock, int repairs) {
    this.model = Objects.requireNonNull(model, "model");
    this.check = Objects.requireNonNull(check, "check");
    this.clock = Objects.requireNonNull(clock, "clock");
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs must not be negative but was " + repairs);
    }
    this.repairs = repairs;
  }

  @Override
  public Set<LlmAbility> abilities() {
    return model.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    Attempts attempts = new Attempts(model, request, clock);
    for (int left = repairs; ; left--) {
      LlmReply reply = attempts.ask(next -> next);
      if (!(reply instanceof LlmResult result)) {
        return reply;
      }
      if (result.finish() == FinishReason.LENGTH) {
        return attempts.failure(LlmReason.TRUNCATED, "The answer ended at the bound on its tokens.");
      }
      List<Finding> found = findings(result);
      if (found.isEmpty()) {
        return result;
      }
      if (attempts.isRepeated(result.text())) {
        return attempts.failure(LlmReason.SAME_ANSWER_AGAIN, "The same unsound answer came again.").with(found);
      }
      if (left == 0) {
        return attempts.failure(LlmReason.GUARD_VIOLATED,
            "The answer has what it must not have, after %d repairs.".formatted(repairs)).with(found);
      }
      attempts.feedBack(result.text(), found);
    }
  }

  private List<Finding> findings(LlmResult result) {
    List<Finding> found = new ArrayList<>();
    String said = result.json().map(json -> String.join("\n", JsonText.leaves(json))).orElse(result.text());
    found.addAll(check.check(said));
    for (LlmToolCall call : result.calls()) {
      found.addAll(check.check(String.join("\n", JsonText.leaves(call.arguments()))));
    }
    return found;
  }
}
