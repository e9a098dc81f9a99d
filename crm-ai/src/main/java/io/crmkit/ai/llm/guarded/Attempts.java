package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmUsage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls that one request comes to, paid from its budget and within its deadline. Not thread-safe. */
final class Attempts {

  private final LlmPort model;
  private final LlmRequest request;
  private final Clock clock;
  private final List<LlmMessage> messages;
  private final Set<String> seen = new HashSet<>();
  private LlmUsage spent = LlmUsage.NONE;

  Attempts(LlmPort model, LlmRequest request, Clock clock) {
    this.model = model;
    this.request = request;
    this.clock = clock;
    this.messages = new ArrayList<>(request.messages());
  }

  /** Asks once more, with the messages that were added meanwhile; the reply tells what all calls have cost. */
  LlmReply ask(Shape shape) {
    if (request.budget().minus(spent).isSpent()) {
      return failure(LlmReason.BUDGET_SPENT, "The budget has no call or no token left.");
    }
    if (!clock.instant().isBefore(request.deadline())) {
      return failure(LlmReason.TIMEOUT, "The deadline is over.");
    }
    LlmRequest.Builder next = request.edit().messages(messages).budget(request.budget().minus(spent));
    LlmReply reply = model.complete(shape.on(next).build());
    LlmReply whole = reply.after(spent);
    spent = whole.usage();
    return whole;
  }

  /** Returns a failure that tells what all calls have cost. */
  LlmFailure failure(LlmReason reason, String message) {
    return LlmFailure.of(reason, message).after(spent);
  }

  /** Whether this answer came before. */
  boolean isRepeated(String answer) {
    return !seen.add(answer);
  }

  /** Tells the model what is wrong with its answer. */
  void feedBack(String answer, List<Finding> findings) {
    messages.add(new LlmMessage.Assistant(answer));
    messages.add(new LlmMessage.User("This answer cannot be used:\n" + findings.stream().limit(20)
        .map(finding -> "- " + finding.advice()).collect(Collectors.joining("\n"))
        + "\nAnswer once more, in whole, with these repaired and nothing else changed."));
  }

  /** The form in which one call asks. */
  interface Shape {
    LlmRequest.Builder on(LlmRequest.Builder request);
  }
}
