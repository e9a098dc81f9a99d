package io.crmkit.ai.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.llm.FinishReason;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmBudget;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmMessage;
import io.crmkit.ai.llm.LlmOutput;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.LlmToolCall;
import io.crmkit.ai.llm.LlmUsage;
import io.crmkit.ai.llm.Scripted;
import io.crmkit.ai.llm.ToolChoice;
import io.crmkit.ai.llm.schema.JsonSchema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaLadderTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final JsonSchema SCHEMA = JsonSchema.parse("mail", """
      {"type": "object", "required": ["subject"], "additionalProperties": false,
       "properties": {"subject": {"type": "string"}}}""");
  private static final String GOOD = "{\"subject\":\"Hi\"}";

  private static LlmRequest.Builder request() {
    return LlmRequest.builder(NOON.plusSeconds(10)).user("Write.").schema(SCHEMA);
  }

  private static LlmReply answer(Scripted model) {
    return new SchemaLadder(model, CLOCK, 2).complete(request().build());
  }

  private static LlmReason reason(LlmReply reply) {
    return ((LlmFailure) reply).reason();
  }

  @Test
  void asksByTheStrictSchemaWhereTheServerHasIt() {
    Scripted model = Scripted.of(Set.of(LlmAbility.STRICT_SCHEMA, LlmAbility.TOOLS), Scripted.said(GOOD));

    assertThat(answer(model).orElseThrow().json()).contains(GOOD);
    assertThat(model.asked().get(0).output()).isEqualTo(new LlmOutput.BySchema(SCHEMA));
  }

  @Test
  void asksByAToolCallElse() {
    Scripted model = Scripted.of(Set.of(LlmAbility.TOOLS), LlmResult.of("")
        .calls(List.of(new LlmToolCall("1", "mail", GOOD))).finish(FinishReason.TOOL_CALLS).build());
    LlmResult result = answer(model).orElseThrow();

    assertThat(result.json()).contains(GOOD);
    assertThat(result.calls()).isEmpty();
    assertThat(model.asked().get(0).choice()).isEqualTo(new ToolChoice.Required("mail"));
  }

  @Test
  void asksForAnObjectOrForTextWithTheSchemaInTheInstructions() {
    Scripted objects = Scripted.of(Set.of(LlmAbility.JSON_OBJECT), Scripted.said(GOOD));
    Scripted texts = Scripted.saying("Here: " + GOOD);

    assertThat(answer(objects).orElseThrow().text()).isEqualTo(GOOD);
    assertThat(answer(texts).orElseThrow().text()).isEqualTo(GOOD);
    assertThat(objects.asked().get(0).output()).isInstanceOf(LlmOutput.AnyJson.class);
    assertThat(texts.asked().get(0).output()).isInstanceOf(LlmOutput.Prose.class);
    assertThat(texts.asked().get(0).messages().get(0).text()).contains("additionalProperties");
  }

  @Test
  void goesARungDownWhereTheServerDoesNotTakeOne() {
    LlmFailure no = LlmFailure.of(LlmReason.UNSUPPORTED, "no");
    Scripted model = Scripted.of(Set.of(LlmAbility.STRICT_SCHEMA, LlmAbility.TOOLS, LlmAbility.JSON_OBJECT),
        no, no, Scripted.said(GOOD));

    assertThat(answer(model).orElseThrow().json()).contains(GOOD);
    assertThat(model.asked()).hasSize(3);
  }

  @Test
  void feedsWhatIsWrongBack() {
    Scripted model = Scripted.saying("{\"subject\":1}", GOOD);
    LlmResult result = answer(model).orElseThrow();

    assertThat(result.json()).contains(GOOD);
    assertThat(result.usage()).isEqualTo(new LlmUsage(2, 20, 10));
    assertThat(model.asked().get(1).messages()).extracting(LlmMessage::text).anyMatch("{\"subject\":1}"::equals)
        .anyMatch(text -> text.contains("'/subject' must be string"));
  }

  @Test
  void endsAfterSoManyRepairs() {
    LlmReply reply = answer(Scripted.saying("a", "b", "c", GOOD));

    assertThat(reason(reply)).isEqualTo(LlmReason.SCHEMA_VIOLATED);
    assertThat(((LlmFailure) reply).findings()).isNotEmpty();
    assertThat(reply.usage().calls()).isEqualTo(3);
  }

  @Test
  void endsWhenTheSameAnswerComesAgain() {
    assertThat(reason(answer(Scripted.saying("a", "a", GOOD)))).isEqualTo(LlmReason.SAME_ANSWER_AGAIN);
  }

  @Test
  void endsWhenTheAnswerWasCutOffOrFiltered() {
    Set<LlmAbility> none = Set.of();

    assertThat(reason(answer(Scripted.of(none, LlmResult.of(GOOD).finish(FinishReason.LENGTH).build()))))
        .isEqualTo(LlmReason.TRUNCATED);
    assertThat(reason(answer(Scripted.of(none, LlmResult.of("").finish(FinishReason.CONTENT_FILTER).build()))))
        .isEqualTo(LlmReason.CONTENT_FILTERED);
    assertThat(reason(answer(Scripted.of(none, LlmFailure.of(LlmReason.REFUSED, "no"))))).isEqualTo(LlmReason.REFUSED);
  }

  @Test
  void keepsToTheBudgetAndTheDeadline() {
    SchemaLadder ladder = new SchemaLadder(Scripted.saying("a", "b", "c"), CLOCK, 9);

    assertThat(reason(ladder.complete(request().budget(new LlmBudget(2, 1000)).build())))
        .isEqualTo(LlmReason.BUDGET_SPENT);
    assertThat(reason(new SchemaLadder(Scripted.saying("a", "b"), CLOCK, 9).complete(
        request().budget(new LlmBudget(9, 15)).build()))).isEqualTo(LlmReason.BUDGET_SPENT);
    assertThat(reason(new SchemaLadder(Scripted.saying("a"), CLOCK, 9).complete(
        LlmRequest.builder(NOON).user("Write.").schema(SCHEMA).build()))).isEqualTo(LlmReason.TIMEOUT);
  }

  @Test
  void letsRequestsWithoutASchemaPass() {
    Scripted model = Scripted.saying("free text");

    assertThat(new SchemaLadder(model, CLOCK, 0).complete(LlmRequest.builder(NOON).user("Write.").build())
        .orElseThrow().text()).isEqualTo("free text");
  }
}
