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
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final List<ReferenceStep> open = new ArrayList<>();
  private final Map<String, Ending> ended = new HashMap<>();
  private final Set<Fork> joined = new HashSet<>();
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
    open.forEach(step -> copy.open.add(step.copy()));
    copy.ended.putAll(ended);
    copy.joined.addAll(joined);
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
    for (ReferenceStep step : open) {
      step.know(people());
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
    return outcome == null ? pending(command) : "AlreadySettled " + outcome;
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
    proceed(now);
    return ACCEPTED;
  }

  /** A late engine ends where a punctual one would. What is due at this very instant waits for a tick: votes win. */
  private boolean catchUp(ApprovalCommand command) {
    boolean any = false;
    while (outcome == null) {
      ReferenceStep step = firstDue();
      Instant due = step == null ? null : step.due();
      Instant next = due == null || (expiry != null && !due.isBefore(expiry)) ? expiry : due;
      if (next == null || next.isAfter(now) || (next.equals(now) && !(command instanceof Tick))) {
        return any;
      }
      any = true;
      if (next.equals(expiry)) {
        end(Outcome.EXPIRED);
      } else {
        timeOut(Objects.requireNonNull(step), next);
      }
    }
    return any;
  }

  private @Nullable ReferenceStep firstDue() {
    return open.stream().filter(step -> step.due() != null)
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
        open.stream().filter(step -> vote.step() == null || step.step.name().equals(vote.step())).toList();
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
    return open.stream().filter(step -> step.any(panel -> panel.holdsOpenSeat(person))).toList();
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
      if (open.contains(step)) {
        step.panels().forEach(panel -> panel.vacate(person));
        judge(step);
      }
    }
    return held.isEmpty() ? "NoOpenSeat" : ACCEPTED;
  }

  private void judge(ReferenceStep step) {
    switch (step.word()) {
      case APPROVED -> close(step, Ending.APPROVED, now);
      case REJECTED -> reject(step, now);
      case TIED, SILENT -> {
        if (!step.climbAtOnce(now) && !endOfLadder(step, now)) {
          reject(step, now);
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
      close(step, leaving(step.step), now);
    } else if (!step.callOthers()) {
      end(Outcome.FAILED);
    }
  }

  private static Ending leaving(Step step) {
    return step.onEmpty() == EmptySlatePolicy.AUTO_APPROVE ? Ending.APPROVED : Ending.SKIPPED;
  }

  private void reject(ReferenceStep step, Instant base) {
    if (forkOf(step.step).map(fork -> fork.join() == Join.ANY).orElse(false)) {
      close(step, Ending.REJECTED, base);
    } else {
      end(Outcome.REJECTED);
    }
  }

  private Optional<Fork> forkOf(Step step) {
    return definition.forkOf(definition.steps().indexOf(step));
  }

  private void close(ReferenceStep step, Ending how, Instant base) {
    open.remove(step);
    ended.put(step.step.name(), how);
    proceed(base);
  }

  /** Walks the whole chain again from its start, and opens what there is to open. */
  private void proceed(Instant base) {
    for (int index = 0; index < definition.steps().size(); index++) {
      Fork fork = definition.forkOf(index).orElse(null);
      if (fork == null ? !passes(index, base) : !passes(fork, base)) {
        return;
      }
      index = fork == null ? index : fork.end() - 1;
    }
    end(Outcome.APPROVED);
  }

  private boolean passes(Fork fork, Instant base) {
    boolean all = true;
    for (Branch branch : fork.branches()) {
      if (joined.contains(fork)) {
        return true;
      }
      boolean through = passes(branch, base);
      if (outcome != null) {
        return false;
      }
      if (through && fork.join() == Join.ANY && anyEnded(branch.first(), branch.end(), Ending.APPROVED)) {
        open.removeIf(step -> forkOf(step.step).equals(Optional.of(fork)));
        joined.add(fork);
        return true;
      }
      all &= through;
    }
    return all || passesWithoutAny(fork);
  }

  /** A fork that waits for the first of its branches, none of which has been approved. */
  private boolean passesWithoutAny(Fork fork) {
    boolean waits = open.stream().anyMatch(step -> forkOf(step.step).equals(Optional.of(fork)));
    if (fork.join() == Join.ALL || waits) {
      return false;
    }
    if (anyEnded(fork.first(), fork.end(), Ending.REJECTED)) {
      end(Outcome.REJECTED);
      return false;
    }
    return true;
  }

  private boolean passes(Branch branch, Instant base) {
    for (int index = branch.first(); index < branch.end(); index++) {
      if (!passes(index, base)) {
        return false;
      }
    }
    return true;
  }

  private boolean anyEnded(int first, int end, Ending how) {
    return definition.steps().subList(first, end).stream().anyMatch(step -> ended.get(step.name()) == how);
  }

  /** Whether the step at {@code index} is behind us; one that was not reached before is opened, if anybody decides it. */
  private boolean passes(int index, Instant base) {
    Step step = definition.steps().get(index);
    if (ended.containsKey(step.name())) {
      return ended.get(step.name()) != Ending.REJECTED;
    }
    if (outcome != null || open.stream().anyMatch(each -> each.step.equals(step))) {
      return false;
    }
    if (!ReferenceCriteria.hold(step.criteria(), people().answers().subject())) {
      ended.put(step.name(), Ending.SKIPPED);
      return true;
    }
    ReferencePanel panel = people().approvers(step);
    if (!panel.couldBeApproved(step.rule())) {
      if (ReferencePeople.isLeft(step)) {
        ended.put(step.name(), leaving(step));
        return true;
      }
      panel = people().standIns(step, Set.of());
    }
    open(step, panel, base);
    return false;
  }

  private void open(Step step, @Nullable ReferencePanel panel, Instant base) {
    if (panel == null) {
      end(Outcome.FAILED);
      return;
    }
    ReferenceStep opened = new ReferenceStep(step, people());
    opened.openWith(panel, opened.ladder.catchUp() == CatchUp.AS_SCHEDULED ? base : now);
    open.add(opened);
  }

  /** Does what the end of the ladder says; returns whether that ended the step. */
  private boolean endOfLadder(ReferenceStep step, Instant base) {
    LastAction action = step.ladder.last().action();
    switch (action) {
      case APPROVE -> close(step, Ending.APPROVED, base);
      case REJECT -> reject(step, base);
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
    open.clear();
  }

  @Override
  public String toString() {
    if (outcome != null) {
      return outcome.name();
    }
    return people == null ? "nothing" : open.stream().map(ReferenceStep::toString).sorted().collect(joining("; "));
  }
}
