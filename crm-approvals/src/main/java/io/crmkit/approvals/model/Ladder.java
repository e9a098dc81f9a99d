package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Notice;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.PlannedStep.Rung;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reckoning.By;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a step climbs its ladder.
 *
 * <p>What is due is read from the state itself, never from a timer that was armed earlier, so a late or repeated tick
 * can neither skip a level nor fire one twice.
 */
final class Ladder {

  private Ladder() {}

  /** Returns when the ladder of a step that opens now for {@code panel} begins. */
  static @Nullable Instant firstDue(Draft draft, Step step, Panel panel) {
    Escalation escalation = draft.definition().escalationOf(step);
    return dueAfter(draft, escalation, 0, from(draft, escalation), panel.holders());
  }

  /** Returns when {@code due} falls due after a break since {@code since}, in the time that was left; null if never. */
  static @Nullable Instant putOff(Draft draft, OpenStep step, @Nullable Instant due, Instant since) {
    Escalation escalation = draft.definition().escalationOf(draft.definitionOf(step));
    return due == null
        ? null
        : draft.facts().calendars().putOff(due, since, draft.at(), escalation.reckoning(), open(step));
  }

  /**
   * Returns when the ladder of {@code step} goes on that was set aside at {@code since}: in the time that was left from
   * when the step should have waited again, however late somebody looks.
   */
  static @Nullable Instant resumed(Draft draft, OpenStep step, Instant since) {
    Escalation escalation = draft.definition().escalationOf(draft.definitionOf(step));
    Instant due = step.dueAt();
    return due == null
        ? null
        : draft.facts().calendars().putOff(due, since, from(draft, escalation), escalation.reckoning(), open(step));
  }

  /** Returns from when a ladder counts that begins, or goes on, where an earlier one has come to its end. */
  static Instant from(Draft draft, Escalation escalation) {
    return escalation.catchUp() == CatchUp.FROM_NOW ? draft.at() : draft.since();
  }

  /** Returns when a request that is submitted now expires: by the calendar that the definition's own ladder names. */
  static Instant expiry(Draft draft, Duration after) {
    return expiry(draft, draft.at(), after);
  }

  /** Returns when a request that was submitted at {@code submittedAt} expires. */
  static Instant expiry(Draft draft, Instant submittedAt, Duration after) {
    Reckoning reckoning = draft.definition().escalation().reckoning();
    return draft.facts().calendars().after(
        submittedAt, after, reckoning.by() == By.CALENDAR ? reckoning : Reckoning.CLOCK, List.of());
  }

  /**
   * Does all that has fallen due, as {@code isDue} judges it. Only of the last rung anybody is told and for it alone
   * actions are requested, and that if its people now decide: a late tick sends one message, not one for each rung it
   * passed.
   */
  static void catchUp(Draft draft, Predicate<Instant> isDue) {
    while (draft.isPending()) {
      Instant due = draft.pending().deadline().orElse(null);
      if (due == null || !isDue.test(due)) {
        draft.pending().steps().forEach(step -> tellOfNewest(draft, step));
        break;
      }
      if (due.equals(draft.pending().expiresAt())) {
        draft.emit(new Expired(draft.at()), Trigger.EXPIRE);
      } else {
        goOn(draft, due);
      }
    }
    draft.countFrom(draft.at());
  }

  /** Does what is due in a step at {@code due}: its rung, or else the end of a claim. */
  private static void goOn(Draft draft, Instant due) {
    for (OpenStep step : draft.pending().steps()) {
      if (due.equals(step.dueAt())) {
        draft.turnTo(step);
        climb(draft, due);
        return;
      }
    }
    for (OpenStep step : draft.pending().steps()) {
      if (due.equals(draft.pending().claimDue(step))) {
        draft.turnTo(step);
        Claims.timeOut(draft);
        return;
      }
    }
    throw new AssertionError("nothing is due at " + due);
  }

  private static void tellOfNewest(Draft draft, OpenStep step) {
    for (int i = draft.events().size() - 1; i >= 0; i--) {
      if (draft.events().get(i) instanceof StepEscalated up && up.step() == step.index()) {
        draft.amend(i, up.with(Notice.TELL));
        draft.request(Trigger.ESCALATE);
        return;
      }
    }
  }

  /** Returns the ladder of a step that would open now and that nobody would decide, as {@link #escalate} climbs it. */
  static List<Rung> planned(Draft draft, Step step, Panel panel, Barring barring) {
    Escalation escalation = draft.definition().escalationOf(step);
    int levels = escalation.levels().size();
    List<Rung> rungs = new ArrayList<>();
    Set<Actor> asked = new LinkedHashSet<>(panel.holders());
    Instant due = dueAfter(draft, escalation, 0, draft.at(), asked);
    for (int used = 0; due != null && used < levels; used++) {
      Level level = escalation.levels().get(used);
      Panel next =
          Seating.firstAnswer(Panel.Kind.ESCALATION, step, barring, Seating.people(draft, level.to()), Set.of());
      rungs.add(new Rung(due, next == null ? List.of() : next.holders()));
      if (next != null) {
        if (level.rights() == Rights.LOSE) {
          asked.clear();
        }
        asked.addAll(next.holders());
      }
      // a level with nobody on it is passed over at once, to the next one or to the end
      due = next == null && used + 1 < levels ? due : dueAfter(draft, escalation, used + 1, due, asked);
    }
    if (due != null) {
      rungs.add(new Rung(due, List.of()));
    }
    return rungs;
  }

  /** Takes the step off its ladder if that is the rule after a vote. */
  static void afterVote(Draft draft) {
    OpenStep step = draft.step();
    boolean stops = escalation(draft).stopRule() == Escalation.StopRule.FIRST_VOTE;
    if (stops && isOn(draft, step)) {
      draft.emit(new LadderStopped(step.index(), draft.at()));
    }
  }

  /** Whether the ladder of {@code step} goes on by itself, be it once a question about the step is answered. */
  static boolean isOn(Draft draft, OpenStep step) {
    return step.dueAt() != null
        || draft.pending().course().question(step.index()).filter(question -> question.dueAt() != null).isPresent();
  }

  /** Climbs to the next rung with somebody on it, now; returns whether there was one. */
  static boolean climbNow(Draft draft, Cause cause) {
    List<Level> levels = escalation(draft).levels();
    while (draft.step().level() < levels.size()) {
      if (escalate(draft, cause, draft.at(), Notice.TELL)) {
        return true;
      }
    }
    return false;
  }

  /** Does what the definition says about the end of the ladder; returns whether that ended the step. */
  static boolean end(Draft draft) {
    OpenStep step = draft.step();
    LastAction action = escalation(draft).last().action();
    if (action == LastAction.WAIT) {
      return false;
    }
    draft.emit(new LadderEnded(step.index(), action, draft.at()));
    if (action == LastAction.APPROVE) {
      Passage.approve(draft, Ground.DEADLINE);
    } else if (action == LastAction.REJECT) {
      Passage.reject(draft, Ground.DEADLINE);
    } else {
      draft.emit(new Expired(draft.at()), Trigger.EXPIRE);
    }
    return true;
  }

  private static void climb(Draft draft, Instant due) {
    Escalation escalation = escalation(draft);
    draft.countFrom(escalation.catchUp() == CatchUp.FROM_NOW ? draft.at() : due);
    if (draft.step().level() == escalation.levels().size()) {
      end(draft);
    } else {
      escalate(draft, Cause.TIMEOUT, draft.since(), Notice.OVERTAKEN);
    }
  }

  /** Climbs one rung, where a question falls away; returns whether anybody is on it. */
  private static boolean escalate(Draft draft, Cause cause, Instant base, Notice notice) {
    Questions.withdraw(draft, draft.step());
    OpenStep step = draft.step();
    Level level = escalation(draft).levels().get(step.level());
    int number = step.level() + 1;
    Barring barring = Barring.of(draft);
    Step definition = draft.definitionOf(step);
    List<Actor> people = Seating.people(draft, level.to());
    Panel panel = Seating.firstAnswer(Panel.Kind.ESCALATION, definition, barring, people, step.voters());
    if (panel == null) {
      boolean last = number == escalation(draft).levels().size();
      Instant due = last ? dueAfter(draft, escalation(draft), number, base, open(step)) : base;
      draft.emit(new LevelPassedOver(step.index(), number, barred(people, definition, barring), due, draft.at()));
      return false;
    }
    Instant next = dueAfter(draft, escalation(draft), number, base, asked(step, level, panel));
    draft.emit(new StepEscalated(step.index(), number, cause, level.rights(), panel, notice, next, draft.at()));
    if (notice == Notice.TELL) {
      draft.request(Trigger.ESCALATE);
    }
    return true;
  }

  /**
   * Returns when the rung after the first {@code used} is due, or the end of the ladder, if ever.
   *
   * @param asked whose votes the step waits for until then
   */
  private static @Nullable Instant dueAfter(
      Draft draft, Escalation escalation, int used, Instant base, Collection<Actor> asked) {
    boolean ends = used == escalation.levels().size();
    if (ends && escalation.last().action() == LastAction.WAIT) {
      return null;
    }
    Duration after = ends ? escalation.last().after() : escalation.levels().get(used).after();
    return draft.facts().calendars().after(base, after, escalation.reckoning(), asked);
  }

  private static Collection<Actor> open(OpenStep step) {
    return step.openSeats().keySet();
  }

  /** Returns who is asked once a step has climbed to a level. */
  private static Collection<Actor> asked(OpenStep step, Level level, Panel panel) {
    Set<Actor> asked = new LinkedHashSet<>(level.rights() == Rights.LOSE ? Set.of() : open(step));
    asked.addAll(panel.holders());
    return asked;
  }

  /** Returns when the ladder of {@code step} goes on if the clock of its rung starts now. */
  static @Nullable Instant dueAfter(Draft draft, Step step, int used, Collection<Actor> asked) {
    return dueAfter(draft, draft.definition().escalationOf(step), used, draft.at(), asked);
  }

  private static List<Barred> barred(List<Actor> people, Step step, Barring barring) {
    List<Barred> barred = new ArrayList<>(people.size());
    for (Actor person : people) {
      Barred.Reason reason = barring.reason(step, person);
      barred.add(new Barred(person, reason == null ? Barred.Reason.ALREADY_VOTED : reason));
    }
    return barred;
  }

  private static Escalation escalation(Draft draft) {
    return draft.definition().escalationOf(draft.definitionOf(draft.step()));
  }
}
