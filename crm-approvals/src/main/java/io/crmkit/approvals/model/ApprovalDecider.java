package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an approval chain.
 *
 * <p>Whatever fell due before the time of a command happens first, so an engine that was down decides as one that was
 * not. Something due at the very instant of a command waits: the vote wins.
 */
public final class ApprovalDecider implements Decider<Approval, Briefing, ApprovalEvent> {

  @Override
  public Approval initial() {
    return new Blank();
  }

  @Override
  public Approval evolve(Approval state, ApprovalEvent event) {
    return Evolution.apply(state, event);
  }

  @Override
  public Decision<ApprovalEvent> decide(Approval state, Briefing briefing) {
    Optional<ApprovalRefusal> repeat = repeated(state, briefing);
    if (repeat.isPresent()) {
      return Decision.refuse(repeat.get());
    }
    Draft draft = new Draft(state, briefing);
    Ladder.catchUp(draft, isDue(briefing.command(), draft.at()));
    if (briefing.command() instanceof Tick) {
      Reminder.send(draft);
    }
    Optional<ApprovalRefusal> refusal = answer(draft, briefing.command());
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    keep(draft, briefing);
    return Decision.accept(draft.events());
  }

  /**
   * Returns what fell due before the time of a command that changes by what that is judged: it happens first, by what
   * the briefing says of the time before, and is saved with what the command leads to or not at all.
   *
   * @param briefing a {@link Tick} at the time of the command
   */
  public List<ApprovalEvent> overdue(Approval state, Briefing briefing) {
    Draft draft = new Draft(state, briefing);
    Ladder.catchUp(draft, due -> due.isBefore(draft.at()));
    return List.copyOf(draft.events());
  }

  /**
   * Decides a command on the {@code state} that {@code overdue} has led to, as if it had been decided on the one before.
   *
   * @return with what was overdue in front, which a repeat is answered, too
   */
  public Decision<ApprovalEvent> decide(List<ApprovalEvent> overdue, Approval state, Briefing briefing) {
    Decision<ApprovalEvent> decision = decide(state, briefing);
    if (overdue.isEmpty() || !(decision instanceof Accepted<ApprovalEvent> accepted)) {
      return decision;
    }
    List<ApprovalEvent> events = new ArrayList<>(overdue);
    for (ApprovalEvent event : accepted.events()) {
      events.add(event instanceof CommandKept kept
          ? new CommandKept(kept.key(), kept.fingerprint(), kept.events() + overdue.size(), kept.at())
          : event);
    }
    return Decision.accept(events);
  }

  /** By a migration the briefing has the new definition, which what is due by the old one must not be judged by. */
  private static Predicate<Instant> isDue(ApprovalCommand command, Instant at) {
    if (command instanceof Migrate) {
      return due -> false;
    }
    return command instanceof Tick ? due -> !due.isAfter(at) : due -> due.isBefore(at);
  }

  private static Optional<ApprovalRefusal> answer(Draft draft, ApprovalCommand command) {
    if (command instanceof Submit submit) {
      return Submission.submit(draft, submit);
    }
    if (draft.state() instanceof Blank) {
      return command instanceof Tick ? Optional.empty() : Optional.of(new ApprovalRefusal.NotSubmitted());
    }
    if (command instanceof Comment comment) {
      draft.emit(new Commented(comment.by(), comment.text(), draft.at()));
      return Optional.empty();
    }
    if (draft.state() instanceof Settled settled && command instanceof Amend amend) {
      return Amendment.amendApproved(draft, settled, amend);
    }
    if (draft.state() instanceof Settled settled) {
      return command instanceof Tick
          ? Optional.empty()
          : Optional.of(new ApprovalRefusal.AlreadySettled(settled.outcome()));
    }
    return answerPending(draft, command);
  }

  private static Optional<ApprovalRefusal> answerPending(Draft draft, ApprovalCommand command) {
    if (command instanceof Amend amend) {
      return Amendment.amend(draft, amend);
    }
    if (command instanceof Resubmit resubmit) {
      return Amendment.resubmit(draft, resubmit);
    }
    if (command instanceof Vacate vacate) {
      return Participation.vacate(draft, vacate);
    }
    if (command instanceof Tick) {
      return Optional.empty();
    }
    if (command instanceof Recall recall) {
      return Submission.recall(draft, recall);
    }
    if (command instanceof Overrule overrule) {
      return Submission.overrule(draft, overrule);
    }
    if (command instanceof Migrate migrate) {
      return Migration.migrate(draft, migrate);
    }
    return draft.pending().course().returned() == null
        ? answerWaiting(draft, command)
        : Optional.of(new CourseRefusal.AwaitsResubmission(draft.requester()));
  }

  /** Answers what only those can ask for who are concerned with an open step. */
  private static Optional<ApprovalRefusal> answerWaiting(Draft draft, ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return Participation.vote(draft, vote);
    }
    if (command instanceof Reassign reassign) {
      return Participation.reassign(draft, reassign);
    }
    if (command instanceof Claim claim) {
      return Assistance.claim(draft, claim);
    }
    if (command instanceof Release release) {
      return Assistance.release(draft, release);
    }
    if (command instanceof AddApprover add) {
      return Assistance.add(draft, add);
    }
    if (command instanceof RequestInfo request) {
      return Questions.request(draft, request);
    }
    if (command instanceof ProvideInfo answer) {
      return Questions.provide(draft, answer);
    }
    if (command instanceof SendBack back) {
      return Rework.sendBack(draft, back);
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static Optional<ApprovalRefusal> repeated(Approval state, Briefing briefing) {
    IdempotencyKey key = briefing.key();
    Trail.@Nullable Reply reply = key == null ? null : state.trail().reply(key.value());
    if (key == null || reply == null) {
      return Optional.empty();
    }
    boolean same = reply.fingerprint().equals(IdempotencyKey.fingerprint(briefing.sent()));
    return Optional.of(same
        ? new ApprovalRefusal.AlreadyHandled(key.value(), reply)
        : new ApprovalRefusal.KeyReused(key.value()));
  }

  private static void keep(Draft draft, Briefing briefing) {
    IdempotencyKey key = briefing.key();
    if (key != null && !(draft.state() instanceof Blank)) {
      String fingerprint = IdempotencyKey.fingerprint(briefing.sent());
      draft.emit(new CommandKept(key.value(), fingerprint, draft.events().size(), draft.at()));
    }
  }
}
