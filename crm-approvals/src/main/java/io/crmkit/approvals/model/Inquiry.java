package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
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
 * @param agent who may be acting for somebody else; null if that does not matter
 * @param administrators whose people matter by what the subject says before the command, which changes it: nobody comes
 *     to administer a request by what they want it to say
 */
public record Inquiry(
    Set<ApproverRef> references, Set<Actor> people, CalendarInquiry calendars, Agency.@Nullable Question agent,
    Set<ApproverRef> administrators) {

  public Inquiry {
    references = Set.copyOf(references);
    people = Set.copyOf(people);
    administrators = Set.copyOf(administrators);
  }

  /** Questions that all depend on what the subject says once the command is taken. */
  public Inquiry(
      Set<ApproverRef> references, Set<Actor> people, CalendarInquiry calendars, Agency.@Nullable Question agent) {
    this(references, people, calendars, agent, Set.of());
  }

  /** Questions that depend on no calendar, and on nobody who might act for others. */
  public Inquiry(Set<ApproverRef> references, Set<Actor> people) {
    this(references, people, CalendarInquiry.NONE, null);
  }

  /** Returns the questions behind {@code command}, given at {@code at}. */
  public static Inquiry of(Approval state, ApprovalCommand command, Instant at, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>();
    if (state instanceof Blank && command instanceof Submit submit) {
      addSteps(references, definition, 0);
      references.addAll(definition.duties().barred());
      return new Inquiry(references, Set.of(submit.by()), CalendarInquiry.of(state, definition), null);
    }
    if (mayGoBack(command) && !(state instanceof Blank)) {
      addSteps(references, definition, 0);
      references.addAll(definition.duties().barred());
    }
    if (changesContent(command) && !definition.duties().barred().isEmpty()) {
      // who is barred then leaves open steps, which may have to climb for it
      definition.steps().forEach(step -> addLadder(references, definition, step));
    }
    if (!(state instanceof Pending pending)) {
      return new Inquiry(
          references, Set.of(), references.isEmpty() ? CalendarInquiry.NONE : CalendarInquiry.of(state, definition),
          null, administrators(command, definition));
    }
    if (command instanceof Migrate) {
      addEverybody(references, definition);
      return new Inquiry(references, Set.of(), CalendarInquiry.of(state, definition), null);
    }
    if (asksForAdministrators(command)) {
      references.addAll(definition.administrators());
    }
    references.addAll(definition.duties().barred());
    boolean due = isDue(pending.deadline().orElse(null), pending, at);
    boolean moves = due || mayGoBack(command) || mayStartClock(pending, command, definition)
        || command instanceof Tick && isDue(pending.dueAt().orElse(null), pending, at);
    for (OpenStep step : pending.steps()) {
      if (due || mayMove(pending, step, command, definition)) {
        addBehind(references, definition, step.index(), due);
        moves = true;
      }
    }
    Agency.Question agent = AgentInquiry.of(pending, command, at, definition, references);
    return new Inquiry(
        references, named(pending, command), moves ? CalendarInquiry.of(state, definition) : CalendarInquiry.NONE, agent,
        administrators(command, definition));
  }

  private static Set<ApproverRef> administrators(ApprovalCommand command, Definition definition) {
    return changesContent(command) ? Set.copyOf(definition.administrators()) : Set.of();
  }

  /** Returns what the subject of {@code state} says before {@code command}, which is what administrators are about. */
  public static Subject subjectBefore(Approval state, ApprovalCommand command) {
    return state instanceof Pending pending ? pending.subject()
        : state instanceof Settled settled ? settled.subject() : subject(state, command);
  }

  /** Returns the questions behind for whom {@code agent} may act at {@code at} in a request. */
  public static Inquiry about(Actor agent, Pending pending, Instant at, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>(definition.duties().barred());
    Agency.Question question = AgentInquiry.of(pending, agent, at, definition, references);
    return new Inquiry(references, Set.of(agent), CalendarInquiry.NONE, question);
  }

  private static boolean asksForAdministrators(ApprovalCommand command) {
    return command instanceof Reassign || command instanceof Recall || command instanceof Release
        || command instanceof AddApprover || command instanceof Overrule || command instanceof ProvideInfo;
  }

  /** Returns the questions behind a look at every step of {@code definition}, for a request that is not made yet. */
  public static Inquiry preview(Submit submit, Definition definition) {
    Set<ApproverRef> references = new LinkedHashSet<>();
    addEverybody(references, definition);
    return new Inquiry(references, Set.of(submit.by()), CalendarInquiry.of(new Blank(), definition), null);
  }

  private static void addEverybody(Set<ApproverRef> references, Definition definition) {
    references.addAll(definition.duties().barred());
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

  /** Whether {@code command} may end a question, after which a step has the time that was left, or begin a claim. */
  private static boolean mayStartClock(Pending pending, ApprovalCommand command, Definition definition) {
    if (command instanceof Claim) {
      return definition.steps().stream().anyMatch(step -> step.duties().claimFor() != null);
    }
    return !pending.course().questions().isEmpty()
        && (command instanceof ProvideInfo || command instanceof Vote || command instanceof Vacate);
  }

  private static Set<Actor> named(Pending pending, ApprovalCommand command) {
    if (command instanceof RequestInfo request) {
      Actor of = request.of() == null ? pending.origin().requester() : request.of();
      return new LinkedHashSet<>(List.of(request.by(), of));
    }
    if (command instanceof ProvideInfo answer) {
      return Set.of(answer.by());
    }
    if (command instanceof Overrule overrule) {
      return Set.of(overrule.by());
    }
    if (command instanceof Vote vote) {
      return Set.of(vote.by());
    }
    if (command instanceof SendBack back) {
      return Set.of(back.by());
    }
    if (command instanceof Claim claim) {
      return Set.of(claim.by());
    }
    if (command instanceof Release release) {
      return Set.of(release.by());
    }
    if (command instanceof AddApprover add) {
      return new LinkedHashSet<>(List.of(add.by(), add.person()));
    }
    return command instanceof Reassign reassign
        ? new LinkedHashSet<>(List.of(reassign.by(), reassign.to()))
        : Set.of();
  }

  private static boolean isDue(@Nullable Instant due, Pending pending, Instant at) {
    return due != null && !due.isAfter(Draft.timeOf(pending, at));
  }

  /** Whether the command may end the step or climb its ladder. */
  private static boolean mayMove(Pending pending, OpenStep step, ApprovalCommand command, Definition definition) {
    Step rules = definition.steps().get(step.index());
    if (command instanceof Vote vote) {
      return isSeparateFromOthers(pending, rules, definition) || mayMove(step, vote, rules);
    }
    OpenStep next = command instanceof Vacate vacate ? step.vacated(vacate.person()) : step;
    return !Verdict.isWaiting(rules, next);
  }

  /** Whether the vote may end the step: in the voter's own seat, or else in that of anybody who is asked. */
  private static boolean mayMove(OpenStep step, Vote vote, Step rules) {
    if (step.hasSeat(vote.by())) {
      return !Verdict.isWaiting(rules, step.voted(vote.by(), vote.choice(), vote.by()));
    }
    for (Actor holder : step.asked()) {
      if (!Verdict.isWaiting(rules, step.voted(holder, vote.choice(), vote.by()))) {
        return true;
      }
    }
    return !Verdict.isWaiting(rules, step);
  }

  /** Whether a vote elsewhere may take seats away in this step. */
  private static boolean isSeparateFromOthers(Pending pending, Step rules, Definition definition) {
    for (OpenStep other : pending.steps()) {
      if (definition.areSeparate(rules, definition.steps().get(other.index()))) {
        return true;
      }
    }
    return false;
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
