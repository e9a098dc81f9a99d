package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import java.util.ArrayList;
import java.util.List;

/**
 * One command that was played, and all that its answer rested on.
 *
 * @param after equal to {@code before} if the command was refused
 */
public record Beat(Approval before, Briefing briefing, Staff staff, Decision<ApprovalEvent> decision, Approval after) {

  /** One event between the states before and after it. */
  public record Frame(Approval before, ApprovalEvent event, Approval after) {}

  /** Returns what the command caused, which is nothing if it was refused. */
  public List<ApprovalEvent> events() {
    return decision instanceof Accepted<ApprovalEvent> accepted ? accepted.events() : List.of();
  }

  /** Returns what the command caused, event by event. */
  public List<Frame> frames() {
    ApprovalDecider decider = new ApprovalDecider();
    List<Frame> frames = new ArrayList<>();
    Approval state = before;
    for (ApprovalEvent event : events()) {
      Approval next = decider.evolve(state, event);
      frames.add(new Frame(state, event, next));
      state = next;
    }
    return frames;
  }
}
