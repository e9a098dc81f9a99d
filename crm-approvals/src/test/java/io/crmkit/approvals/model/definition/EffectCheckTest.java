package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a definition says without any effect. */
class EffectCheckTest {

  private static final String ONE = "{\"name\": \"one\", \"approvers\": [\"a\", \"b\"]}";
  private static final String TWO = "{\"name\": \"two\", \"approvers\": [\"c\", \"g\"]}";

  @Test
  void findsALadderThatNobodyClimbs() {
    String own = "{\"name\": \"one\", \"approvers\": [\"a\", \"f\"], \"escalation\": {\"levels\": [{\"after\": \"PT1H\", \"to\": [\"d\"]}]}}";

    assertThat(found("\"escalation\": {\"levels\": [{\"after\": \"PT2H\", \"to\": [\"e\"]}]},", own))
        .containsExactly("/escalation unused-ladder");
    assertThat(found("\"escalation\": {\"levels\": [{\"after\": \"PT2H\", \"to\": [\"e\"]}]},", own + "," + TWO)).isEmpty();
  }

  @Test
  void findsRulesForALadderWithoutRungs() {
    assertThat(found("\"escalation\": {\"levels\": [], \"stop_when\": \"first_vote\", \"catch_up\": \"from_now\"},", ONE))
        .containsExactly("/escalation/stop_when no-effect", "/escalation/catch_up no-effect");
    assertThat(found("\"escalation\": {\"levels\": [], \"finally\": {\"after\": \"PT1H\", \"action\": \"reject\"},"
        + " \"stop_when\": \"first_vote\", \"catch_up\": \"from_now\"},", ONE)).isEmpty();
  }

  @Test
  void findsALevelThatAsksOnlyThoseWhoAreAskedAlready() {
    assertThat(found(levels("[\"c\", \"d\"]", "keep", "[\"d\"]", "keep"), ONE))
        .containsExactly("/escalation/levels/1/to repeated-people");
    assertThat(found(levels("[\"c\", \"d\"]", "keep", "[\"d\"]", "lose"), ONE)).isEmpty();
    assertThat(found(levels("[\"c\"]", "keep", "[\"c\", \"d\"]", "keep"), ONE)).isEmpty();
  }

  @Test
  void findsAStepThatAsksTheSameAgain() {
    String again = ONE.replace("one", "again");
    String sometimes = again.replace("{", "{\"when\": \"amount > 5\", ");

    assertThat(found("", ONE + "," + again)).containsExactly("/steps/1 repeated-step");
    assertThat(found("", ONE + "," + sometimes)).containsExactly("/steps/1 repeated-step");
    assertThat(found("", sometimes + "," + ONE)).isEmpty();
    assertThat(found("", ONE + "," + TWO + "," + again)).isEmpty();
    assertThat(found("\"forks\": [{\"name\": \"f\", \"join\": \"all\", \"branches\": {\"x\": [\"one\"], \"y\": [\"again\"]}}],",
        ONE + "," + again)).isEmpty();
  }

  private static String levels(String first, String firstRights, String second, String secondRights) {
    return "\"escalation\": {\"levels\": [{\"after\": \"PT1H\", \"to\": %s, \"rights\": \"%s\"},".formatted(first, firstRights)
        + " {\"after\": \"PT1H\", \"to\": %s, \"rights\": \"%s\"}]},".formatted(second, secondRights);
  }

  private static List<String> found(String members, String steps) {
    Definition definition = DefinitionJson.readPublished(
        "{\"name\": \"n\", \"entity_type\": \"deal\", \"expires_after\": \"P30D\", %s \"steps\": [%s]}"
            .formatted(members, steps));
    return DefinitionCheck.of(definition).stream()
        .map(each -> each.pointer() + " " + each.code().replace("approvals.definition.", "")).toList();
  }
}
