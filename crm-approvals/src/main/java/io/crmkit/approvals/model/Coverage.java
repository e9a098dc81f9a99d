package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an approval covers what a record says now.
 *
 * @param verdict whether it does, and if not, why
 * @param changed the steps of which a watched field differs from what was approved
 */
public record Coverage(Verdict verdict, List<String> changed) {

  /** Whether an approval covers a content. */
  public enum Verdict {

    /** It is approved, and of what was approved nothing has changed that somebody watched. */
    EFFECTIVE,

    /** It is not approved, or not any more. */
    NOT_APPROVED,

    /** It was approved, but for another content. */
    CHANGED
  }

  public Coverage {
    changed = List.copyOf(changed);
  }

  public boolean isEffective() {
    return verdict == Verdict.EFFECTIVE;
  }

  /** Returns whether {@code approval} covers {@code fields}. */
  public static Coverage of(Approval approval, Definition definition, Value.Fields fields) {
    if (!(approval instanceof Settled settled) || settled.outcome() != Outcome.APPROVED) {
      return new Coverage(Verdict.NOT_APPROVED, List.of());
    }
    List<String> changed = new ArrayList<>();
    for (StepResult result : settled.results()) {
      Step step = definition.steps().get(result.index());
      if (result.ending() == Ending.APPROVED
          && Watch.differs(definition, step, settled.subject().fields(), fields)) {
        changed.add(step.name());
      }
    }
    return new Coverage(changed.isEmpty() ? Verdict.EFFECTIVE : Verdict.CHANGED, changed);
  }
}
