package io.crmkit.ai.llm.guarded;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.ai.llm.schema.SchemaReading;
import io.crmkit.ai.llm.schema.SchemaReading.Sound;
import io.crmkit.ai.llm.schema.SchemaReading.Unsound;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Gets JSON by a schema out of any model: by its server's strict schemas where it has them, else by a tool call, else as a
 * JSON object, else as text, and always checked here.
 *
 * <p>A rung that the server does not take after all is left for the next one. Whatever comes is looked through for its
 * JSON; what is not valid goes back to the model with everything that is wrong, a bounded number of times. It ends at once
 * when an answer was cut off at its bound ({@link LlmReason#TRUNCATED}), was filtered or refused, or when the same unsound
 * answer came again ({@link LlmReason#SAME_ANSWER_AGAIN}). Requests without a schema pass as they are.
 */
public final class SchemaLadder implements LlmPort {

  private final LlmPort model;
  private final Clock clock;
  private final int repairs;

  /**
   * Makes a ladder.
   *
   * @param repairs how often an unsound answer goes back, from 0
   */
  public SchemaLadder(LlmPort model, Clock clock, int repairs) {
    this.model = Objects.requireNonNull(model, "model");
    this.clock = Objects.requireNonNull(clock, "clock");
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs must not be negative but was " + repairs);
    }
    this.repairs = repairs;
  }

  @Override
  public Set<LlmAbility> abilities() {
    Set<LlmAbility> abilities = EnumSet.of(LlmAbility.STRICT_SCHEMA, LlmAbility.JSON_OBJECT);
    abilities.addAll(model.abilities());
    return Set.copyOf(abilities);
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    Optional<JsonSchema> schema = request.schema();
    return schema.isEmpty() ? model.complete(request) : climb(request, schema.get());
  }

  private LlmReply climb(LlmRequest request, JsonSchema schema) {
    Attempts attempts = new Attempts(model, request, clock);
    Iterator<Rung> rungs = Arrays.stream(Rung.values())
        .filter(rung -> rung.isOpen(model.abilities(), request, schema)).iterator();
    LlmReply reply = on(rungs.next(), attempts, schema);
    while (rungs.hasNext() && reply instanceof LlmFailure failure && failure.reason() == LlmReason.UNSUPPORTED) {
      reply = on(rungs.next(), attempts, schema);
    }
    return reply;
  }

  private LlmReply on(Rung rung, Attempts attempts, JsonSchema schema) {
    for (int left = repairs; ; left--) {
      LlmReply reply = attempts.ask(request -> rung.shape(request, schema));
      if (!(reply instanceof LlmResult result)) {
        return reply;
      }
      if (result.finish() == FinishReason.LENGTH) {
        return attempts.failure(LlmReason.TRUNCATED, "The answer ended at the bound on its tokens.");
      }
      if (result.finish() == FinishReason.CONTENT_FILTER) {
        return attempts.failure(LlmReason.CONTENT_FILTERED, "A filter of the server stopped the answer.");
      }
      String answer = Rung.answer(result, schema);
      SchemaReading reading = schema.read(answer);
      if (reading instanceof Sound sound) {
        return result.edit().text(sound.json()).json(sound.json()).calls(List.of())
            .finish(FinishReason.STOP).build();
      }
      Unsound unsound = (Unsound) reading;
      if (attempts.isRepeated(answer)) {
        return attempts.failure(LlmReason.SAME_ANSWER_AGAIN, "The same unsound answer came again.").with(unsound.findings());
      }
      if (left == 0) {
        return attempts.failure(LlmReason.SCHEMA_VIOLATED, "The answer is not valid by the schema %s, after %d repairs."
            .formatted(schema.name(), repairs)).with(unsound.findings());
      }
      attempts.feedBack(answer, unsound.findings());
    }
  }
}
