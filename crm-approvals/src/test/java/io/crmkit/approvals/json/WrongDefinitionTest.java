package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongDefinitionTest {

  @Test
  void getsOneAnswerThatListsEveryProblem() {
    assertThat(problems("""
        {"name": " ", "process_type": "single_step", "entity_typ": "deal", "when": "discount >", "priority": "high",
         "steps": [{"step": 1, "name": "One", "approvers": ["a", {"weight": 2}, {"manager": 31}, {"field": "a..b"}],
                    "require": "2 of legal adn 1 of board", "require_all": true},
                   {"step": 1, "name": "One", "groups": {"Legal": ["a"], "approvers": ["b"], "board": []},
                    "on_empty": "ask", "reject_after": 0},
                   {"name": "Three", "require": "first_response", "quorum": {"at_least": 2}}],
         "escalation_after_hours": 0, "escalation_chain": ["vp"],
         "escalation": {"levels": [{"after": "a day", "to": []}], "finally": {"after": "PT0S", "action": "wait"}},
         "administrators": [{"user": "a", "weight": 2}],
         "expires_after": "P100000D",
         "actions": [{"on": "submitted", "type": "x", "with": {"when": {"$date": "x"}}}]}"""))
        .containsExactlyInAnyOrder(
            "/name approvals.definition.text",
            "/entity_typ json.unknown-field",
            "/entity_type json.missing-field",
            "/when expression.syntax",
            "/priority json.wrong-type",
            "/steps/0/approvers/1 json.unknown-type",
            "/steps/0/approvers/2/manager validation.max",
            "/steps/0/approvers/3/field approvals.definition.field",
            "/steps/0/require approvals.vote.formula",
            "/steps/1/groups/Legal approvals.definition.group-name",
            "/steps/1/groups/approvers approvals.definition.group-name",
            "/steps/1/groups/board validation.size",
            "/steps/1/on_empty json.unknown-constant",
            "/steps/1/reject_after validation.min",
            "/escalation_after_hours validation.min",
            "/escalation/levels/0/after approvals.definition.duration",
            "/escalation/levels/0/to validation.size",
            "/escalation/finally/after approvals.definition.duration",
            "/expires_after approvals.definition.duration",
            "/actions/0/on json.unknown-constant",
            "/actions/0/with/when/$date value.bad-value",
            "/process_type approvals.definition.process-type",
            "/escalation_after_hours approvals.definition.escalation-disabled",
            "/escalation_chain approvals.definition.escalation-disabled",
            "/escalation/finally/action approvals.definition.finally-wait",
            "/administrators/0/weight approvals.definition.no-weight-here",
            "/steps/1/step approvals.definition.step-number-twice",
            "/steps/2/step approvals.definition.step-number-missing",
            "/steps/1/name approvals.definition.step-name-twice",
            "/steps/0/require_all approvals.definition.require-twice",
            "/steps/2/approvers approvals.definition.no-approvers",
            "/steps/2/quorum approvals.definition.first-response-alone");
  }

  @Test
  void namesTheColumnOfAMistakeInAFormula() {
    assertThat(messages(step("\"approvers\": [\"a\"], \"require\": \"any of approvers and 2 off approvers\"")))
        .singleElement().asString().startsWith("column 24: ");
  }

  @Test
  void namesTheColumnOfAMistakeInAnExpression() {
    assertThat(messages(step("\"approvers\": [\"a\"], \"when\": \"amount > > 5\"")))
        .singleElement().asString().startsWith("Column 10: ");
  }

  @Test
  void refusesANewerDocumentByItsVersionAlone() {
    assertThat(problems("{\"version\": 2, \"name\": 5}")).containsExactly("/version json.unknown-version");
  }

  @Test
  void isPointedAtWhereItsAuthorWroteTheStep() {
    assertThat(problems("""
        {"name": "n", "entity_type": "deal", "steps": [
          {"step": 2, "name": "second", "approvers": ["a"], "require": "2 of approvers"},
          {"step": 1, "name": "first", "approvers": ["a"], "when": "1 = 2"}]}""")).containsExactly(
            "/steps/1/when approvals.definition.constant-criteria",
            "/steps/0/require approvals.definition.out-of-reach");
  }

  @Nested
  class AFork {

    private List<String> problemsOf(String forks) {
      return problems("""
          {"name": "n", "entity_type": "deal", "steps": [
            {"name": "a", "approvers": ["x"]}, {"name": "b", "approvers": ["x"]}, {"name": "c", "approvers": ["x"]}],
           "forks": [%s]}""".formatted(forks));
    }

    @Test
    void isARunOfStepsBranchByBranch() {
      assertThat(problemsOf("{\"name\": \"f\", \"join\": \"any\", \"branches\": {\"r\": [\"c\"], \"l\": [\"b\"]}}"))
          .isEmpty();
      assertThat(problemsOf("{\"name\": \"f\", \"join\": \"all\", \"branches\": {\"l\": [\"a\"], \"r\": [\"c\"]}}"))
          .containsExactly("/forks/0/branches approvals.definition.fork-out-of-order");
      assertThat(problemsOf("{\"name\": \"f\", \"join\": \"all\", \"branches\": {\"l\": [\"a\", \"c\"], \"r\": [\"b\"]}}"))
          .containsExactly("/forks/0/branches approvals.definition.fork-out-of-order");
    }

    @Test
    void namesStepsOfTheDefinitionOnceEach() {
      assertThat(problemsOf("{\"name\": \"f\", \"join\": \"all\", \"branches\": {\"l\": [\"a\", \"z\"], \"r\": [\"a\"]}}"))
          .containsExactlyInAnyOrder("/forks/0/branches/l/1 approvals.definition.no-such-step",
              "/forks/0/branches/r/0 approvals.definition.step-in-two-branches");
    }

    @Test
    void hasTwoBranchesAtLeastAndANameOfItsOwn() {
      String two = "\"join\": \"all\", \"branches\": {\"l\": [\"a\"], \"r\": [\"b\"]}}";
      assertThat(problemsOf("{\"name\": \"f\", \"join\": \"all\", \"branches\": {\"l\": [\"a\"]}}"))
          .containsExactly("/forks/0/branches validation.size");
      assertThat(problemsOf("{\"name\": \"f\", " + two + ", {\"name\": \"f\", " + two))
          .contains("/forks/1/name approvals.definition.fork-name-twice");
    }
  }

  @Nested
  class TheShortEscalation {

    @ParameterizedTest
    @ValueSource(strings = {
        "\"escalation_chain\": [\"vp\"]",
        "\"enable_escalation\": false, \"escalation_chain\": [\"vp\"]"})
    void needsToBeEnabled(String members) {
      assertThat(messages(definition(members)))
          .containsExactly("escalation_chain has no effect: set enable_escalation to true, or leave it out");
    }

    @Test
    void needsBothItsTimeAndItsChain() {
      assertThat(problems(definition("\"enable_escalation\": true"))).containsExactly(
          "/escalation_after_hours approvals.definition.escalation-incomplete",
          "/escalation_chain approvals.definition.escalation-incomplete");
    }

    @Test
    void standsForItself() {
      assertThat(problems(definition("""
          "enable_escalation": true, "escalation_after_hours": 1, "escalation_chain": ["vp"], "escalation": {}""")))
          .containsExactly("/enable_escalation approvals.definition.escalation-twice");
    }

    @Test
    void mayBeTurnedOff() {
      assertThat(problems(definition("\"enable_escalation\": false"))).isEmpty();
    }
  }

  @Nested
  class HostileText {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "3", "\"x\"", "{\"steps\": null}", "{\"steps\": [null]}",
        "{\"steps\": {\"a\": 1}}", "{\"name\": \"a\", \"name\": \"b\"}", "{\"name\": \"\\u2003\\u001c\"}"})
    void getsAnAnswer(String json) {
      assertThat(problems(json)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"501, 1, /steps", "1, 1001, /steps/0/approvers"})
    void isBounded(int steps, int approvers, String pointer) {
      String step = "{\"name\": \"%%d\", \"approvers\": [%s]}".formatted(commas("\"a\"", approvers));
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < steps; i++) {
        all.append(i == 0 ? "" : ",").append(step.formatted(i));
      }

      assertThat(problems("{\"name\": \"n\", \"entity_type\": \"deal\", \"steps\": [%s]}".formatted(all)))
          .containsExactly(pointer + " validation.size");
    }

    @Test
    void isRefusedIfItsCanonicalFormIsTooLongToBeReadAgain() {
      String formula = "all of approvers and ".repeat(20) + "all of approvers";

      assertThat(problems(step("\"approvers\": [\"a\"], \"denominator\": \"cast\", \"require\": \"" + formula + "\"")))
          .containsExactly("/steps/0/require approvals.vote.formula-too-long");
    }

    @Test
    void isRefusedIfRejectionsDoNotFitIntoTheFormula() {
      String deep = "(".repeat(14) + "any of approvers" + " and any of approvers)".repeat(14) + " or any of approvers";

      assertThat(problems(step("\"approvers\": [\"a\"], \"reject_after\": 1, \"require\": \"" + deep + "\"")))
          .containsExactly("/steps/0 json.refused");
    }
  }

  private static String commas(String element, int times) {
    return (element + ",").repeat(times - 1) + element;
  }

  private static String definition(String members) {
    return """
        {"name": "n", "entity_type": "deal", "steps": [{"name": "s", "approvers": ["a"]}], %s}""".formatted(members);
  }

  private static String step(String members) {
    return "{\"name\": \"n\", \"entity_type\": \"deal\", \"steps\": [{\"name\": \"s\", %s}]}".formatted(members);
  }

  private static List<String> problems(String json) {
    return violations(json).stream().map(violation -> violation.pointer() + " " + violation.code()).toList();
  }

  private static List<String> messages(String json) {
    return violations(json).stream().map(Violation::message).toList();
  }

  private static List<Violation> violations(String json) {
    Validated<Definition> read = DefinitionJson.read(json);
    return read instanceof Invalid<Definition> invalid ? invalid.violations().all() : List.of();
  }
}
