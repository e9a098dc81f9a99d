package io.crmkit.approvals.model.definition;

import io.crmkit.core.expression.Expression;
import io.crmkit.core.naming.JsonPointer;
import java.util.List;

/** Finds criteria that can never hold. */
final class CriteriaCheck {

  private final Findings findings;
  private final String consequence;

  /** Makes a check whose findings say what follows from criteria that never hold. */
  CriteriaCheck(Findings findings, String consequence) {
    this.findings = findings;
    this.consequence = consequence;
  }

  /** Looks at criteria by themselves; returns whether they may hold. */
  boolean alone(JsonPointer at, Expression criteria) {
    if (!Satisfiability.ofConstants(criteria)) {
      findings.error(at, "constant-criteria",
          "'%s' is never true whatever the subject, so %s: correct it, or leave it out"
              .formatted(criteria, consequence));
      return false;
    }
    if (!Satisfiability.of(List.of(criteria))) {
      findings.warning(at, "dead-criteria",
          "'%s' contradicts itself, so %s: correct the bounds".formatted(criteria, consequence));
      return false;
    }
    return true;
  }

  /** Looks at criteria that matter only where {@code entry} holds. */
  void within(JsonPointer at, Expression criteria, Expression entry) {
    if (!Satisfiability.of(List.of(entry, criteria))) {
      findings.warning(at, "dead-criteria",
          "'%s' contradicts the criteria of the definition, '%s', so %s: correct one of them"
              .formatted(criteria, entry, consequence));
    }
  }
}
