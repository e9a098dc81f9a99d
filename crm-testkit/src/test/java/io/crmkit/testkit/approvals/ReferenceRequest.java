package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as docs/approvals.md tells of it, written down a second time: slowly, without events, and without the
 * decider.
 *
 * <p>Rules it judges by trying every way in which the rest could vote. It knows nothing of idempotency keys.
 */
final class ReferenceRequest {

  static final String ACCEPTED = "accepted";

  private final Definition definition;
  private @Nullable ReferencePeople people;
  private @Nullable ReferenceStep open;
  private @Nullable Outcome outcome;
  private @Nullable Instant expiry;
  private Instant last = Instant.MIN;
  private Instant now = Instant.MIN;

  ReferenceRequest(Definition definition) {
    this.definition = definition;
  }

  /** A request after a command, which is the one before it if the command was refused, and the answer. */
  record Turn(ReferenceRequest after, String answer) {}

  Turn after(ApprovalCommand command, Instant clock, Staff staff) {
    ReferenceRequest next = copy();
    String answer = next.answer(command, clock, staff);
    return new Turn(answer.equals(ACCEPTED) ? next : this, answer);
  }

  private ReferenceRequest copy() {
    ReferenceRequest copy = new ReferenceRequest(definition);
    copy.people = people;
    copy.open = open == null ? null : open.copy();
    copy.outcome = outcome;
    copy.expiry = expiry;
    copy.last = last;
    return copy;
  }

  private String answer(ApprovalCommand command, Instant clock, Staff staff) {
    now = clock.isBefore(last) ? last : clock;
    if (people == null) {
      return command instanceof Submit submit ? submit(submit, staff)
          : command instanceof Tick ? ACCEPTED : "NotSubmitted";
    }
    people = people.in(staff);
    if (open != null) {
      open.know(people);
    }
    if (catchUp(command)) {
      last = now;
    }
    if (command instanceof Tick) {
      return ACCEPTED;
    }
    last = now;
    if (command instanceof Comment) {
      return ACCEPTED;
    }
    if (command instanceof Submit) {
      return "AlreadySubmitted";
    }
    return open == null ? "AlreadySettled " + outcome : pending(open, command);
  }

  private String pending(ReferenceStep step, ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return vote(step, vote);
    }
    if (command instanceof Reassign reassign) {
      return reassign(step, reassign);
    }
    if (command instanceof Vacate vacate) {
      return vacate(step, vacate.person());
    }
    Recall recall = (Recall) command;
    if (!people().isRequester(recall.by()) && !people().isAdministrator(recall.by())) {
      return "NotAllowed";
    }
    end(Outcome.RECALLED);
    return ACCEPTED;
  }

  private String submit(Submit submit, Staff staff) {
    if (!staff.isActive(submit.by())) {
      return "Inactive";
    }
    ReferencePeople asked = new ReferencePeople(definition, new Answers(staff, submit.subject(), submit.by()));
    String objection = ReferenceCriteria.objection(asked);
    if (objection != null) {
      return objection;
    }
    people = asked;
    expiry = definition.expiresAfter() == null ? null : now.plus(definition.expiresAfter());
    last = now;
    open(0, now);
    return ACCEPTED;
  }

  /** A late engine ends where a punctual one would. What is due at this very instant waits for a tick: votes win. */
  private boolean catchUp(ApprovalCommand command) {
    boolean any = false;
    while (open != null) {
      Instant due = open.due();
      Instant next = due == null || (expiry != null && !due.isBefore(expiry)) ? expiry : due;
      if (next == null || next.isAfter(now) || (next.equals(now) && !(command instanceof Tick))) {
        return any;
      }
      any = true;
      if (next.equals(expiry)) {
        end(Outcome.EXPIRED);
      } else {
        timeOut(open, next);
      }
    }
    return any;
  }

  private void timeOut(ReferenceStep step, Instant due) {
    Instant base = step.ladder.catchUp() == CatchUp.AS_SCHEDULED ? due : now;
    if (step.isAtTheEndOfItsLadder()) {
      endOfLadder(step, base);
    } else {
      step.climb(base);
    }
  }

  private String vote(ReferenceStep step, Vote vote) {
    if (people().isBarred(vote.by())) {
      return "OwnRequest";
    }
    if (!people().isActive(vote.by())) {
      return "Inactive";
    }
    String objection = step.objectionTo(vote.by());
    if (objection != null) {
      return objection;
    }
    step.panels().forEach(panel -> panel.vote(vote.by(), vote.choice()));
    if (step.ladder.stopRule() == StopRule.FIRST_VOTE) {
      step.stopLadder();
    }
    judge(step);
    return ACCEPTED;
  }

  private String reassign(ReferenceStep step, Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !people().isAdministrator(reassign.by())) {
      return "NotAllowed";
    }
    if (!step.any(panel -> panel.holdsOpenSeat(reassign.from()))) {
      return "NoOpenSeat";
    }
    if (people().isBarred(reassign.to())) {
      return "OwnRequest";
    }
    if (!people().isActive(reassign.to())) {
      return "Inactive";
    }
    if (step.any(panel -> panel.seats(reassign.to()))) {
      return "AlreadySeated";
    }
    step.panels().forEach(panel -> panel.handOver(reassign.from(), reassign.to()));
    return ACCEPTED;
  }

  private String vacate(ReferenceStep step, Actor person) {
    if (!step.any(panel -> panel.holdsOpenSeat(person))) {
      return "NoOpenSeat";
    }
    step.panels().forEach(panel -> panel.vacate(person));
    judge(step);
    return ACCEPTED;
  }

  private void judge(ReferenceStep step) {
    switch (step.word()) {
      case APPROVED -> open(after(step), now);
      case REJECTED -> end(Outcome.REJECTED);
      case TIED, SILENT -> {
        if (!step.climbAtOnce(now) && !endOfLadder(step, now)) {
          end(Outcome.REJECTED);
        }
      }
      case PENDING -> {
        if (step.newestIsSilent()) {
          step.climbAtOnce(now);
        }
      }
      case SHORT -> tooFew(step);
    }
  }

  private void tooFew(ReferenceStep step) {
    if (ReferencePeople.isLeft(step.step)) {
      open(after(step), now);
    } else if (!step.callOthers()) {
      end(Outcome.FAILED);
    }
  }

  private int after(ReferenceStep step) {
    return definition.steps().indexOf(step.step) + 1;
  }

  /** Opens the first step from {@code index} on that anybody can decide; without one the request is approved. */
  private void open(int index, Instant base) {
    List<Step> steps = definition.steps();
    for (Step step : steps.subList(index, steps.size())) {
      if (!ReferenceCriteria.hold(step.criteria(), people().answers().subject())) {
        continue;
      }
      ReferencePanel panel = people().approvers(step);
      if (!panel.couldBeApproved(step.rule())) {
        if (ReferencePeople.isLeft(step)) {
          continue;
        }
        panel = people().standIns(step, Set.of());
      }
      if (panel == null) {
        end(Outcome.FAILED);
        return;
      }
      open = new ReferenceStep(step, people());
      open.openWith(panel, open.ladder.catchUp() == CatchUp.AS_SCHEDULED ? base : now);
      return;
    }
    end(Outcome.APPROVED);
  }

  /** Does what the end of the ladder says; returns whether that ended the step. */
  private boolean endOfLadder(ReferenceStep step, Instant base) {
    LastAction action = step.ladder.last().action();
    switch (action) {
      case APPROVE -> open(after(step), base);
      case REJECT -> end(Outcome.REJECTED);
      case EXPIRE -> end(Outcome.EXPIRED);
      case WAIT -> {}
    }
    return action != LastAction.WAIT;
  }

  private ReferencePeople people() {
    return Objects.requireNonNull(people, "nothing has been submitted");
  }

  private void end(Outcome how) {
    outcome = how;
    open = null;
  }

  @Override
  public String toString() {
    return open != null ? open.toString() : outcome != null ? outcome.name() : "nothing";
  }
}
