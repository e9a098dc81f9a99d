package io.crmkit.testkit.approvals;

import static java.util.stream.Collectors.joining;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
  private @Nullable ReferenceChain chain;
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
    copy.chain = chain == null ? null : chain.copy();
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
    chain().know(people(), now);
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
    return chain().outcome() == null ? pending(command) : "AlreadySettled " + chain().outcome();
  }

  private String pending(ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return vote(vote);
    }
    if (command instanceof Reassign reassign) {
      return reassign(reassign);
    }
    if (command instanceof Vacate vacate) {
      return vacate(vacate.person());
    }
    Recall recall = (Recall) command;
    if (!people().isRequester(recall.by()) && !people().isAdministrator(recall.by())) {
      return "NotAllowed";
    }
    chain().end(Outcome.RECALLED);
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
    chain = new ReferenceChain(definition, asked, now);
    chain.proceed(now);
    return ACCEPTED;
  }

  /** A late engine ends where a punctual one would. What is due at this very instant waits for a tick: votes win. */
  private boolean catchUp(ApprovalCommand command) {
    boolean any = false;
    while (chain().outcome() == null) {
      ReferenceStep step = firstDue();
      Instant due = step == null ? null : step.due();
      Instant next = due == null || (expiry != null && !due.isBefore(expiry)) ? expiry : due;
      if (next == null || next.isAfter(now) || (next.equals(now) && !(command instanceof Tick))) {
        return any;
      }
      any = true;
      if (next.equals(expiry)) {
        chain().end(Outcome.EXPIRED);
      } else {
        timeOut(Objects.requireNonNull(step), next);
      }
    }
    return any;
  }

  private @Nullable ReferenceStep firstDue() {
    return chain().open.stream().filter(step -> step.due() != null)
        .min(Comparator.comparing(step -> Objects.requireNonNull(step.due()))).orElse(null);
  }

  private void timeOut(ReferenceStep step, Instant due) {
    Instant base = step.ladder.catchUp() == CatchUp.AS_SCHEDULED ? due : now;
    if (step.isAtTheEndOfItsLadder()) {
      endOfLadder(step, base);
    } else {
      step.climb(base);
    }
  }

  private String vote(Vote vote) {
    if (people().isBarred(vote.by())) {
      return "OwnRequest";
    }
    if (!people().isActive(vote.by())) {
      return "Inactive";
    }
    List<ReferenceStep> meant =
        chain().open.stream().filter(step -> vote.step() == null || step.step.name().equals(vote.step())).toList();
    if (meant.isEmpty()) {
      return "NotOpen";
    }
    List<ReferenceStep> asking = meant.stream().filter(step -> step.objectionTo(vote.by()) == null).toList();
    if (asking.size() != 1) {
      return asking.isEmpty() ? objection(meant, vote.by()) : "SeveralSteps";
    }
    ReferenceStep step = asking.get(0);
    step.panels().forEach(panel -> panel.vote(vote.by(), vote.choice()));
    if (step.ladder.stopRule() == StopRule.FIRST_VOTE) {
      step.stopLadder();
    }
    judge(step);
    return ACCEPTED;
  }

  /** Returns the objection of the first step in which {@code voter} sits, or else of the first. */
  private static String objection(List<ReferenceStep> steps, Actor voter) {
    ReferenceStep nearest = steps.stream().filter(step -> step.any(panel -> panel.seats(voter))).findFirst()
        .orElse(steps.get(0));
    return Objects.requireNonNull(nearest.objectionTo(voter));
  }

  private List<ReferenceStep> heldBy(Actor person) {
    return chain().open.stream().filter(step -> step.any(panel -> panel.holdsOpenSeat(person))).toList();
  }

  private String reassign(Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !people().isAdministrator(reassign.by())) {
      return "NotAllowed";
    }
    List<ReferenceStep> held = heldBy(reassign.from());
    if (held.isEmpty()) {
      return "NoOpenSeat";
    }
    if (people().isBarred(reassign.to())) {
      return "OwnRequest";
    }
    if (!people().isActive(reassign.to())) {
      return "Inactive";
    }
    if (held.stream().anyMatch(step -> step.any(panel -> panel.seats(reassign.to())))) {
      return "AlreadySeated";
    }
    held.forEach(step -> step.panels().forEach(panel -> panel.handOver(reassign.from(), reassign.to())));
    return ACCEPTED;
  }

  private String vacate(Actor person) {
    List<ReferenceStep> held = heldBy(person);
    for (ReferenceStep step : held) {
      if (chain().open.contains(step)) {
        step.panels().forEach(panel -> panel.vacate(person));
        judge(step);
      }
    }
    return held.isEmpty() ? "NoOpenSeat" : ACCEPTED;
  }

  private void judge(ReferenceStep step) {
    switch (step.word()) {
      case APPROVED -> chain().close(step, Ending.APPROVED, now);
      case REJECTED -> chain().reject(step, now);
      case TIED, SILENT -> {
        if (!step.climbAtOnce(now) && !endOfLadder(step, now)) {
          chain().reject(step, now);
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
      chain().close(step, ReferenceChain.leaving(step.step), now);
    } else if (!step.callOthers()) {
      chain().end(Outcome.FAILED);
    }
  }

  /** Does what the end of the ladder says; returns whether that ended the step. */
  private boolean endOfLadder(ReferenceStep step, Instant base) {
    LastAction action = step.ladder.last().action();
    switch (action) {
      case APPROVE -> chain().close(step, Ending.APPROVED, base);
      case REJECT -> chain().reject(step, base);
      case EXPIRE -> chain().end(Outcome.EXPIRED);
      case WAIT -> {}
    }
    return action != LastAction.WAIT;
  }

  private ReferencePeople people() {
    return Objects.requireNonNull(people, "nothing has been submitted");
  }

  private ReferenceChain chain() {
    return Objects.requireNonNull(chain, "nothing has been submitted");
  }

  @Override
  public String toString() {
    if (chain == null) {
      return "nothing";
    }
    Outcome outcome = chain.outcome();
    return outcome != null
        ? outcome.name()
        : chain.open.stream().map(ReferenceStep::toString).sorted().collect(joining("; "));
  }
}
