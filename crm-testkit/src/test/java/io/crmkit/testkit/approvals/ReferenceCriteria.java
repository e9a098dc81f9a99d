package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a {@link ReferenceRequest} holds against a submission. */
final class ReferenceCriteria {

  private ReferenceCriteria() {}

  static boolean hold(@Nullable Expression criteria, Subject subject) {
    return criteria == null || criteria.holds(subject.fields()).orElseThrow();
  }

  /** Whether criteria hold, or cannot be tried, for what nobody could submit. */
  static boolean mayHold(@Nullable Expression criteria, Subject subject) {
    return criteria == null || !(criteria.holds(subject.fields()) instanceof Valid<Boolean> known) || known.value();
  }

  /** Returns why nobody may submit this; null if they may. All criteria are tried first: none can fail later. */
  static @Nullable String objection(ReferencePeople people) {
    String objection = objection(people, Set.of());
    return objection == null && isDivided(people.definition()) && failsInTheEnd(people)
        ? "NoQualifiedApprover"
        : objection;
  }

  /**
   * Returns why nobody may submit this once some of it is under way; null if they may.
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
        || definition.duties().barred().stream().anyMatch(ref -> namesNobody(ref, subject))
        || isNoMoney(definition.duties().amount(), subject)
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
      return isNoMoney(limit.amount(), subject);
    }
    return ref instanceof ApproverRef.Computed computed
        && computed.expression().value(subject.fields()) instanceof Invalid;
  }

  /** Whether {@code amount} yields something that nobody's limit can be compared with. */
  private static boolean isNoMoney(@Nullable Expression amount, Subject subject) {
    Value value = amount == null ? Value.ABSENT : amount.value(subject.fields()).orElseThrow();
    return !(value instanceof Value.Amount) && value != Value.ABSENT;
  }

  /** Every step that applies must have people who could approve it, or a policy for having none. */
  private static @Nullable String nobodyToAsk(ReferencePeople people, Set<String> standing) {
    List<Step> applicable = applicable(people).filter(step -> !standing.contains(step.name())).toList();
    if (applicable.isEmpty() && standing.isEmpty()) {
      return people.definition().noStepPolicy() == NoStepPolicy.APPROVE ? null : "NoStepApplies";
    }
    return applicable.stream().anyMatch(step -> nobodyDecides(people, step)) ? "NoQualifiedApprover" : null;
  }

  private static Stream<Step> applicable(ReferencePeople people) {
    return people.definition().steps().stream().filter(step -> hold(step.criteria(), people.answers().subject()));
  }

  private static boolean nobodyDecides(ReferencePeople people, Step step) {
    return !people.isKnown(step) && !people.approvers(step).couldBeApproved(step.rule())
        && people.standIns(step, Set.of()) == null && !ReferencePeople.isLeft(step);
  }

  /** Of whoever a step cannot be approved without, it is taken that they will have voted in it. */
  private static boolean failsInTheEnd(ReferencePeople people) {
    Map<String, List<StepVote>> expected = new HashMap<>();
    ReferencePeople then = people.hearing(new ReferenceVoices(expected, List.of()));
    for (Step step : applicable(people).toList()) {
      if (nobodyDecides(then, step)) {
        return true;
      }
      ReferencePanel panel = then.approvers(step);
      if (!then.isKnown(step) && panel.couldBeApproved(step.rule())) {
        expected.put(step.name(), panel.holders().stream()
            .filter(holder -> !panel.couldBeApprovedWithout(step.rule(), holder))
            .map(holder -> new StepVote(holder, holder, Choice.APPROVE)).toList());
      }
    }
    return false;
  }

  /** Whether any step is separate from another, so that it matters who will have voted. */
  private static boolean isDivided(Definition definition) {
    return definition.duties().distinct() == Distinct.ACROSS_STEPS
        || definition.steps().stream().anyMatch(each -> !each.duties().separateFrom().isEmpty());
  }
}
