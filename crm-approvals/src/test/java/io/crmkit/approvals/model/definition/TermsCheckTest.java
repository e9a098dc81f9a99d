package io.crmkit.approvals.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What cannot be meant about the subject of a request. */
class TermsCheckTest {

  @Nested
  class ALock {

    @Test
    void isSoundWithExemptions() {
      assertThat(found("""
          "administrators": ["x"], "lock": {"except": ["description", {"fields": ["amount"], "for": ["asked"]}],
                                            "for": ["administrators"], "who": [{"role": "vp"}]}""")).isEmpty();
    }

    @Test
    void hasNoEffectIfEverybodyIsFreeOfIt() {
      assertThat(found("\"expires_after\": \"P1D\", \"lock\": {\"for\": [\"everybody\"]}"))
          .containsExactly("WARNING /lock/for lock-without-effect");
    }

    @Test
    void speaksOfAdministratorsWhoAreNotThere() {
      assertThat(found("""
          "expires_after": "P1D",
          "lock": {"for": ["administrators"], "except": ["a", {"fields": ["b"], "for": ["administrators"]}]}"""))
          .containsExactly("ERROR /lock/for no-administrators", "ERROR /lock/except/1/for no-administrators");
    }
  }

  @Test
  void aRequestThatIsSentBackMayWaitForItsRequesterForEver() {
    String ladder = "\"escalation\": {\"finally\": {\"after\": \"P1D\", \"action\": \"reject\"}}, ";

    assertThat(found(ladder + "\"rework\": {\"rounds\": 2}")).containsExactly("WARNING /rework/to may-wait-for-ever");
    assertThat(found(ladder + "\"rework\": {\"rounds\": 2, \"to\": [\"any\"]}")).isEmpty();
    assertThat(found("\"expires_after\": \"P9D\", \"rework\": {\"rounds\": 2}")).isEmpty();
  }

  static List<String> found(String members) {
    String document = """
        {"name": "n", "entity_type": "deal", %s,
         "steps": [{"name": "s", "approvers": ["a", "b"], "require": "any of approvers"},
                   {"name": "t", "approvers": ["c", "d"], "require": "any of approvers"}]}""".formatted(members);
    return DefinitionCheck.of(DefinitionJson.readPublished(document)).stream()
        .map(each -> each.severity() + " " + each.pointer() + " " + each.code().replace("approvals.definition.", ""))
        .toList();
  }
}
