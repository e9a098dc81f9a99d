package io.crmkit.testkit.ai.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.guard.Spotlight;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.ai.guard.fact.Grounding;
import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import io.crmkit.ai.llm.guarded.CheckedLlm;
import io.crmkit.ai.llm.guarded.RedactingLlm;
import io.crmkit.ai.llm.guarded.SchemaLadder;
import io.crmkit.ai.llm.guarded.SpotlightingLlm;
import io.crmkit.ai.llm.schema.JsonSchema;
import io.crmkit.ai.llm.schema.SchemaReading.Sound;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** L1: whatever a model answers, what comes out is valid by the schema and says the facts alone, or is a typed failure. */
class CorruptAnswersTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T12:00:00Z"), ZoneOffset.UTC);
  private static final Set<LlmReason> EXPECTED = Set.of(LlmReason.SCHEMA_VIOLATED, LlmReason.SAME_ANSWER_AGAIN,
      LlmReason.GUARD_VIOLATED, LlmReason.TRUNCATED, LlmReason.BUDGET_SPENT);
  private static final JsonSchema MAIL = JsonSchema.parse("mail", """
      {"type": "object", "required": ["subject", "body"], "additionalProperties": false, "properties": {
        "subject": {"type": "string", "minLength": 1, "maxLength": 80},
        "body": {"type": "string", "minLength": 10, "maxLength": 20000}}}""");

  private static LlmPort guarded(LlmPort model, Facts facts) {
    LlmPort ladder = new SchemaLadder(new SpotlightingLlm(model, Spotlight.DELIMITING), CLOCK, 2);
    return new CheckedLlm(new RedactingLlm(ladder, facts.people()), Grounding.in(facts, Locale.US), CLOCK, 1);
  }

  private static LlmRequest request(Facts facts) {
    LlmRequest.Builder request = LlmRequest.builder(CLOCK.instant().plusSeconds(9)).schema(MAIL);
    StringBuilder known = new StringBuilder("Write a letter. You know:");
    for (Fact fact : facts.all()) {
      if (fact instanceof Fact.Quotation) {
        request.quoted(fact.name(), fact.value());
      } else {
        known.append("\n- ").append(fact.name()).append(": ").append(fact.value());
      }
    }
    return request.user(known.toString()).build();
  }

  @Property
  void areValidAndGroundedOrATypedFailure(@ForAll("facts") Facts facts, @ForAll("abilities") Set<LlmAbility> abilities,
      @ForAll("corruptions") List<CorruptAnswer> ways, @ForAll @IntRange(max = 9_999) int number) {
    CorruptLlm model = new CorruptLlm(new FakeLlm(abilities), ways, number);
    LlmReply reply = guarded(model, facts).complete(request(facts));

    Statistics.label("outcome").collect(reply instanceof LlmResult ? "answer" : "failure");
    Statistics.label("first way").collect(ways.get(0));
    if (reply instanceof LlmFailure failure) {
      assertThat(EXPECTED).contains(failure.reason());
    } else {
      check(reply.orElseThrow(), facts);
    }
    assertThat(model.calls()).isLessThanOrEqualTo(8);
    assertThat(reply.usage().calls()).isEqualTo(model.calls());
    Statistics.label("outcome").coverage(seen -> {
      seen.check("answer").percentage(share -> share > 15);
      seen.check("failure").percentage(share -> share > 8);
    });
    Statistics.label("first way").coverage(seen -> {
      for (CorruptAnswer way : CorruptAnswer.values()) {
        seen.check(way).percentage(share -> share > 0.6);
      }
    });
  }

  private static void check(LlmResult result, Facts facts) {
    String json = result.json().orElseThrow();
    assertThat(MAIL.read(json)).isEqualTo(new Sound(json));
    assertThat(json).doesNotContainPattern("Save [0-9]{4}%|€1[0-9]{4},50|February 2031|\\[\\[");
    assertThat(has(facts, 91) || !json.contains("ninety-one")).isTrue();
    assertThat(has(facts, 93) || !json.contains("９")).isTrue();
  }

  private static boolean has(Facts facts, int percent) {
    return facts.all().stream().anyMatch(fact -> fact instanceof Fact.Percentage percentage
        && percentage.percent().compareTo(BigDecimal.valueOf(percent)) == 0);
  }

  @Provide
  Arbitrary<Facts> facts() {
    return LlmArbitraries.facts();
  }

  @Provide
  Arbitrary<Set<LlmAbility>> abilities() {
    return LlmArbitraries.abilities();
  }

  @Provide
  Arbitrary<List<CorruptAnswer>> corruptions() {
    return LlmArbitraries.corruptions();
  }
}
