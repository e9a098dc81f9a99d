package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Overruled;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import java.time.Duration;
import java.util.Optional;

/** How a request comes into being, and how it is taken back. */
final class Submission {

  private Submission() {}

  static Optional<ApprovalRefusal> submit(Draft draft, Submit submit) {
    Optional<ApprovalRefusal> objection = objection(draft, submit);
    if (objection.isPresent()) {
      return objection;
    }
    Duration expiry = draft.definition().expiresAfter();
    draft.emit(
        new Submitted(
            submit.by(), submit.definition(), submit.subject(), expiry == null ? null : Ladder.expiry(draft, expiry),
            draft.at()),
        Trigger.SUBMIT);
    Passage.openFrom(draft, 0);
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> recall(Draft draft, Recall recall) {
    boolean own = recall.by().equals(draft.pending().origin().requester());
    if (!own && !draft.isAdministrator(recall.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(recall.by(), "recall this request", Entitled.REQUESTER));
    }
    Authority authority = own ? Authority.OWN : Authority.ADMINISTRATOR;
    draft.emit(new Recalled(recall.by(), authority, recall.reason(), draft.at()), Trigger.RECALL);
    return Optional.empty();
  }

  /** Decides over the heads of those who are asked, which is never a vote. */
  static Optional<ApprovalRefusal> overrule(Draft draft, Overrule overrule) {
    if (draft.definition().terms().override() == OverridePolicy.REFUSED) {
      return Optional.of(new CourseRefusal.NoOverride(draft.definition().name()));
    }
    if (draft.facts().inactive().contains(overrule.by())) {
      return Optional.of(new ApprovalRefusal.Inactive(overrule.by()));
    }
    if (!draft.isAdministrator(overrule.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(
          overrule.by(), "overrule those who are asked", Entitled.ADMINISTRATOR));
    }
    if (Barring.of(draft).isBarredRequester(overrule.by())) {
      return Optional.of(new ApprovalRefusal.OwnRequest(overrule.by()));
    }
    draft.emit(new Overruled(overrule.by(), overrule.verdict(), overrule.reason(), draft.at()));
    if (overrule.verdict() == Overrule.Verdict.APPROVE) {
      draft.emit(new Approved(draft.at()), Trigger.APPROVE);
    } else {
      draft.emit(new Rejected(draft.at()), Trigger.REJECT);
    }
    return Optional.empty();
  }

  private static Optional<ApprovalRefusal> objection(Draft draft, Submit submit) {
    Definition definition = draft.definition();
    if (!(draft.state() instanceof Blank)) {
      return Optional.of(new ApprovalRefusal.AlreadySubmitted());
    }
    if (draft.facts().inactive().contains(submit.by())) {
      return Optional.of(new ApprovalRefusal.Inactive(submit.by()));
    }
    String type = submit.subject().entityType();
    if (!definition.entityType().equals(type)) {
      return Optional.of(new ApprovalRefusal.WrongEntityType(definition.entityType(), type));
    }
    Optional<ApprovalRefusal> failure = Criteria.failure(definition, submit.subject());
    return failure.isPresent() ? failure : inapplicable(draft, submit);
  }

  private static Optional<ApprovalRefusal> inapplicable(Draft draft, Submit submit) {
    if (!Criteria.hold(draft.definition().entry(), submit.subject())) {
      return Optional.of(new ApprovalRefusal.DoesNotApply(submit.definition()));
    }
    boolean anyStep = false;
    Foresight foresight = new Foresight(draft, submit.by());
    for (Step step : draft.definition().steps()) {
      if (Criteria.hold(step.criteria(), submit.subject())) {
        anyStep = true;
        if (Seating.isCrowded(draft, step)) {
          return Optional.of(new PeopleRefusal.TooManyApprovers(step.name(), Slate.MAX_SEATS));
        }
        Seating seating = foresight.seat(step);
        if (seating.answer() == Seating.Answer.FAIL) {
          return Optional.of(new ApprovalRefusal.NoQualifiedApprover(step.name(), seating.barred()));
        }
      }
    }
    return anyStep || draft.definition().noStepPolicy() == NoStepPolicy.APPROVE
        ? Optional.empty()
        : Optional.of(new ApprovalRefusal.NoStepApplies(submit.definition()));
  }
}
