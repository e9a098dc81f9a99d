package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.vote.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of one request, step by step and person by person. */
final class Course {

  private final List<Waiting> steps = new ArrayList<>();
  private final Map<Integer, Waiting> open = new HashMap<>();
  private @Nullable Origin origin;
  private @Nullable Outcome outcome;
  private @Nullable Instant endedAt;

  private Course() {}

  /**
   * Follows a request from its submission on.
   *
   * @throws IllegalArgumentException if this is no history that begins with a submission
   */
  static Course of(List<ApprovalEvent> history) {
    ApprovalDecider decider = new ApprovalDecider();
    Course course = new Course();
    Approval state = decider.initial();
    for (ApprovalEvent event : history) {
      Approval before = state;
      state = decider.evolve(state, event);
      if (before instanceof Pending pending && event instanceof Migrated migrated) {
        course.move(pending.steps(), migrated.steps());
      }
      course.follow(state, event);
    }
    if (course.origin == null) {
      throw new IllegalArgumentException("a history begins with a submission but was " + history);
    }
    course.open.values().forEach(Waiting::leaveOpen);
    return course;
  }

  Origin origin() {
    if (origin == null) {
      throw new IllegalStateException("nothing was submitted");
    }
    return origin;
  }

  List<Waiting> steps() {
    return steps;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  private void follow(Approval state, ApprovalEvent event) {
    note(event);
    if (state instanceof Pending pending) {
      origin = pending.origin();
      // what was approved and is pending again has not ended
      outcome = null;
      endedAt = null;
      follow(pending, event);
    } else if (state instanceof Settled settled && outcome == null) {
      outcome = settled.outcome();
      endedAt = event.at();
      open.values().forEach(step -> step.end(event.at()));
      open.clear();
    }
  }

  /** Takes what waits to its places in another definition, which keeps the order of the steps that wait. */
  private void move(List<OpenStep> before, List<OpenStep> after) {
    Map<Integer, Waiting> moved = new HashMap<>();
    for (int i = 0; i < after.size(); i++) {
      Waiting waiting = open.remove(before.get(i).index());
      if (waiting != null) {
        waiting.index = after.get(i).index();
        moved.put(waiting.index, waiting);
      }
    }
    open.putAll(moved);
  }

  private void follow(Pending pending, ApprovalEvent event) {
    for (OpenStep step : pending.steps()) {
      Waiting waiting = open.computeIfAbsent(step.index(), index -> begun(step, event.at()));
      Choice choice = event instanceof VoteCast cast && cast.step() == step.index() ? cast.choice() : null;
      boolean fewer = waiting.asks(step.asked(), event.at(), choice);
      if (fewer && !isDoneToPeople(event)) {
        waiting.act(event.at());
      }
    }
    open.values().removeIf(waiting -> {
      boolean ended = pending.openStep(waiting.index).isEmpty();
      if (ended) {
        waiting.end(event.at());
      }
      return ended;
    });
  }

  /** Whether an event asks somebody no more although nobody who was asked has acted. */
  private static boolean isDoneToPeople(ApprovalEvent event) {
    return event instanceof StepEscalated || event instanceof SeatVacated || event instanceof StandInsCalled
        || event instanceof Migrated;
  }

  /** Begins with this moment: what a step has waited before, if it did, is counted already. */
  private Waiting begun(OpenStep step, Instant at) {
    boolean again = steps.stream().anyMatch(before -> before.name.equals(step.name()));
    Waiting waiting = new Waiting(step.index(), step.name(), at, again);
    steps.add(waiting);
    return waiting;
  }

  private void note(ApprovalEvent event) {
    if (event instanceof StepEscalated up) {
      of(up.step(), waiting -> waiting.escalations++);
    } else if (event instanceof Reminded reminded) {
      of(reminded.step(), waiting -> waiting.reminders++);
    } else if (event instanceof StepApproved approved) {
      of(approved.step(), waiting -> waiting.ground = approved.ground());
    } else if (event instanceof StepRejected rejected) {
      of(rejected.step(), waiting -> waiting.ground = rejected.ground());
    } else if (event instanceof InfoRequested asked) {
      of(asked.step(), waiting -> waiting.standStill(asked.at()));
    } else if (event instanceof InfoProvided told) {
      of(told.step(), waiting -> waiting.goOn(told.at()));
    } else if (event instanceof InfoWithdrawn withdrawn) {
      of(withdrawn.step(), waiting -> waiting.goOn(withdrawn.at()));
    }
  }

  /** Tells the step of something, if it waits: one that was passed without asking anybody never did. */
  private void of(int step, Consumer<Waiting> note) {
    Waiting waiting = open.get(step);
    if (waiting != null) {
      note.accept(waiting);
    }
  }
}
