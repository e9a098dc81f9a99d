package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.naming.JsonPointer;
import java.util.List;

/**
 * The static check of a definition: what can be told to be wrong before anybody asks for approval.
 *
 * <p>It never guesses. Whatever depends on who holds a role or what a field says counts as possible; only where every
 * directory and every subject would have the same result is something found.
 */
public final class DefinitionCheck {

  private final Definition definition;
  private final Findings findings = new Findings();

  private DefinitionCheck(Definition definition) {
    this.definition = definition;
  }

  /**
   * Returns all that is found: the entry criteria first, then each step in turn, then the ladders, the duties, settings
   * without effect, the actions and the terms.
   */
  public static List<Finding> of(Definition definition) {
    DefinitionCheck check = new DefinitionCheck(definition);
    check.entry();
    check.steps();
    check.ladders();
    new EffectCheck(definition, check.findings).run();
    new DutiesCheck(definition, check.findings).run();
    new SettingsCheck(definition, check.findings).run();
    check.waiting();
    new ActionCheck(definition, check.findings).run();
    new TermsCheck(definition, check.findings).run();
    return check.findings.all();
  }

  private void entry() {
    JsonPointer at = JsonPointer.ROOT.child("when");
    if (definition.entry() != null) {
      new CriteriaCheck(findings, "the definition never applies").alone(at, definition.entry());
    }
  }

  private void steps() {
    for (int i = 0; i < definition.steps().size(); i++) {
      new StepCheck(definition, definition.steps().get(i), stepAt(i), findings).run();
    }
  }

  private void ladders() {
    LadderCheck check = new LadderCheck(definition, findings);
    List<Step> inheriting = definition.steps().stream().filter(step -> step.escalation() == null).toList();
    check.run(definition.escalation(), JsonPointer.ROOT.child("escalation"), inheriting);
    for (int i = 0; i < definition.steps().size(); i++) {
      Step step = definition.steps().get(i);
      if (step.escalation() != null) {
        check.run(step.escalation(), stepAt(i).child("escalation"), List.of(step));
      }
    }
  }

  /** Finds the first step that may wait for ever, since one remedy serves all of them. */
  private void waiting() {
    if (definition.expiresAfter() != null || !definition.administrators().isEmpty()) {
      return;
    }
    for (int i = 0; i < definition.steps().size(); i++) {
      Step step = definition.steps().get(i);
      Escalation ladder = definition.escalationOf(step);
      if (ladder.last().equals(Last.WAIT) || ladder.stopRule() == StopRule.FIRST_VOTE) {
        JsonPointer at = step.escalation() == null ? JsonPointer.ROOT : stepAt(i);
        findings.warning(at.child("escalation"), "may-wait-for-ever",
            "step '%s' may wait for ever: give the ladder a finally, set expires_after, or name administrators"
                .formatted(step.name()));
        return;
      }
    }
  }

  private static JsonPointer stepAt(int index) {
    return JsonPointer.ROOT.child("steps").child(index);
  }
}
