package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.core.naming.JsonPointer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds actions that the host is never asked for. */
final class ActionCheck {

  private final Definition definition;
  private final Findings findings;

  ActionCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  void run() {
    for (int i = 0; i < definition.actions().size(); i++) {
      String remedy = remedy(definition.actions().get(i).on());
      if (remedy != null) {
        findings.warning(JsonPointer.ROOT.child("actions").child(i).child("on"), "dead-action",
            remedy + ", or leave the action out");
      }
    }
  }

  /** Returns why a trigger never occurs, and how it would; null if it may. */
  private @Nullable String remedy(Trigger on) {
    return switch (on) {
      case EXPIRE -> definition.expiresAfter() != null || anyLadder(ActionCheck::expires)
          ? null : "nothing ever expires: set expires_after";
      case ESCALATE -> anyLadder(ladder -> !ladder.levels().isEmpty())
          ? null : "nothing ever escalates: add a level";
      case FAIL -> definition.steps().stream().allMatch(ActionCheck::goesOn)
          ? "no request ever fails: have a step fail on_empty" : null;
      case RETURN, RESUBMIT -> isReturned()
          ? null : "nothing is ever sent back to its requester: set rework";
      case REOPEN -> isAmended(AfterApproval.REOPEN)
          ? null : "what is approved is never opened again: set after_approval to reopen";
      case LAPSE, REINSTATE -> isAmended(AfterApproval.LAPSE)
          ? null : "no approval ever lapses: set after_approval to lapse";
      case SUBMIT, STEP_APPROVE, STEP_REJECT, APPROVE, REJECT, RECALL -> null;
    };
  }

  private boolean anyLadder(Predicate<Escalation> test) {
    return definition.steps().stream().map(definition::escalationOf).anyMatch(test);
  }

  private static boolean expires(Escalation ladder) {
    return ladder.last().action() == LastAction.EXPIRE;
  }

  private static boolean goesOn(Step step) {
    return step.onEmpty() == EmptySlatePolicy.AUTO_APPROVE || step.onEmpty() == EmptySlatePolicy.SKIP;
  }

  private boolean isReturned() {
    ReworkPolicy rework = definition.terms().rework();
    return rework != null && rework.to().contains(Target.REQUESTER);
  }

  private boolean isAmended(AfterApproval policy) {
    ContentPolicy content = definition.terms().content();
    return content != null && content.afterApproval() == policy;
  }
}
