package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import java.util.List;
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

  private static List<String> found(String members, String one, String other) {
    return DefinitionJson.check("""
        {"name": "n", "entity_type": "deal", "requester": "allowed", %s
         "steps": [{"name": "one", %s}, {"name": "two", %s}]}""".formatted(members, one, other)).orElseThrow().stream()
        .map(finding -> finding.pointer() + " " + finding.code()).toList();
  }
}
