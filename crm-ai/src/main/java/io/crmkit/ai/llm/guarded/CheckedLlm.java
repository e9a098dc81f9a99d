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
import io.crmkit.ai.llm.LlmTool;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.schema.JsonSchema;
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
 * <p>Checked are the texts and numbers of a JSON answer, or else the whole text, and the arguments of every tool call;
 * names of members, too, that the schema does not have.
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
      List<Finding> found = findings(result, request);
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

  private List<Finding> findings(LlmResult result, LlmRequest request) {
    List<Finding> found = new ArrayList<>();
    Set<String> asked = request.schema().map(CheckedLlm::names).orElse(Set.of());
    found.addAll(check.check(result.json().map(json -> said(json, asked)).orElse(result.text())));
    for (LlmToolCall call : result.calls()) {
      Set<String> known = request.tools().stream().filter(tool -> tool.name().equals(call.tool()))
          .map(LlmTool::parameters).map(CheckedLlm::names).findFirst().orElse(Set.of());
      found.addAll(check.check(said(call.arguments(), known)));
    }
    return found;
  }

  private static Set<String> names(JsonSchema schema) {
    return Set.copyOf(JsonText.names(schema.text()));
  }

  /** Returns the texts of an answer apart from each other, so that no number has the unit of the next one. */
  private static String said(String json, Set<String> known) {
    List<String> said = new ArrayList<>(JsonText.leaves(json));
    JsonText.names(json).stream().filter(name -> !known.contains(name)).forEach(said::add);
    return String.join(";\n", said);
  }
}
