package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.Redaction;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.ai.llm.schema.JsonText;
import io.crmkit.ai.llm.schema.SchemaReading;
import io.crmkit.ai.llm.schema.SchemaReading.Sound;
import io.crmkit.ai.llm.schema.SchemaReading.Unsound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps personal data from a model: it sees placeholders, and whoever asked sees the data again.
 *
 * <p>An answer with a placeholder that was never given out is {@link LlmReason#GUARD_VIOLATED}; one that is no longer valid
 * by the schema of the request once the data are back is {@link LlmReason#SCHEMA_VIOLATED}. Not streamed, since a
 * placeholder may come in two pieces. See {@link Redaction} for what is found.
 */
public final class RedactingLlm implements LlmPort {

  private static final String INSTRUCTION = "Words such as [[PERSON_1]] or [[EMAIL_1]] stand for what you need not know."
      + " Copy them exactly, with both pairs of brackets, wherever you mean it, and make up none.";

  private final LlmPort model;
  private final Set<String> names;

  /** Puts redaction around a model, with the names of people that may come up. */
  public RedactingLlm(LlmPort model, Set<String> names) {
    this.model = model;
    this.names = Set.copyOf(names);
  }

  @Override
  public Set<LlmAbility> abilities() {
    return model.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    List<String> texts = new ArrayList<>();
    request.messages().forEach(message -> {
      texts.add(message.text());
      calls(message).forEach(call -> texts.add(call.arguments()));
    });
    Redaction redaction = Redaction.of(names, texts);
    if (redaction.size() == 0) {
      return model.complete(request);
    }
    List<LlmMessage> messages = new ArrayList<>();
    messages.add(new LlmMessage.System(INSTRUCTION));
    request.messages().forEach(message -> messages.add(redacted(message, redaction)));
    LlmReply reply = model.complete(request.edit().messages(messages).build());
    return reply instanceof LlmResult result ? restored(result, redaction, request) : reply;
  }

  private static List<LlmToolCall> calls(LlmMessage message) {
    return message instanceof LlmMessage.Assistant assistant ? assistant.calls() : List.of();
  }

  private static LlmMessage redacted(LlmMessage message, Redaction redaction) {
    String text = redaction.redact(message.text());
    if (message instanceof LlmMessage.System) {
      return new LlmMessage.System(text);
    }
    if (message instanceof LlmMessage.User) {
      return new LlmMessage.User(text);
    }
    if (message instanceof LlmMessage.Quoted quoted) {
      return new LlmMessage.Quoted(redaction.redact(quoted.source()), text);
    }
    if (message instanceof LlmMessage.ToolOutput output) {
      return new LlmMessage.ToolOutput(output.call(), text);
    }
    return new LlmMessage.Assistant(text, calls(message).stream().map(call ->
        new LlmToolCall(call.id(), call.tool(), redaction.redact(call.arguments()))).toList());
  }

  private static LlmReply restored(LlmResult result, Redaction redaction, LlmRequest request) {
    List<Finding> unknown = new ArrayList<>(redaction.unknown(result.text()));
    result.calls().forEach(call -> unknown.addAll(redaction.unknown(call.arguments())));
    if (!unknown.isEmpty()) {
      return LlmFailure.of(LlmReason.GUARD_VIOLATED, "The answer has placeholders that stand for nothing.")
          .with(unknown).after(result.usage());
    }
    LlmResult.Builder restored = result.edit().text(redaction.restore(result.text()))
        .calls(result.calls().stream().map(call ->
            new LlmToolCall(call.id(), call.tool(), inJson(call.arguments(), redaction))).toList());
    Optional<String> json = result.json().map(checked -> inJson(checked, redaction));
    return json.isEmpty() ? restored.build() : checked(restored, json.get(), request);
  }

  private static LlmReply checked(LlmResult.Builder restored, String json, LlmRequest request) {
    LlmResult whole = restored.text(json).json(json).build();
    JsonSchema schema = request.schema().orElse(null);
    SchemaReading reading = schema == null ? new Sound(json) : schema.read(json);
    return reading instanceof Unsound unsound
        ? LlmFailure.of(LlmReason.SCHEMA_VIOLATED, "The answer is not valid by the schema once personal data are back.")
            .with(unsound.findings()).after(whole.usage())
        : whole;
  }

  private static String inJson(String json, Redaction redaction) {
    return JsonText.mapped(json, redaction::restore).orElseGet(() -> redaction.restore(json));
  }
}
