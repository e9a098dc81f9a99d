package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link ReferenceRequest} holds against a submission. */
final class ReferenceCriteria {

  private ReferenceCriteria() {}

  static boolean hold(@Nullable Expression criteria, Subject subject) {
    return criteria == null || criteria.holds(subject.fields()).orElseThrow();
  }

  /**
   * Returns why nobody may submit this; null if they may. All criteria are tried first: none can fail later.
   *
   * @param standing the steps that need not be looked at, since they are asked or decided already
   */
  static @Nullable String objection(ReferencePeople people, Set<String> standing) {
    String failure = failure(people);
    if (failure != null) {
      return failure;
    }
    return hold(people.definition().entry(), people.answers().subject())
        ? nobodyToAsk(people, standing)
        : "DoesNotApply";
  }

  static @Nullable String failure(ReferencePeople people) {
    Definition definition = people.definition();
    Subject subject = people.answers().subject();
    return fails(definition.entry(), subject)
        || definition.steps().stream().anyMatch(step -> fails(step.criteria(), subject))
        || definition.steps().stream().anyMatch(step -> namesNobody(definition, step, subject))
        ? "ConditionFails"
        : null;
  }

  private static boolean fails(@Nullable Expression criteria, Subject subject) {
    return criteria != null && criteria.holds(subject.fields()) instanceof Invalid;
  }

  private static boolean namesNobody(Definition definition, Step step, Subject subject) {
    return definition.referencesOf(step).stream().anyMatch(ref -> namesNobody(ref, subject));
  }

  private static boolean namesNobody(ApproverRef ref, Subject subject) {
    if (ref instanceof ApproverRef.Matrix matrix) {
      return matrix.rows().stream().anyMatch(row -> fails(row.criteria(), subject)
          || row.approvers().stream().anyMatch(inner -> namesNobody(inner, subject)));
    }
    if (ref instanceof ApproverRef.UpToLimit limit) {
      Value amount = limit.amount().value(subject.fields()).orElseThrow();
      return !(amount instanceof Value.Amount) && amount != Value.ABSENT;
    }
    return ref instanceof ApproverRef.Computed computed
        && computed.expression().value(subject.fields()) instanceof Invalid;
  }

  /** Every step that applies must have people who could approve it, or a policy for having none. */
  private static @Nullable String nobodyToAsk(ReferencePeople people, Set<String> standing) {
    List<Step> applicable = people.definition().steps().stream()
        .filter(step -> !standing.contains(step.name()) && hold(step.criteria(), people.answers().subject())).toList();
    if (applicable.isEmpty() && standing.isEmpty()) {
      return people.definition().noStepPolicy() == NoStepPolicy.APPROVE ? null : "NoStepApplies";
    }
    for (Step step : applicable) {
      boolean byApprovers = people.approvers(step).couldBeApproved(step.rule());
      if (!byApprovers && people.standIns(step, Set.of()) == null && !ReferencePeople.isLeft(step)) {
        return "NoQualifiedApprover";
      }
    }
    return null;
  }
}
