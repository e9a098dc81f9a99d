package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to an approval. Events carry all that folding needs, so that no later fact changes them. */
public sealed interface ApprovalEvent {

  Instant at();

  record Submitted(Actor by, DefinitionRef definition, Subject subject, @Nullable Instant expiresAt, Instant at)
      implements ApprovalEvent {}

  /** A step was passed without asking anybody. */
  record StepSkipped(int step, String name, Skipped reason, Instant at) implements ApprovalEvent {}

  /**
   * A step waits for the votes of {@code panel}.
   *
   * @param barred who would have been asked, and why not
   * @param dueAt when its ladder begins, null if never
   * @param remindAt when people are reminded first, null if never
   */
  record StepOpened(
      int step, String name, Panel panel, List<Barred> barred, @Nullable Instant dueAt, @Nullable Instant remindAt,
      Instant at)
      implements ApprovalEvent {
    public StepOpened {
      barred = List.copyOf(barred);
    }

    /** A step of which nobody is reminded. */
    public StepOpened(int step, String name, Panel panel, List<Barred> barred, @Nullable Instant dueAt, Instant at) {
      this(step, name, panel, barred, dueAt, null, at);
    }
  }

  /**
   * People who have not answered are reminded that the step waits for them.
   *
   * @param people who is asked and has not voted
   * @param number which reminder of the step this is, from 1
   * @param nextAt when the next one is due, null if this was the last
   */
  record Reminded(int step, List<Actor> people, int number, @Nullable Instant nextAt, Instant at)
      implements ApprovalEvent {
    public Reminded {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody has voted.
   *
   * @param mandate in whose place they did, and who passed that on; null in a seat of their own
   * @param content the digest of what the step watches as the voter saw it; null if nobody looks at changes
   */
  record VoteCast(
      int step, Actor by, @Nullable Mandate mandate, Choice choice, String comment, @Nullable String content,
      Instant at)
      implements ApprovalEvent {

    /** A vote in a seat of one's own. */
    public VoteCast(int step, Actor by, Choice choice, String comment, Instant at) {
      this(step, by, null, choice, comment, null, at);
    }

    /** Returns in whose seat the vote is. */
    public Actor holder() {
      return mandate == null ? by : mandate.principal();
    }
  }

  /** Nobody need be asked: the approvals of {@code by} are known, and meet the rule of the step. No vote of theirs. */
  record StepPassed(int step, String name, List<Actor> by, Instant at) implements ApprovalEvent {
    public StepPassed {
      by = List.copyOf(by);
    }
  }

  /**
   * Only {@code holder} is asked of a queue now, because they wanted it, or {@code by} did in their place.
   *
   * @param via who passed that on from one to the other; nobody if that was not needed
   * @param until when that ends unless they have voted by then; null if it does not
   */
  record QueueClaimed(int step, Actor holder, Actor by, List<Actor> via, @Nullable Instant until, Instant at)
      implements ApprovalEvent {
    public QueueClaimed {
      via = List.copyOf(via);
    }
  }

  /** All members of a queue are asked again, since {@code holder} has not voted in the time that a claim has. */
  record ClaimTimedOut(int step, Actor holder, Instant at) implements ApprovalEvent {}

  /**
   * All members of a queue are asked again.
   *
   * @param via as of a claim
   */
  record ClaimReleased(
      int step, Actor holder, Actor by, List<Actor> via, Authority authority, String reason, Instant at)
      implements ApprovalEvent {
    public ClaimReleased {
      via = List.copyOf(via);
    }
  }

  /**
   * Somebody was added to those who are asked; the step is not approved without them.
   *
   * @param asker whose seat the place refers to
   * @param via who passed it on from them to {@code by} that these may act there; nobody if that was not needed
   */
  record ApproverAdded(
      int step, Actor person, Actor asker, Place place, Actor by, List<Actor> via, Authority authority, String reason,
      Instant at)
      implements ApprovalEvent {
    public ApproverAdded {
      via = List.copyOf(via);
    }
  }

  /** {@code to} holds the seats that {@code from} held. */
  record SeatReassigned(
      int step, Actor from, Actor to, Actor by, Authority authority, String reason, Instant at)
      implements ApprovalEvent {}

  /** The open seats of {@code person} are empty and stay so. */
  record SeatVacated(int step, Actor person, String reason, Instant at) implements ApprovalEvent {}

  /**
   * A vote counts no longer in a step that is not decided yet: somebody by whom it is must not decide it, as it turned
   * out. The seat is open again, until it is emptied, too.
   *
   * @param by who cast it
   * @param holder in whose seat it was; whoever cast it, or the one in whose place they did
   */
  record VoteVoided(int step, Actor by, Actor holder, Barred.Reason reason, Instant at) implements ApprovalEvent {}

  /** The approvers of the step have become too few, so others decide. */
  record StandInsCalled(int step, Panel panel, Instant at) implements ApprovalEvent {}

  /**
   * A rung of the ladder was reached.
   *
   * @param level which, from 1
   * @param notice whether to tell people; a rung that was overtaken while nobody ticked is not worth a mail
   * @param dueAt when the next one is due, null if never
   */
  record StepEscalated(
      int step, int level, Cause cause, Rights rights, Panel panel, Notice notice, @Nullable Instant dueAt, Instant at)
      implements ApprovalEvent {

    StepEscalated with(Notice newNotice) {
      return new StepEscalated(step, level, cause, rights, panel, newNotice, dueAt, at);
    }
  }

  /** Nobody on a rung may vote, so the next one is due. */
  record LevelPassedOver(int step, int level, List<Barred> barred, @Nullable Instant dueAt, Instant at)
      implements ApprovalEvent {
    public LevelPassedOver {
      barred = List.copyOf(barred);
    }
  }

  /** The step has left its ladder: time alone takes it no further, but a tie or silence may put it back. */
  record LadderStopped(int step, Instant at) implements ApprovalEvent {}

  /** The ladder came to its end, and this is what it does. */
  record LadderEnded(int step, LastAction action, Instant at) implements ApprovalEvent {}

  /**
   * A step is approved.
   *
   * @param content as of a vote
   */
  record StepApproved(int step, String name, Ground ground, @Nullable String content, Instant at)
      implements ApprovalEvent {
    public StepApproved(int step, String name, Ground ground, Instant at) {
      this(step, name, ground, null, at);
    }
  }

  record StepRejected(int step, String name, Ground ground, @Nullable Sender by, Instant at) implements ApprovalEvent {}

  /** Another branch was enough, so this step needs no decision any more. */
  record StepWithdrawn(int step, String name, Instant at) implements ApprovalEvent {}

  /** The host is asked to act, as the definition says. */
  record ActionRequested(Trigger on, String type, Value.Fields with, Instant at) implements ApprovalEvent {}

  /** Every step that applies is approved, which approves the whole request. */
  record Approved(Instant at) implements ApprovalEvent {}

  record Rejected(Instant at) implements ApprovalEvent {}

  record Recalled(Actor by, Authority authority, String reason, Instant at) implements ApprovalEvent {}

  record Expired(Instant at) implements ApprovalEvent {}

  /** A step opened that nobody may approve. */
  record Failed(int step, String name, Instant at) implements ApprovalEvent {}

  /**
   * The request is pinned to another definition.
   *
   * @param steps what waits now, by that definition
   * @param results how the steps before ended, by that definition
   * @param dropped whose votes do not count any more
   */
  record Migrated(
      Actor by,
      DefinitionRef definition,
      List<OpenStep> steps,
      List<StepResult> results,
      List<Actor> dropped,
      @Nullable Instant expiresAt,
      String reason,
      Instant at)
      implements ApprovalEvent {
    public Migrated {
      steps = List.copyOf(steps);
      results = List.copyOf(results);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * {@code of} is asked about the step, whose clock stands still until the answer.
   *
   * @param mandate in whose seat {@code by} asks, as of a vote; null in one of their own, and of events of early versions
   */
  record InfoRequested(
      int step, String name, Actor by, @Nullable Mandate mandate, Actor of, String question, Instant at)
      implements ApprovalEvent {}

  /**
   * The question about the step is answered, and its clock goes on.
   *
   * @param mandate in whose place {@code by} answers, who was asked, and who passed that on; null if they were asked
   *     themselves or administer the request, and of events of early versions
   */
  record InfoProvided(
      int step, String name, Actor by, @Nullable Mandate mandate, String text, Resumption on, Instant at)
      implements ApprovalEvent {}

  /** The question about the step needs no answer any more, and its clock goes on. */
  record InfoWithdrawn(int step, String name, Resumption on, Instant at) implements ApprovalEvent {}

  /**
   * When a step goes on that has stood still, each after the time that it had left.
   *
   * @param dueAt when its ladder does; null if never
   * @param remindAt when people are reminded next; null if never
   * @param claimedUntil when whoever has claimed it loses it; null if nobody does
   */
  record Resumption(@Nullable Instant dueAt, @Nullable Instant remindAt, @Nullable Instant claimedUntil) {

    /** A step of which no claim ends. */
    public Resumption(@Nullable Instant dueAt, @Nullable Instant remindAt) {
      this(dueAt, remindAt, null);
    }
  }

  /** An administrator has decided in the place of those who were asked, which is not a vote. */
  record Overruled(Actor by, ApprovalCommand.Overrule.Verdict verdict, String reason, Instant at)
      implements ApprovalEvent {}

  record Commented(Actor by, String text, Instant at) implements ApprovalEvent {}

  /** The {@code events} events before this one are the answer to the command with {@code key}. */
  record CommandKept(String key, String fingerprint, int events, Instant at) implements ApprovalEvent {}

  /**
   * The subject says something else.
   *
   * @param fields all that it says now
   * @param changed the names of the fields that differ
   */
  record Amended(
      Actor by, Authority authority, Value.Fields fields, List<String> changed, String reason, Instant at)
      implements ApprovalEvent {
    public Amended {
      changed = List.copyOf(changed);
    }
  }

  /** Votes in a step and how it ended, if it had, count no longer; if it applies, it is asked anew. */
  record StepVoided(int step, String name, VoidCause cause, Instant at) implements ApprovalEvent {}

  /** An open step is set aside, with its votes, until an earlier one is decided. */
  record StepParked(int step, String name, Instant at) implements ApprovalEvent {}

  /** A step that was set aside waits again. */
  record StepResumed(int step, String name, Resumption on, Instant at) implements ApprovalEvent {}

  /**
   * Somebody who was asked in {@code step} sent the request back.
   *
   * @param mandate in whose place {@code by} did, as of a vote; null if they were asked themselves
   * @param to the name of the step that is asked anew; null for the requester
   * @param round how often that has happened now
   */
  record Returned(
      int step, String name, Actor by, @Nullable Mandate mandate, @Nullable String to, int round, String reason,
      Instant at)
      implements ApprovalEvent {}

  /** A request that was sent back to its requester is submitted again. */
  record Resubmitted(Actor by, Authority authority, String comment, Instant at) implements ApprovalEvent {}

  /** A request that was approved is pending again; earlier releases did not say {@code since} when its new time runs. */
  record Reopened(@Nullable Instant expiresAt, @Nullable Instant since, Instant at) implements ApprovalEvent {}

  /** What {@code steps} watch of what was approved has changed, or they apply now; {@code since} when, if it had lapsed. */
  record Lapsed(Actor by, Authority authority, Value.Fields fields, List<String> steps, String reason,
      @Nullable Instant since, Instant at) implements ApprovalEvent {
    public Lapsed {
      steps = List.copyOf(steps);
    }
  }

  /** The content is again what was approved, so the approval holds again. */
  record Reinstated(Actor by, Authority authority, String reason, Instant at) implements ApprovalEvent {}

  /** Somebody who holds no seat although the definition names them, and why. */
  record Barred(Actor actor, Reason reason) {

    /** Why somebody holds no seat. */
    public enum Reason {
      REQUESTER,
      ALREADY_VOTED,

      /** The definition bars them by name, such as whoever changed the record last. */
      NAMED,

      /** They had a say in a step that this one is separate from. */
      SEPARATE;

      /** Returns this as the end of a sentence. */
      public String text() {
        return switch (this) {
          case REQUESTER -> "they submitted the request";
          case ALREADY_VOTED -> "they have voted in it";
          case NAMED -> "the definition bars them from this request";
          case SEPARATE -> "they had a say in a step that is separate from it";
        };
      }
    }

    /** Returns this in English. */
    String text() {
      return "%s, because %s".formatted(actor, reason.text());
    }
  }

  /** Why votes count no longer. */
  enum VoidCause {

    /** What they were about has changed. */
    CONTENT,

    /** The step applies now, or no longer does. */
    CRITERIA,

    /** The request was sent back. */
    RETURNED,

    /** Too few are left to decide it. */
    SHORT
  }

  /** Why a step was passed without asking anybody. */
  enum Skipped { CRITERIA, NO_APPROVERS }

  /** By what right somebody acted on the seat or the request. */
  enum Authority { OWN, ADMINISTRATOR }

  /** What made a step climb its ladder. */
  enum Cause { TIMEOUT, TIE, ABSTENTION }

  /** Whether an escalation is worth telling people about. */
  enum Notice { TELL, OVERTAKEN }

  /** What a step's ending rests on. */
  enum Ground { VOTES, ESCALATION, STAND_INS, NO_APPROVERS, DEADLINE, REWORK }
}
