package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionCheckTest {

  /** Members that spare a definition every warning about waiting. */
  private static final String SOUND = "\"expires_after\": \"P30D\"";

  @Test
  void findsNothingInASoundDefinition() {
    assertThat(found(SOUND, "\"approvers\": [\"a\", \"b\", \"c\"], \"require\": \"2 of approvers\"")).isEmpty();
  }

  @Test
  void saysWhatToDo() {
    assertThat(DefinitionCheck.of(definition(SOUND,
        "\"approvers\": [\"a\", {\"role\": \"x\"}], \"require\": \"any of legal\"")))
        .extracting(Finding::message)
        .contains("'any of legal' counts the group 'legal', which the step does not have, only [approvers]");
  }

  @Nested
  class ARule {

    @Test
    void countsAGroupThatTheStepLacks() {
      assertThat(found(SOUND, "\"groups\": {\"legal\": [\"a\", \"b\"]}, \"require\": \"any of legal or any of board\""))
          .containsExactly("ERROR /steps/0/require unknown-group");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "3 of approvers", "weight 4 of approvers", "3 of approvers and any of approvers",
        "3 of approvers or weight 9 of approvers"})
    void asksForMoreThanTheStepCanGive(String rule) {
      assertThat(found(SOUND,
          "\"approvers\": [\"a\", {\"user\": \"b\", \"weight\": 2}], \"require\": \"" + rule + "\""))
          .contains("ERROR /steps/0/require out-of-reach");
    }

    @Test
    void countsAPersonInTwoListsOnce() {
      assertThat(found(SOUND, """
          "approvers": ["a"], "groups": {"legal": ["a", "b"]}, "require": "3 of approvers\""""))
          .containsExactly("ERROR /steps/0/require out-of-reach");
    }

    @Test
    void mayAskForAnyNumberOfPeopleWhomADirectoryKnows() {
      assertThat(found(SOUND, "\"approvers\": [\"a\", {\"role\": \"vp\"}], \"require\": \"9 of approvers\"")).isEmpty();
    }

    @Test
    void countsAManagerAsOne() {
      assertThat(found(SOUND, """
          "approvers": ["a", {"manager": 1}, {"manager": 2}], "require": "4 of approvers", "on_empty": "skip\""""))
          .containsExactly("ERROR /steps/0/require out-of-reach");
    }

    @Test
    void hasADeadAlternative() {
      assertThat(found(SOUND, """
          "approvers": ["a", "b", "c"], "require": "any of approvers or (4 of approvers and any of approvers)\""""))
          .containsExactly("WARNING /steps/0/require dead-part");
    }

    @Test
    void forbidsMoreRejectionsThanThereCanBe() {
      assertThat(found(SOUND, "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\", \"reject_after\": 3"))
          .containsExactly("WARNING /steps/0/require no-effect");
    }

    @Test
    void hasAQuorumOutOfReach() {
      assertThat(found(SOUND, """
          "approvers": ["a", "b"], "require": "any of approvers", "quorum": {"at_least": 3}"""))
          .containsExactly("ERROR /steps/0/quorum/at_least quorum-out-of-reach");
    }
  }

  @Nested
  class ATie {

    @Test
    void isLeftToAChairWhoIsNotThere() {
      assertThat(found(SOUND,
          "\"approvers\": [\"a\", \"b\"], \"require\": \"majority of approvers\", \"tie\": \"chair\""))
          .contains("ERROR /steps/0/chair no-chair");
    }

    @Test
    void isLeftToAChairWithoutASeat() {
      assertThat(found(SOUND, """
          "approvers": ["a", "b", "c"], "require": "majority of approvers ties chair", "chair": "d\""""))
          .containsExactly("ERROR /steps/0/chair chair-without-seat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"c\"", "{\"role\": \"head\"}"})
    void isLeftToAChairWhoMayBeSeated(String chair) {
      assertThat(found(SOUND, """
          "approvers": ["a", "b", "c"], "require": "majority of approvers ties chair", "chair":""" + chair)).isEmpty();
    }

    @Test
    void isNotLeftToTheChair() {
      assertThat(found(SOUND, """
          "approvers": ["a", "b", "c"], "require": "majority of approvers", "chair": "a\""""))
          .containsExactly("WARNING /steps/0/chair unused-chair");
    }

    @Test
    void escalatesWithoutALadder() {
      assertThat(found(SOUND,
          "\"approvers\": [\"a\", \"b\", \"c\"], \"require\": \"majority of approvers ties escalate\""))
          .containsExactly("ERROR /steps/0/require tie-without-ladder");
    }
  }

  @Nested
  class Criteria {

    @ParameterizedTest
    @ValueSource(strings = {
        "false", "1 > 2", "null = null", "amount > 5 and 1 = 2", "not true", "date '2024-01-01' > date '2024-02-01'",
        "1 in (2, 3)"})
    void thatAreNeverTrueWhateverTheSubject(String when) {
      assertThat(whenOfStep(when)).containsExactly("ERROR /steps/0/when constant-criteria");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "amount > 5 and amount < 5", "amount >= 5 and amount < 5", "amount > 5 and amount = 5",
        "amount > 10 and (amount < 5 or amount < 10)", "5 < amount and 5 > amount", "amount between 5 and 4",
        "stage = 'Won' and stage = 'Lost'", "stage in ('Won', 'Lost') and stage in ('Open')",
        "stage in ('Won', 'Lost') and stage <> 'Won' and stage not in ('Lost')", "stage is null and stage = 'Won'",
        "stage is null and stage is not null", "amount > 5 and amount is null",
        "amount >= 5 and amount <= 5 and amount <> 5",
        "closed > date '2024-01-01' and closed < date '2024-01-02'", "price > USD 5.00 and price < USD 5.00",
        "price > USD 5.00 and price < EUR 7.00", "amount > 5 and amount = 'x'", "won and not won",
        "not (amount > 5 or amount <= 5)", "stage not in ('Won', null)", "stage in ()",
        "lower(stage) = 'a' and lower(stage) = 'b'",
        "at > instant '2024-01-01T00:00:00Z' and at < instant '2023-01-01T00:00:00Z'"})
    void thatContradictThemselves(String when) {
      assertThat(whenOfStep(when)).containsExactly("WARNING /steps/0/when dead-criteria");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "amount > 5 and amount < 6", "amount >= 5 and amount <= 5", "amount > 5 or amount < 5",
        "not (amount between 1 and 2)",
        "amount > 5 and (amount < 5 or stage = 'Won')", "stage <> 'Won' and stage <> 'Lost'",
        "stage is null or stage = 'Won'",
        "closed > date '2024-01-01' and closed < date '2024-01-03'",
        "closed >= date '2024-01-01' and closed < date '2024-01-02'",
        "amount > other and amount < other", "stage contains 'a' and stage = 'b'", "amount > 5 and other < 5",
        "stage in ('Won', 'Lost') and stage <> 'Won'", "won", "not won", "won or not won", "1 in (amount, 2)",
        "owner in owners and owner is not null", "if(won, amount > 5, amount < 5)",
        "price > USD 5.00 and price < USD 6.00"})
    void thatMayHold(String when) {
      assertThat(whenOfStep(when)).isEmpty();
    }

    @Test
    void thatContradictTheEntryCriteria() {
      assertThat(found("\"when\": \"amount > 100\", " + SOUND,
          "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\","
          + "\"when\": \"amount <= 100\"")).containsExactly("WARNING /steps/0/when dead-criteria");
    }

    @Test
    void ofTheDefinitionThatNeverHold() {
      assertThat(found("\"when\": \"amount > 100 and amount < 50\", " + SOUND, "\"approvers\": [\"a\", \"b\", \"c\"],"
          + "\"require\": \"any of approvers\", \"when\": \"amount > 5\""))
          .containsExactly("WARNING /when dead-criteria");
    }

    @Test
    void areGivenUpOnBeforeTheyTakeTooLong() {
      String manyForOne = IntStream.range(0, 9)
          .mapToObj(pigeon -> IntStream.range(0, 8).mapToObj(hole -> "h" + hole + " = " + pigeon)
              .collect(Collectors.joining(" or ", "(", ")")))
          .collect(Collectors.joining(" and "));

      assertThat(whenOfStep(manyForOne)).isEmpty();
    }

    private List<String> whenOfStep(String when) {
      return found(SOUND,
          "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\", \"when\": \"" + when + "\"");
    }
  }

  @Nested
  class People {

    @Test
    void whoStandThereTwice() {
      assertThat(found(SOUND, """
          "approvers": ["a", "b", "a"], "groups": {"legal": ["c", {"role": "x"}, {"role": "x"}]},
          "require": "any of approvers\"""")).containsExactly(
              "WARNING /steps/0/approvers/2 duplicate-approver", "WARNING /steps/0/groups/legal/2 duplicate-approver");
    }

    @Test
    void whomNothingCounts() {
      assertThat(found(SOUND, """
          "approvers": ["d"], "groups": {"legal": ["a",
          "b"], "board": ["c"]}, "require": "any of legal\"""")).containsExactly(
              "WARNING /steps/0/approvers unused-group", "WARNING /steps/0/groups/board unused-group");
    }

    @Test
    void whoAreListedOnlyForTheirTurnAreCountedInTheirGroups() {
      assertThat(found(SOUND, """
          "approvers": ["b", "a"], "groups": {"legal": ["a", "b"]}, "type": "sequential",
          "require": "any of legal\""""))
          .isEmpty();
    }

    @Test
    void whoAreNeededCannotSubmit() {
      assertThat(found(SOUND, "\"approvers\": [\"a\"]"))
          .containsExactly("WARNING /steps/0/require requester-is-needed");
      assertThat(found(SOUND, "\"approvers\": [\"a\", \"b\"], \"require\": \"2 of approvers\""))
          .containsExactly("WARNING /steps/0/require requester-is-needed");
      assertThat(found(SOUND + ", \"requester\": \"allowed\"", "\"approvers\": [\"a\"]")).isEmpty();
      assertThat(found(SOUND, "\"approvers\": [\"a\"], \"on_empty\": \"skip\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"field\": \"submitted_by\"}", "{\"expression\": \"requester\"}"})
    void whoAreOnlyTheRequester(String approver) {
      assertThat(found(SOUND, "\"approvers\": [" + approver + "]"))
          .containsExactly("WARNING /steps/0/approvers only-the-requester");
      assertThat(found(SOUND, "\"approvers\": [" + approver + ", {\"manager\": 1}]")).isEmpty();
    }
  }

  @Nested
  class AnEmptySlate {

    @Test
    void fallsBackToNobody() {
      assertThat(found(SOUND, "\"approvers\": [\"a\"], \"on_empty\": \"fallback\""))
          .containsExactly("ERROR /steps/0/fallback no-fallback");
    }

    @Test
    void callsAdministratorsWhoAreNotThere() {
      assertThat(found(SOUND, "\"approvers\": [\"a\"], \"on_empty\": \"administrators\""))
          .containsExactly("ERROR /steps/0/on_empty no-administrators");
    }

    @Test
    void doesNotAskTheFallback() {
      assertThat(found(SOUND, "\"approvers\": [\"a\"], \"on_empty\": \"skip\", \"fallback\": [\"b\"]"))
          .containsExactly("WARNING /steps/0/fallback unused-fallback");
    }
  }

  @Nested
  class ALadder {

    @Test
    void asksNobodyElse() {
      assertThat(found(SOUND + ", \"escalation\": {\"levels\": [{\"after\": \"PT1H\", \"to\": [\"b\", \"a\"]}]}", PAIR))
          .containsExactly("WARNING /escalation/levels/0/to repeated-people");
    }

    @Test
    void comesAfterTheExpiry() {
      assertThat(found(SOUND, PAIR + """
          , "escalation": {"levels": [{"after": "P29D", "to": ["c"]}, {"after": "P1D", "to": ["d"]}],
                           "finally": {"after": "P1D", "action": "reject"}}""")).containsExactly(
              "WARNING /steps/0/escalation/levels/1/after after-expiry",
              "WARNING /steps/0/escalation/finally/after after-expiry");
    }

    @Test
    void mayWaitForEver() {
      assertThat(found("\"priority\": 0", PAIR)).containsExactly("WARNING /escalation may-wait-for-ever");
      assertThat(found("\"priority\": 0",
          PAIR + ", \"escalation\": {\"finally\": {\"after\": \"P1D\", \"action\": \"reject\"},"
          + " \"stop_when\": \"first_vote\"}")).containsExactly("WARNING /steps/0/escalation may-wait-for-ever");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"administrators\": [\"x\"]", "\"expires_after\": \"P1D\"",
        "\"escalation\": {\"finally\": {\"after\": \"P1D\", \"action\": \"expire\"}}"})
    void neverWaitsForEver(String member) {
      assertThat(found(member, PAIR)).isEmpty();
    }
  }

  private static final String PAIR = "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\"";

  @ParameterizedTest
  @CsvSource({"expire, '\"administrators\": [\"x\"]'", "escalate, '\"expires_after\": \"P9D\"'"})
  void findsActionsThatAreNeverAskedFor(String trigger, String members) {
    String action = ", \"actions\": [{\"on\": \"%s\", \"type\": \"notify\"}]".formatted(trigger);

    assertThat(found(members + action, PAIR)).containsExactly(DEAD);
    assertThat(found(members + action + """
        , "escalation": {"levels": [{"after": "PT1H", "to": ["c"]}], "finally": {"after": "PT1H",
            "action": "expire"}}""",
        PAIR)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "return, '\"rework\": {\"rounds\": 2, \"to\": [\"requester\"]}', '\"rework\": {\"rounds\": 2, \"to\": [\"any\"]}'",
      "resubmit, '\"rework\": {\"rounds\": 2, \"to\": [\"requester\"]}', '\"priority\": 1'",
      "reopen, '\"content\": {\"after_approval\": \"reopen\"}', '\"content\": {\"after_approval\": \"lapse\"}'",
      "lapse, '\"content\": {\"after_approval\": \"lapse\"}', '\"content\": {}'",
      "reinstate, '\"content\": {\"after_approval\": \"lapse\"}', '\"content\": {\"after_approval\": \"reopen\"}'"})
  void findsActionsOnWhatTheTermsRuleOut(String trigger, String possible, String ruledOut) {
    String action = ", \"expires_after\": \"P9D\", \"actions\": [{\"on\": \"%s\", \"type\": \"notify\"}]".formatted(trigger);

    assertThat(found(possible + action, PAIR)).doesNotContain(DEAD);
    assertThat(found(ruledOut + action, PAIR)).contains(DEAD);
  }

  @Test
  void findsAnActionOnFailingWhereNothingFails() {
    String action = "\"expires_after\": \"P9D\", \"actions\": [{\"on\": \"fail\", \"type\": \"notify\"}]";

    assertThat(found(action, PAIR)).doesNotContain(DEAD);
    assertThat(found(action, PAIR + ", \"on_empty\": \"skip\"")).contains(DEAD);
  }

  private static final String DEAD = "WARNING /actions/0/on dead-action";

  private static List<String> found(String members, String stepMembers) {
    return DefinitionCheck.of(definition(members, stepMembers)).stream()
        .map(each -> each.severity() + " " + each.pointer() + " " + each.code().replace("approvals.definition.", ""))
        .toList();
  }

  private static Definition definition(String members, String stepMembers) {
    return DefinitionJson.readPublished("""
        {"name": "n", "entity_type": "deal", %s, "steps": [{"name": "s", %s}]}""".formatted(members, stepMembers));
  }
}
