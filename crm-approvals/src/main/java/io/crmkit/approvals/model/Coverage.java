package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether an approval covers what a record says now.
 *
 * @param verdict whether it does, and if not, why
 * @param changed the steps of which a watched field differs from what was approved, or which apply only now
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
    List<String> changed = changed(settled, definition, fields);
    return new Coverage(changed.isEmpty() ? Verdict.EFFECTIVE : Verdict.CHANGED, changed);
  }

  /**
   * Returns which steps would have to approve {@code fields} before {@code approved} covered them: those of which a
   * watched field differs, but for branches that were not needed, and those that apply only now.
   */
  static List<String> changed(Settled approved, Definition definition, Value.Fields fields) {
    Set<Integer> voided = Voiding.byContent(definition, approved, approved.subject().saying(fields)).keySet();
    List<String> changed = new ArrayList<>();
    for (int index : voided) {
      if (approved.results().stream().noneMatch(result -> result.index() == index && Branching.endsItsBranch(result))) {
        changed.add(definition.steps().get(index).name());
      }
    }
    return changed;
  }
}
