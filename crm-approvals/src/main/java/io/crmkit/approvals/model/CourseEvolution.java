package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.Reinstated;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.Resubmitted;
import io.crmkit.approvals.model.ApprovalEvent.Resumption;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.Course.Expiry;
import io.crmkit.approvals.model.Course.Question;
import io.crmkit.approvals.model.Course.Return;
import io.crmkit.core.Actor;
import java.util.Objects;

/** How events take a request off the straight way. */
final class CourseEvolution {

  private CourseEvolution() {}

  static Approval change(Pending pending, ApprovalEvent event) {
    Course course = pending.course();
    if (event instanceof Amended amended) {
      return pending.on(course.amended(amended.fields()));
    }
    if (event instanceof StepVoided voided) {
      return pending.without(voided.step()).on(course.without(voided.step()).answered(voided.step()).anew());
    }
    if (event instanceof Returned returned) {
      return pending.on(course.sentBack(returned.to() == null
          ? new Return(returned.by(), returned.name(), returned.reason(), returned.at())
          : null));
    }
    if (event instanceof Resubmitted) {
      return pending.on(course.resubmitted());
    }
    return changeOfParked(pending, event);
  }

  private static Approval changeOfParked(Pending pending, ApprovalEvent event) {
    Course course = pending.course();
    if (event instanceof InfoRequested asked) {
      OpenStep step = pending.openStep(asked.step()).orElseThrow();
      Actor holder = asked.mandate() == null ? asked.by() : asked.mandate().principal();
      return asked(pending, new Question(
          asked.step(), asked.by(), holder, asked.of(), asked.question(), asked.at(), step.dueAt(),
          step.reminding().dueAt()));
    }
    if (event instanceof InfoProvided told) {
      return pending.on(course.answered(told.step()))
          .change(told.step(), step -> goOn(step, told.on()));
    }
    if (event instanceof InfoWithdrawn withdrawn) {
      return pending.on(course.answered(withdrawn.step()))
          .change(withdrawn.step(), step -> goOn(step, withdrawn.on()));
    }
    if (event instanceof StepParked parked) {
      OpenStep step = pending.openStep(parked.step()).orElseThrow();
      return pending.without(parked.step()).on(course.parking(step, parked.at()));
    }
    if (event instanceof StepResumed resumed) {
      OpenStep step = course.parked(resumed.step()).orElseThrow().step();
      return pending.on(course.without(resumed.step())).opened(goOn(step, resumed.on()));
    }
    return pending;
  }

  /** What was asked about a step stays asked about what has become of it, whose new clock stands still from now on. */
  static Pending migrate(Pending pending, Migrated event) {
    Pending next = new Pending(
        pending.origin().migrated(event.definition(), event.expiresAt()), event.steps(), event.results(),
        pending.course().migrated(event.expiresAt()), pending.trail());
    for (int i = 0; i < event.steps().size(); i++) {
      OpenStep step = event.steps().get(i);
      Question question = pending.course().question(pending.steps().get(i).index()).orElse(null);
      if (question != null) {
        next = asked(next, new Question(step.index(), question.by(), question.holder(), question.of(), question.text(),
            event.at(), step.dueAt(), step.reminding().dueAt()));
      }
    }
    return next;
  }

  private static Pending asked(Pending pending, Question question) {
    return pending.on(pending.course().asking(question)).change(question.step(), step -> step.climbed(step.level(), null)
        .reminding(new Reminding(step.reminding().sent(), null)));
  }

  private static OpenStep goOn(OpenStep step, Resumption on) {
    return step.climbed(step.level(), on.dueAt()).reminding(new Reminding(step.reminding().sent(), on.remindAt()))
        .claimedUntil(on.claimedUntil());
  }

  static Approval change(Settled settled, ApprovalEvent event) {
    if (event instanceof Amended amended) {
      return settled.on(settled.course().amended(amended.fields()));
    }
    if (event instanceof Lapsed lapsed) {
      return settled.on(settled.course().lapsed(Objects.requireNonNullElse(lapsed.since(), lapsed.at())));
    }
    if (event instanceof Reinstated) {
      return settled.on(settled.course().lapsed(null));
    }
    return event instanceof Reopened reopened
        ? settled.reopened(new Expiry(reopened.expiresAt(), reopened.since()))
        : settled;
  }
}
