package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.approvals.model.ApprovalEvent.Reinstated;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.Resubmitted;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the subject of a request changes, and what that does to approvals: exactly those are void of which a watched
 * field differs, and every step is asked anew whose criteria hold now and did not before.
 */
final class Amendment {

  private Amendment() {}

  static Optional<ApprovalRefusal> amend(Draft draft, Amend amend) {
    Optional<ApprovalRefusal> objection = stranger(draft, amend.by(), "amend this request")
        .or(() -> unchanged(draft, amend.fields()))
        .or(() -> misfit(draft, amend.fields()));
    if (objection.isPresent()) {
      return objection;
    }
    Map<Integer, VoidCause> voided = voided(draft, amend.fields());
    change(draft, amend.by(), amend.fields(), amend.reason());
    Voiding.take(draft, voided);
    if (!voided.isEmpty() && draft.pending().course().returned() == null) {
      Voiding.goBack(draft);
    }
    Exclusion.apply(draft);
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> resubmit(Draft draft, Resubmit resubmit) {
    Value.Fields fields = resubmit.fields();
    Optional<ApprovalRefusal> objection = stranger(draft, resubmit.by(), "submit this request again")
        .or(() -> draft.pending().course().returned() == null
            ? Optional.of(new CourseRefusal.NotReturned())
            : Optional.empty())
        .or(() -> fields == null ? Optional.empty() : misfit(draft, fields));
    if (objection.isPresent()) {
      return objection;
    }
    draft.emit(
        new Resubmitted(resubmit.by(), authority(draft, resubmit.by()), resubmit.comment(), draft.at()),
        Trigger.RESUBMIT);
    if (fields != null && unchanged(draft, fields).isEmpty()) {
      Map<Integer, VoidCause> voided = voided(draft, fields);
      change(draft, resubmit.by(), fields, resubmit.comment());
      Voiding.take(draft, voided);
    }
    Voiding.goBack(draft);
    Exclusion.apply(draft);
    return Optional.empty();
  }

  /** Amends what is approved, as far as its definition lets that happen. */
  static Optional<ApprovalRefusal> amendApproved(Draft draft, Settled settled, Amend amend) {
    ContentPolicy policy = draft.definition().terms().content();
    if (policy == null || policy.afterApproval() == AfterApproval.REFUSE || settled.outcome() != Outcome.APPROVED) {
      return Optional.of(new ApprovalRefusal.AlreadySettled(settled.outcome()));
    }
    Optional<ApprovalRefusal> objection = stranger(draft, amend.by(), "amend this request")
        .or(() -> settled.course().lapsedAt() == null ? unchanged(draft, amend.fields()) : Optional.empty());
    if (objection.isPresent()) {
      return objection;
    }
    return policy.afterApproval() == AfterApproval.LAPSE ? lapse(draft, settled, amend) : reopen(draft, settled, amend);
  }

  private static Optional<ApprovalRefusal> lapse(Draft draft, Settled settled, Amend amend) {
    List<String> steps = Coverage.changed(settled, draft.definition(), amend.fields());
    Authority authority = authority(draft, amend.by());
    Instant lapsedAt = settled.course().lapsedAt();
    if (!steps.isEmpty()) {
      draft.emit(
          new Lapsed(amend.by(), authority, amend.fields(), steps, amend.reason(), lapsedAt, draft.at()),
          Trigger.LAPSE);
      return Optional.empty();
    }
    if (lapsedAt != null) {
      draft.emit(new Reinstated(amend.by(), authority, amend.reason(), draft.at()), Trigger.REINSTATE);
    }
    // what nobody watched may differ all the same
    if (unchanged(draft, amend.fields()).isEmpty()) {
      change(draft, amend.by(), amend.fields(), amend.reason());
    }
    return Optional.empty();
  }

  private static Optional<ApprovalRefusal> reopen(Draft draft, Settled settled, Amend amend) {
    Optional<ApprovalRefusal> misfit = misfit(draft, amend.fields());
    if (misfit.isPresent()) {
      return misfit;
    }
    Map<Integer, VoidCause> voided =
        Voiding.byContent(draft.definition(), settled, subject(draft, amend.fields()));
    change(draft, amend.by(), amend.fields(), amend.reason());
    if (!voided.isEmpty()) {
      Duration expiry = draft.definition().expiresAfter();
      draft.emit(
          new Reopened(expiry == null ? null : Ladder.expiry(draft, expiry), draft.at(), draft.at()),
          Trigger.REOPEN);
      Voiding.take(draft, voided);
      Voiding.goBack(draft);
    }
    return Optional.empty();
  }

  static Authority authority(Draft draft, Actor by) {
    return by.equals(draft.requester()) ? Authority.OWN : Authority.ADMINISTRATOR;
  }

  static Optional<ApprovalRefusal> stranger(Draft draft, Actor by, String action) {
    return by.equals(draft.requester()) || draft.isAdministrator(by)
        ? Optional.empty()
        : Optional.of(new ApprovalRefusal.NotAllowed(by, action, Entitled.REQUESTER));
  }

  private static Map<Integer, VoidCause> voided(Draft draft, Value.Fields fields) {
    return Voiding.byContent(draft.definition(), draft.subject().fields(), draft.pending().results(),
        Voiding.openAndParked(draft.pending()), subject(draft, fields));
  }

  private static void change(Draft draft, Actor by, Value.Fields fields, String reason) {
    List<String> changed = Watch.changed(draft.subject().fields(), fields);
    draft.emit(new Amended(by, authority(draft, by), fields, changed, reason, draft.at()));
  }

  private static Optional<ApprovalRefusal> unchanged(Draft draft, Value.Fields fields) {
    return Watch.changed(draft.subject().fields(), fields).isEmpty()
        ? Optional.of(new CourseRefusal.NothingAmended())
        : Optional.empty();
  }

  /** Returns why a request for what {@code fields} say could not have been submitted. */
  private static Optional<ApprovalRefusal> misfit(Draft draft, Value.Fields fields) {
    Definition definition = draft.definition();
    Subject after = subject(draft, fields);
    Optional<ApprovalRefusal> failure = Criteria.failure(definition, after);
    if (failure.isPresent()) {
      return failure;
    }
    if (!Criteria.hold(definition.entry(), after)) {
      return Optional.of(new ApprovalRefusal.DoesNotApply(draft.origin().definition()));
    }
    boolean anyStep = false;
    Set<Integer> standing = standing(draft, after);
    Barring barring = Barring.foreseen(draft, fields,
        results(draft).stream().filter(result -> standing.contains(result.index())).toList(),
        begun(draft).stream().filter(step -> standing.contains(step.index())).toList());
    for (int index = 0; index < definition.steps().size(); index++) {
      Step step = definition.steps().get(index);
      if (standing.contains(index)) {
        anyStep = true;
      } else if (Criteria.hold(step.criteria(), after)) {
        anyStep = true;
        if (Seating.isCrowded(draft, step)) {
          return Optional.of(new PeopleRefusal.TooManyApprovers(step.name(), Slate.MAX_SEATS));
        }
        Seating seating = Seating.of(draft, step, barring);
        if (seating.answer() == Seating.Answer.FAIL) {
          return Optional.of(new ApprovalRefusal.NoQualifiedApprover(step.name(), seating.barred()));
        }
      }
    }
    return anyStep || definition.noStepPolicy() == NoStepPolicy.APPROVE
        ? Optional.empty()
        : Optional.of(new ApprovalRefusal.NoStepApplies(draft.origin().definition()));
  }

  /** Returns the steps that are approved, or asked, and stay so once the subject says {@code after}. */
  private static Set<Integer> standing(Draft draft, Subject after) {
    List<StepResult> results = results(draft);
    List<OpenStep> open = begun(draft);
    Set<Integer> standing = new HashSet<>();
    results.stream().filter(result -> result.ending() != Ending.SKIPPED).forEach(each -> standing.add(each.index()));
    open.forEach(each -> standing.add(each.index()));
    Definition definition = draft.definition();
    standing.removeAll(Voiding.byContent(definition, draft.subject().fields(), results, open, after).keySet());
    return standing;
  }

  private static Subject subject(Draft draft, Value.@Nullable Fields fields) {
    Subject now = draft.subject();
    return fields == null ? now : new Subject(now.entityType(), now.entityId(), fields);
  }

  private static List<StepResult> results(Draft draft) {
    return draft.state() instanceof Settled settled ? settled.results() : draft.pending().results();
  }

  private static List<OpenStep> begun(Draft draft) {
    return draft.isPending() ? Voiding.openAndParked(draft.pending()) : List.of();
  }
}
