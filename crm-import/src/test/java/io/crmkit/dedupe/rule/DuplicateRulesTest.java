package io.crmkit.dedupe.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuplicateRulesTest {

  private static final String SOUND = """
      {"name": "Contacts", "entity_type": "contact", "match_fields": ["email", "last_name"], "match_type": "fuzzy",
       "match_threshold": 85, "field_weights": {"email": 0.6, "last_name": 0.4}}""";

  @Test
  void readsTheRuleAsItIsWritten() {
    DuplicateRule rule = DuplicateRules.read(SOUND).orElseThrow();

    assertThat(rule).isEqualTo(new DuplicateRule("Contacts", "contact", List.of("email", "last_name"), MatchType.FUZZY,
        BigDecimal.valueOf(85), Map.of("email", new BigDecimal("0.6"), "last_name", new BigDecimal("0.4"))));
    assertThat(DuplicateRules.read(DuplicateRules.write(rule)).orElseThrow()).isEqualTo(rule);
  }

  @Test
  void countsAllFieldsTheSameIfNoWeightIsNamed() {
    DuplicateRule rule = DuplicateRules.read("""
        {"name": "a", "entity_type": "lead", "match_fields": ["x", "y"], "match_type": "exact", "match_threshold": 50}""")
        .orElseThrow();

    assertThat(rule.weight("x")).isEqualTo(rule.weight("y")).isEqualTo(1);
  }

  @Test
  void namesEveryProblemAndItsPlace() {
    assertThat(problems("""
        {"name": " ", "entity_type": "", "match_fields": ["email", "", "email"], "match_type": "fuzzy",
         "match_threshold": 101, "field_weights": {"email": 0, "phone": 1}}"""))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/name", "dedupe.rule.name"),
            tuple("/entity_type", "dedupe.rule.entity-type"),
            tuple("/match_fields/1", "dedupe.rule.field"),
            tuple("/match_fields/2", "dedupe.rule.field"),
            tuple("/match_threshold", "dedupe.rule.threshold"),
            tuple("/field_weights/email", "dedupe.rule.weight"),
            tuple("/field_weights/phone", "dedupe.rule.weight"),
            tuple("/field_weights", "dedupe.rule.weight"));
  }

  @Test
  void namesTheTypesThereAre() {
    assertThat(problems(SOUND.replace("fuzzy", "fuzy"))).singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("exact, fuzzy, phonetic"));
  }

  @Test
  void refusesWeightsThatNoNumberCanHold() {
    assertThat(problems(SOUND.replace("0.6", "1e400"))).extracting(Violation::code)
        .containsExactly("dedupe.rule.weight");
    assertThat(problems(SOUND.replace("[\"email\", \"last_name\"]", "[]"))).extracting(Violation::pointer)
        .contains("/match_fields");
  }

  private static List<Violation> problems(String json) {
    return ((Invalid<DuplicateRule>) DuplicateRules.read(json)).violations().all();
  }
}
