package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Steps that may not share people and have too few of them. */
class DutiesCheckTest {

  private static final String FOUND = "/steps/1 approvals.definition.separation-of-duties";

  @Test
  void findsTwoStepsThatNeedTheSamePerson() {
    assertThat(found("", "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"], \"separate_from\": [\"one\"]"))
        .contains(FOUND);
    assertThat(found("", "\"approvers\": [\"a\"]", "\"approvers\": [\"a\", \"b\"], \"separate_from\": [\"one\"]"))
        .doesNotContain(FOUND);
  }

  @Test
  void sharesPeopleOutInEveryWay() {
    String both = "\"approvers\": [\"a\", \"b\", \"c\"], \"require\": \"2 of approvers\"";
    String more = "\"approvers\": [\"a\", \"b\", \"c\", \"d\"], \"require\": \"2 of approvers\"";
    String distinct = "\"distinct_approvers\": \"across_steps\",";

    assertThat(found(distinct, both, both)).contains(FOUND);
    assertThat(found(distinct, both, more)).doesNotContain(FOUND);
    assertThat(found("", both, both)).doesNotContain(FOUND);
  }

  @Test
  void neverGuessesWhoIsBehindARoleOrWhetherAStepApplies() {
    String distinct = "\"distinct_approvers\": \"across_steps\",";

    assertThat(found(distinct, "\"approvers\": [\"a\"]", "\"approvers\": [\"a\", {\"role\": \"r\"}]"))
        .doesNotContain(FOUND);
    assertThat(found(distinct, "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"], \"when\": \"amount > 5\""))
        .doesNotContain(FOUND);
    assertThat(found(distinct, "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"], \"on_empty\": \"skip\""))
        .doesNotContain(FOUND);
  }

  @Test
  void findsThreeStepsThatHaveTwoPeopleBetweenThem() {
    String pair = "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\"";
    String distinct = "\"distinct_approvers\": \"across_steps\",";

    assertThat(found(distinct, pair, pair)).doesNotContain(FOUND);
    assertThat(found(distinct, pair, pair, pair))
        .contains("/steps/2 approvals.definition.separation-of-duties").doesNotContain(FOUND);
    assertThat(found(distinct, pair, pair, "\"approvers\": [\"a\", \"c\"]")).noneMatch(DutiesCheckTest::isOfDuties);
    assertThat(found("", pair, pair, pair)).noneMatch(DutiesCheckTest::isOfDuties);
  }

  @Test
  void namesTheStepsThatTheOthersCannotHelp() {
    String pair = "\"approvers\": [\"a\", \"b\"], \"require\": \"any of approvers\"";

    assertThat(findings("\"distinct_approvers\": \"across_steps\",", "\"approvers\": [\"c\"]", pair, pair, pair))
        .filteredOn(finding -> isOfDuties(finding.code())).singleElement().satisfies(finding ->
            assertThat(finding.message()).contains("'two', 'three', 'four'").doesNotContain("'one'"));
  }

  /** A requester who is an approver passes any number of steps without a vote in any. */
  @Test
  void leavesChainsAloneThatSkipWhatIsKnown() {
    assertThat(found("\"distinct_approvers\": \"across_steps\", \"skip\": [\"requester_is_approver\"],",
        "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"]")).noneMatch(DutiesCheckTest::isOfDuties);
  }

  @Test
  void knowsThatALadderWithoutPeopleHelpsNobody() {
    String ended = "\"distinct_approvers\": \"across_steps\", \"escalation\": {\"finally\": {\"after\": \"P1D\", \"action\": \"%s\"}},";

    assertThat(found(ended.formatted("reject"), "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"]")).contains(FOUND);
    assertThat(found(ended.formatted("approve"), "\"approvers\": [\"a\"]", "\"approvers\": [\"a\"]"))
        .doesNotContain(FOUND);
  }

  private static boolean isOfDuties(String finding) {
    return finding.endsWith("separation-of-duties");
  }

  private static List<String> found(String members, String... steps) {
    return findings(members, steps).stream().map(finding -> finding.pointer() + " " + finding.code()).toList();
  }

  private static List<Finding> findings(String members, String... steps) {
    List<String> names = List.of("one", "two", "three", "four");
    StringJoiner all = new StringJoiner(", ");
    for (int i = 0; i < steps.length; i++) {
      all.add("{\"name\": \"%s\", %s}".formatted(names.get(i), steps[i]));
    }
    return DefinitionJson.check("""
        {"name": "n", "entity_type": "deal", "requester": "allowed", %s "steps": [%s]}""".formatted(members, all))
        .orElseThrow();
  }
}
