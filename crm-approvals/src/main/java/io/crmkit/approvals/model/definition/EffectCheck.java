package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.naming.JsonPointer;
import java.util.HashSet;
import java.util.Set;

/** Finds what a definition says without any effect, whatever the subject and the directory. */
final class EffectCheck {

  private final Definition definition;
  private final Findings findings;

  EffectCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  void run() {
    JsonPointer at = JsonPointer.ROOT.child("escalation");
    Escalation common = definition.escalation();
    boolean unused = !common.equals(Escalation.NONE)
        && definition.steps().stream().noneMatch(step -> step.escalation() == null);
    if (unused) {
      findings.warning(at, "unused-ladder",
          "every step has a ladder of its own, so nobody climbs this one: leave one of them out");
    }
    ladder(common, at);
    for (int i = 0; i < definition.steps().size(); i++) {
      Escalation own = definition.steps().get(i).escalation();
      if (own != null) {
        ladder(own, stepAt(i).child("escalation"));
      }
      repeatedStep(i);
    }
  }

  private void ladder(Escalation ladder, JsonPointer at) {
    boolean endless =
        ladder.levels().isEmpty() && ladder.last().equals(Last.WAIT) && ladder.reminders() == null;
    if (endless && ladder.stopRule() == StopRule.FIRST_VOTE) {
      findings.warning(at.child("stop_when"), "no-effect",
          "there is no rung that a vote could stop: add a level or a finally, or leave stop_when out");
    }
    if (endless && ladder.catchUp() == CatchUp.FROM_NOW) {
      findings.warning(at.child("catch_up"), "no-effect",
          "there is no rung that could be late: add a level or a finally, or leave catch_up out");
    }
    Set<ApproverRef> before = new HashSet<>();
    for (int i = 0; i < ladder.levels().size(); i++) {
      Level level = ladder.levels().get(i);
      if (level.rights() == Rights.KEEP && before.containsAll(level.to())) {
        findings.warning(at.child("levels").child(i).child("to"), "repeated-people",
            "the levels below already ask everybody on this level, in the same way: name somebody else");
      }
      if (level.rights() == Rights.LOSE) {
        before.clear();
      }
      before.addAll(level.to());
    }
  }

  /** Finds a step that asks the same people the same thing as the one right before it, and whenever that one does. */
  private void repeatedStep(int index) {
    if (index == 0 || definition.forkOf(index).isPresent() || definition.forkOf(index - 1).isPresent()) {
      return;
    }
    Step step = definition.steps().get(index);
    Step before = definition.steps().get(index - 1);
    boolean alike = before.groups().equals(step.groups()) && before.rule().equals(step.rule())
        && before.order() == step.order() && (before.criteria() == null || before.criteria().equals(step.criteria()));
    if (alike) {
      findings.warning(stepAt(index), "repeated-step",
          "step '%s' asks the same people for the same as '%s' right before it: leave one of them out"
              .formatted(step.name(), before.name()));
    }
  }

  private static JsonPointer stepAt(int index) {
    return JsonPointer.ROOT.child("steps").child(index);
  }
}
