package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.core.Validated.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that nothing in a definition can make use of. */
class SettingsCheckTest {

  private static final String ONE = "{'name': 'one', 'approvers': ['a', 'b'], 'require': 'any of approvers'}";
  private static final String TWO = "{'name': 'two', 'approvers': ['c', 'd'], 'require': 'any of approvers'}";

  @Test
  void findsARuleAboutDelegatesThatEveryStepReplaces() {
    String own = ONE.replace("}", ", 'delegates': {'allowed': true}}");

    assertThat(found("'delegates': {'allowed': false},", own)).containsExactly("/delegates no-effect");
    assertThat(found("'delegates': {'allowed': false},", own + "," + TWO)).isEmpty();
  }

  @Test
  void findsWhatIsSaidOfDelegatesWhoDoNotVote() {
    assertThat(found("'delegates': {'allowed': false, 'among': [{'role': 'vp'}]},", ONE))
        .containsExactly("/delegates/among no-effect");
    assertThat(found("'amount': 'total', 'delegates': {'allowed': false, 'authority': 'own'},", ONE))
        .containsExactly("/delegates/authority no-effect");
    assertThat(found("'delegates': {'among': [{'role': 'vp'}]},", ONE)).isEmpty();
  }

  @Test
  void findsAnAuthorityThatHasNoAmountToCover() {
    assertThat(found("", ONE.replace("}", ", 'delegates': {'authority': 'own'}}")))
        .containsExactly("/steps/0/delegates/authority no-effect");
    assertThat(found("'amount': 'total', 'delegates': {'authority': 'own'},", ONE)).isEmpty();
  }

  @Test
  void findsAQueueOfOnePerson() {
    assertThat(found("", "{'name': 'one', 'type': 'queue', 'approvers': [{'manager': 1}]}"))
        .containsExactly("/steps/0/type no-effect");
    assertThat(found("", "{'name': 'one', 'type': 'queue', 'approvers': [{'role': 'vp'}]}")).isEmpty();
    assertThat(found("", ONE.replace("}", ", 'type': 'queue'}"))).isEmpty();
  }

  @Test
  void findsASeparationThatHoldsAnywayOrFromNothing() {
    String separate = TWO.replace("}", ", 'separate_from': ['%s']}");

    assertThat(found("'distinct_approvers': 'across_steps',", ONE + "," + separate.formatted("one")))
        .containsExactly("/steps/1/separate_from no-effect");
    assertThat(found("", ONE + "," + separate.formatted("two")))
        .containsExactly("/steps/1/separate_from/0 no-effect");
    assertThat(found("", ONE + "," + separate.formatted("three")))
        .containsExactly("/steps/1/separate_from/0 unknown-step");
    assertThat(found("", ONE + "," + separate.formatted("one"))).isEmpty();
  }

  /** A typing error must not let one person decide twice. */
  @Test
  void refusesASeparationFromAStepThatIsNotThere() {
    String document = "{'name': 'n', 'entity_type': 'deal', 'steps': [" + ONE + ","
        + TWO.replace("}", ", 'separate_from': ['oen']}]}");

    assertThat(DefinitionJson.read(document.replace('\'', '"'))).isInstanceOfSatisfying(Invalid.class,
        invalid -> assertThat(invalid.violations().toString()).contains("there is no step 'oen': correct the name"));
  }

  @Test
  void findsPeopleWhoAreNamedAndBarred() {
    assertThat(found("'bars': ['a'],", ONE)).containsExactly("/steps/0/approvers/0 barred-approver");
    assertThat(found("'bars': ['c', 'd', {'field': 'last_editor'}],",
        ONE.replace("}", ", 'escalation': {'levels': [{'after': 'PT1H', 'to': ['c', 'd']}, {'after': 'PT1H', 'to': ['c', 'e']}]}}")))
        .containsExactly("/steps/0/escalation/levels/0/to barred-approver");
    assertThat(found("'bars': [{'field': 'last_editor'}],", ONE)).isEmpty();
  }

  @Test
  void findsSkippingOfWhatIsNeverKnown() {
    assertThat(found("'skip': ['already_approved'],", ONE)).containsExactly("/skip no-effect");
    assertThat(found("'skip': ['already_approved'], 'distinct_approvers': 'across_steps',", ONE + "," + TWO))
        .containsExactly("/skip no-effect");
    assertThat(found("'skip': ['already_approved'],", ONE + "," + TWO)).isEmpty();
    assertThat(found("'skip': ['requester_is_approver'],", ONE)).isEmpty();
    String above = "{'name': 'one', 'approvers': [{'manager': 1}, {'up_to_limit': 'total'}]}";
    assertThat(found("'skip': ['requester_is_approver'],", above)).containsExactly("/skip no-effect");
  }

  @Test
  void findsFieldsThatNoStepWatches() {
    String own = ONE.replace("}", ", 'watch': ['amount']}");

    assertThat(found("'content': {'watch': ['stage']},", own)).containsExactly("/content/watch no-effect");
    assertThat(found("'content': {'watch': ['stage']},", own + "," + TWO)).isEmpty();
    assertThat(found("'content': {},", own)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "requester | false", "previous | true", "any | true"})
  void findsWaysBackThatLeadNowhere(String target, boolean dead) {
    String rework = "'rework': {'rounds': 2, 'to': ['%s']},".formatted(target);
    String forked = "'forks': [{'name': 'f', 'join': 'all', 'branches': {'x': ['one'], 'y': ['two']}}],";

    assertThat(found(rework, ONE).contains("/rework/to no-effect")).isEqualTo(dead);
    assertThat(found(rework + forked, ONE + "," + TWO).contains("/rework/to no-effect")).isEqualTo(dead);
    assertThat(found(rework, ONE + "," + TWO)).isEmpty();
    assertThat(found(rework + forked, ONE + "," + TWO + "," + ONE.replace("one", "three"))).isEmpty();
  }

  @Test
  void findsPoliciesThatNobodyNeeds() {
    assertThat(found("'override': 'allowed',", ONE)).containsExactly("/override no-effect");
    assertThat(found("'override': 'allowed', 'administrators': ['x'],", ONE)).isEmpty();
    assertThat(found("'no_step': 'approve',", ONE)).containsExactly("/no_step no-effect");
    assertThat(found("'no_step': 'approve',", ONE.replace("}", ", 'when': 'amount > 5'}"))).isEmpty();
  }

  @Test
  void findsRemindersThatComeTooLate() {
    String ladder = "'escalation': {'reminders': {'first': '%s', 'at_most': 2}, 'levels': [{'after': 'PT10H', 'to': ['e']}],"
        + " 'finally': {'after': 'PT10H', 'action': 'reject'}%s},";

    assertThat(found(ladder.formatted("PT20H", ""), ONE)).containsExactly("/escalation/reminders/first after-the-end");
    assertThat(found(ladder.formatted("PT19H", ""), ONE)).isEmpty();
    assertThat(found(ladder.formatted("PT20H", ", 'catch_up': 'from_now'"), ONE)).isEmpty();
    assertThat(found(ladder.formatted("PT20H", ", 'stop_when': 'first_vote'"), ONE)).isEmpty();
    assertThat(found(ladder.formatted("PT20H", ", 'working_time': {'of': 'approvers'}"), ONE)).isEmpty();
    assertThat(found("'escalation': {'reminders': {'first': 'P30D', 'at_most': 2}},", ONE))
        .containsExactly("/escalation/reminders/first after-expiry");
    assertThat(found("'escalation': {'reminders': {'first': 'P29D', 'at_most': 2}},", ONE)).isEmpty();
  }

  private static List<String> found(String members, String steps) {
    Definition definition = DefinitionJson.readPublished(
        "{'name': 'n', 'entity_type': 'deal', 'expires_after': 'P30D', %s 'steps': [%s]}".formatted(members, steps)
            .replace('\'', '"'));
    return DefinitionCheck.of(definition).stream()
        .map(each -> each.pointer() + " " + each.code().replace("approvals.definition.", "")).toList();
  }
}
