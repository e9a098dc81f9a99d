package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether criteria hold for a subject. All of them are tried at submission, so that none can fail later. */
final class Criteria {

  private Criteria() {}

  /** Returns whether {@code criteria} hold, which they do if there are none. */
  static boolean hold(@Nullable Expression criteria, Subject subject) {
    return criteria == null || criteria.holds(subject.fields()).orElseThrow();
  }

  /** Returns whether {@code criteria} hold, or nobody can tell. */
  static boolean mayHold(@Nullable Expression criteria, Subject subject) {
    return criteria == null || !(criteria.holds(subject.fields()) instanceof Valid<Boolean> known) || known.value();
  }

  /** Returns why some criteria of {@code definition} cannot be evaluated, if that is so. */
  static Optional<ApprovalRefusal> failure(Definition definition, Subject subject) {
    Optional<ApprovalRefusal> entry = failure(definition.name(), definition.entry(), subject);
    if (entry.isPresent()) {
      return entry;
    }
    for (ApproverRef barred : definition.duties().barred()) {
      entry = entry.or(() -> failure(definition.name(), barred, subject));
    }
    Expression amount = definition.duties().amount();
    if (amount != null) {
      entry = entry.or(() -> failure(definition.name(), Amounts.of(amount, subject)));
    }
    if (entry.isPresent()) {
      return entry;
    }
    for (Step step : definition.steps()) {
      Optional<ApprovalRefusal> failure = failure(definition, step, subject);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Optional<ApprovalRefusal> failure(Definition definition, Step step, Subject subject) {
    Optional<ApprovalRefusal> failure = failure(step.name(), step.criteria(), subject);
    for (ApproverRef ref : definition.referencesOf(step)) {
      if (failure.isEmpty()) {
        failure = failure(step.name(), ref, subject);
      }
    }
    return failure;
  }

  private static Optional<ApprovalRefusal> failure(String name, ApproverRef ref, Subject subject) {
    if (ref instanceof ApproverRef.Computed computed) {
      return failure(name, computed.expression().value(subject.fields()));
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      return failure(name, Amounts.of(limit.amount(), subject));
    }
    Optional<ApprovalRefusal> failure = Optional.empty();
    if (ref instanceof ApproverRef.Matrix matrix) {
      for (ApproverRef.Row row : matrix.rows()) {
        failure = failure.or(() -> failure(name, row.criteria(), subject));
        for (ApproverRef inner : row.approvers()) {
          failure = failure.or(() -> failure(name, inner, subject));
        }
      }
    }
    return failure;
  }

  private static Optional<ApprovalRefusal> failure(String name, @Nullable Expression criteria, Subject subject) {
    return criteria == null ? Optional.empty() : failure(name, criteria.holds(subject.fields()));
  }

  private static <T> Optional<ApprovalRefusal> failure(String name, Validated<T> evaluated) {
    return evaluated instanceof Invalid<T> invalid
        ? Optional.of(new ApprovalRefusal.ConditionFails(name, invalid.violations().all().get(0)))
        : Optional.empty();
  }
}
