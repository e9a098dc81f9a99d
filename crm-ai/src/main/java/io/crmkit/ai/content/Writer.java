package io.crmkit.ai.content;

import io.crmkit.ai.content.model.Brief;
import io.crmkit.ai.content.model.Channel;
import io.crmkit.ai.content.model.ContentCommand.Written;
import io.crmkit.ai.content.model.ContentRules;
import io.crmkit.ai.content.model.Draft;
import io.crmkit.ai.content.model.Origin;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.guarded.CheckedLlm;
import io.crmkit.ai.llm.guarded.RedactingLlm;
import io.crmkit.ai.llm.guarded.SchemaLadder;
import io.crmkit.ai.llm.guarded.SpotlightingLlm;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Has a model write drafts by a brief, with every guardrail around it. */
final class Writer {

  private static final String QUOTING = " A figure or date that only others have said is left out, or stands with their"
      + " whole sentence, word for word, in quotation marks.";

  private final LlmPort model;
  private final ContentPolicy policy;
  private final Clock clock;

  Writer(LlmPort model, ContentPolicy policy, Clock clock) {
    this.model = model;
    this.policy = policy;
    this.clock = clock;
  }

  /** What became of one variant. */
  sealed interface Outcome {

    /** A draft that keeps to the rules. */
    record Done(Written written) implements Outcome {}

    /** None. */
    record Failed(LlmFailure failure) implements Outcome {}

    /** A draft that a reader should not see. */
    record Unsound(List<Finding> findings) implements Outcome {}
  }

  /**
   * Writes one variant.
   *
   * @param seed another one for another variant
   */
  Outcome write(Brief brief, long seed) {
    ContentRules rules = ContentRules.of(brief);
    LlmPort ladder = new SchemaLadder(new SpotlightingLlm(model, policy.spotlight()), clock, policy.repairs());
    LlmPort guarded = new CheckedLlm(
        new RedactingLlm(ladder, brief.facts().people()), rules.said(), clock, policy.repairs());
    LlmReply reply = guarded.complete(request(brief, seed));
    if (reply instanceof LlmFailure failure) {
      return new Outcome.Failed(failure);
    }
    LlmResult result = (LlmResult) reply;
    Draft draft = DraftAnswer.draft(result.json().orElseThrow());
    List<Finding> found = rules.check(draft);
    return found.isEmpty() ? new Outcome.Done(new Written(draft, origin(result))) : new Outcome.Unsound(found);
  }

  private static Origin origin(LlmResult result) {
    return new Origin(result.model(), result.usage().calls(), result.usage().promptTokens(),
        result.usage().completionTokens());
  }

  private LlmRequest request(Brief brief, long seed) {
    PromptTemplate template = brief.template();
    LlmRequest.Builder request = LlmRequest.builder(clock.instant().plus(policy.timeout()))
        .system(instructions(brief)).schema(DraftAnswer.schema(template.channel()))
        .maxTokens(policy.maxTokens()).budget(policy.budget()).seed(seed);
    StringBuilder task = new StringBuilder("Purpose: ").append(template.purpose()).append("\nFacts:");
    for (Fact fact : brief.facts().all()) {
      if (fact instanceof Fact.Quotation) {
        request.quoted(fact.name(), fact.value());
      } else {
        task.append("\n- ").append(fact.name()).append(": ").append(fact.value());
      }
    }
    return request.user(task.append("\n- sender: ").append(brief.sender().name()).toString()).build();
  }

  private static String instructions(Brief brief) {
    boolean isQuoting = brief.facts().all().stream().anyMatch(Fact.Quotation.class::isInstance);
    return instructions(brief.template()) + (isQuoting ? QUOTING : "");
  }

  private static String instructions(PromptTemplate template) {
    return ("You write %s in %s, %s. Say only what the facts say. Write every figure, price and date as a fact has it, in"
        + " digits, and none that is in no fact: do not round, add up or compare. Use no list of facts, no markup and no"
        + " placeholder of your own. Put no address, no unsubscribe line and no notice under the text; they are added.")
        .formatted(what(template.channel()), template.language().getDisplayLanguage(Locale.ENGLISH),
            template.tone() == null ? "plain and friendly" : template.tone());
  }

  private static String what(Channel channel) {
    return switch (channel) {
      case EMAIL -> "an e-mail with a subject and a body";
      case POST -> "a post for a social network with a short headline as its subject";
      case PROPOSAL -> "a proposal with a title as its subject";
    };
  }
}
