package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.LockPolicy;
import io.crmkit.approvals.model.definition.LockPolicy.Exemption;
import io.crmkit.approvals.model.definition.LockPolicy.Party;
import io.crmkit.approvals.model.definition.LockPolicy.Whom;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.expression.FieldPath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents say about the subject of a request. */
class TermsJsonTest {

  private static final String DOCUMENT = """
      {"name": "n", "entity_type": "deal", "administrators": ["x"], %s
       "steps": [{"name": "s", "approvers": ["a"]}]}""";

  @Test
  void aDocumentThatSaysNothingHasNoTermsAndTheDigestOfOld() {
    Definition definition = DefinitionJson.read(DOCUMENT.formatted("")).orElseThrow();

    assertThat(definition.terms()).isEqualTo(Terms.NONE);
    assertThat(DefinitionJson.write(definition)).endsWith("\"requester\":\"barred\",\"no_step\":\"refuse\"}");
  }

  @Test
  void aLockNamesWhatIsFreeAndForWhom() {
    assertThat(terms("""
        "lock": {"except": ["description",
                            {"fields": ["account.owner", "b"], "for": ["asked"], "who": [{"role": "vp"}]},
                            {"fields": ["c", "d"]}],
                 "for": ["administrators"], "who": ["ann"]}""").lock()).isEqualTo(new LockPolicy(
        new Whom(Set.of(Party.ADMINISTRATORS), List.of(DefinitionJsonTest.user("ann"))),
        List.of(
            new Exemption(List.of(FieldPath.of("description")), Whom.EVERYBODY),
            new Exemption(List.of(FieldPath.of("account", "owner"), FieldPath.of("b")),
                new Whom(Set.of(Party.ASKED), List.of(new ApproverRef.Role("vp")))),
            new Exemption(List.of(FieldPath.of("c"), FieldPath.of("d")), Whom.EVERYBODY))));
    assertThat(terms("\"lock\": {}").lock()).isEqualTo(LockPolicy.ALL);
  }

  @Test
  void aContentNamesWhatIsWatched() {
    assertThat(terms("\"content\": {}").content()).isEqualTo(ContentPolicy.STRICT);
    assertThat(terms("\"content\": {\"watch\": [\"a\", \"b.c\"], \"after_approval\": \"reopen\"}").content())
        .isEqualTo(new ContentPolicy(List.of(FieldPath.of("a"), FieldPath.of("b", "c")), AfterApproval.REOPEN));
    assertThat(DefinitionJsonTest.step("\"approvers\": [\"a\"], \"watch\": [\"a\"]").watch())
        .containsExactly(FieldPath.of("a"));
  }

  @Test
  void aReworkHasABudgetAndGoesToTheRequesterUnlessItSaysOtherwise() {
    assertThat(terms("\"rework\": {\"rounds\": 3}").rework())
        .isEqualTo(new ReworkPolicy(3, Exhausted.REFUSE, Set.of(Target.REQUESTER)));
    assertThat(terms("\"rework\": {\"rounds\": 1, \"then\": \"reject\", \"to\": [\"previous\", \"any\"]}").rework())
        .isEqualTo(new ReworkPolicy(1, Exhausted.REJECT, Set.of(Target.PREVIOUS, Target.ANY)));
    assertThat(DefinitionJson.read(DOCUMENT.formatted("\"rework\": {},"))).isInstanceOf(Invalid.class);
    assertThat(DefinitionJson.read(DOCUMENT.formatted("\"rework\": {\"rounds\": 0},"))).isInstanceOf(Invalid.class);
    assertThat(DefinitionJson.read(DOCUMENT.formatted("\"rework\": {\"to\": [\"any\"]},"))).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"except\": [\"not a path..\"]}                                     | /lock/except/0",
    "{\"except\": [{\"fields\": []}]}                                     | /lock/except/0/fields",
    "{\"for\": [\"friends\"]}                                             | /lock/for/0",
    "{\"who\": [{\"user\": \"a\", \"weight\": 2}]}                    | /lock/who/0/weight",
    "{\"except\": [{\"fields\": [\"a\"], \"who\": [{\"user\": \"a\", \"weight\": 2}]}]}"
        + "| /lock/except/0/who/0/weight"
  })
  void aWrongLockIsRefusedWhereItIsWrong(String lock, String pointer) {
    assertThat(DefinitionJson.read(DOCUMENT.formatted("\"lock\": " + lock + ",")))
        .isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.violations().all())
            .extracting(Violation::pointer).containsExactly(pointer));
  }

  private static Terms terms(String members) {
    Definition definition = DefinitionJson.read(DOCUMENT.formatted(members + ",")).orElseThrow();
    assertThat(DefinitionJson.readPublished(DefinitionJson.write(definition))).isEqualTo(definition);
    return definition.terms();
  }
}
