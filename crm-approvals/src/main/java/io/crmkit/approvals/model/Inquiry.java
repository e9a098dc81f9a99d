package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the directory and the calendars must be asked before a command can be judged.
 *
 * <p>Deciding asks nobody, so this names beforehand every answer that it might need, and few that it does not: a vote
 * that cannot end its step needs no more than whether the voter is active.
 *
 * @param references whom the decision may have to seat
 * @param people whose being active it depends on
 * @param calendars by which calendars it may set deadlines
 */
public record Inquiry(Set<ApproverRef> references, Set<Actor> people, CalendarInquiry calendars) {

  public Inquiry {
    references = Set.copyOf(references);
    people = Set.copyOf(people);
  }

  /** Questions that depend on no calendar. */
  public Inquiry(Set<ApproverRef> references, Set<Actor> people) {
    this(references, people, CalendarInquiry.NONE);
  }

  /** Returns the questions behind {@code command}, given at {@code at}. */
  public static Inquiry of(Approval state, ApprovalCommand command, Instant at, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>();
    if (state instanceof Blank && command instanceof Submit submit) {
      addSteps(references, definition, 0);
      return new Inquiry(references, Set.of(submit.by()), CalendarInquiry.of(state, definition));
    }
    if (mayGoBack(command) && !(state instanceof Blank)) {
      addSteps(references, definition, 0);
    }
    if (!(state instanceof Pending pending)) {
      return new Inquiry(
          references, Set.of(), references.isEmpty() ? CalendarInquiry.NONE : CalendarInquiry.of(state, definition));
    }
    if (command instanceof Migrate) {
      addEverybody(references, definition);
      return new Inquiry(references, Set.of(), CalendarInquiry.of(state, definition));
    }
    if (command instanceof Reassign || command instanceof Recall) {
      references.addAll(definition.administrators());
    }
    boolean due = isDue(pending.deadline().orElse(null), pending, at);
    boolean moves = due || mayGoBack(command)
        || command instanceof Tick && isDue(pending.dueAt().orElse(null), pending, at);
    for (OpenStep step : pending.steps()) {
      if (due || mayMove(step, command, definition)) {
        addBehind(references, definition, step.index(), due);
        moves = true;
      }
    }
    return new Inquiry(
        references, named(command), moves ? CalendarInquiry.of(state, definition) : CalendarInquiry.NONE);
  }

  /** Returns the questions behind a look at every step of {@code definition}, for a request that is not made yet. */
  public static Inquiry preview(Submit submit, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>();
    addEverybody(references, definition);
    return new Inquiry(references, Set.of(submit.by()), CalendarInquiry.of(new Blank(), definition));
  }

  private static void addEverybody(Set<ApproverRef> references, Definition definition) {
    addSteps(references, definition, 0);
    definition.steps().forEach(step -> addLadder(references, definition, step));
  }

  /** Returns what the subject of {@code state} says if {@code command} is taken, which is what facts are about. */
  public static Subject subject(Approval state, ApprovalCommand command) {
    if (command instanceof Submit submit && state instanceof Blank) {
      return submit.subject();
    }
    Subject now = state instanceof Pending pending ? pending.subject() : ((Settled) state).subject();
    if (command instanceof Amend amend) {
      return now.saying(amend.fields());
    }
    return command instanceof Resubmit again ? now.saying(again.fields()) : now;
  }

  /** Whether {@code command} changes what the subject says, so that what is due must be done before it. */
  public static boolean changesContent(ApprovalCommand command) {
    return command instanceof Amend || (command instanceof Resubmit again && again.fields() != null);
  }

  private static boolean mayGoBack(ApprovalCommand command) {
    return command instanceof Amend || command instanceof Resubmit || command instanceof SendBack;
  }

  private static Set<Actor> named(ApprovalCommand command) {
    if (command instanceof Vote vote) {
      return Set.of(vote.by());
    }
    if (command instanceof SendBack back) {
      return Set.of(back.by());
    }
    return command instanceof Reassign reassign ? Set.of(reassign.to()) : Set.of();
  }

  private static boolean isDue(@Nullable Instant due, Pending pending, Instant at) {
    return due != null && !due.isAfter(Draft.timeOf(pending, at));
  }

  /** Whether the command may end the step or climb its ladder. */
  private static boolean mayMove(OpenStep step, ApprovalCommand command, Definition definition) {
    OpenStep next = step;
    if (command instanceof Vote vote) {
      next = step.voted(vote.by(), vote.choice());
    } else if (command instanceof Vacate vacate) {
      next = step.vacated(vacate.person());
    }
    return !Verdict.isWaiting(definition.steps().get(step.index()), next);
  }

  /** Adds whom the step at {@code index} may turn to, and whom those behind it ask. */
  private static void addBehind(Set<ApproverRef> references, Definition definition, int index, boolean due) {
    List<Step> steps = definition.steps();
    addLadder(references, definition, steps.get(index));
    references.addAll(steps.get(index).fallback());
    addSteps(references, definition, index + 1);
    if (due) {
      // a step that opens now may have been due to open so long ago that its own ladder is overdue, too
      steps.subList(index + 1, steps.size()).forEach(later -> addLadder(references, definition, later));
    }
  }

  private static void addLadder(Set<ApproverRef> references, Definition definition, Step step) {
    definition.escalationOf(step).levels().forEach(level -> references.addAll(level.to()));
  }

  private static void addSteps(Set<ApproverRef> references, Definition definition, int from) {
    List<Step> steps = definition.steps();
    for (Step step : steps.subList(from, steps.size())) {
      for (List<Approver> approvers : step.groups().values()) {
        approvers.forEach(approver -> references.add(approver.ref()));
      }
      references.addAll(step.fallback());
      if (step.chair() != null) {
        references.add(step.chair());
      }
    }
    references.addAll(definition.administrators());
  }
}
