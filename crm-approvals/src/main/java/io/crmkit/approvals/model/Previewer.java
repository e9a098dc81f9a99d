package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.PlannedStep.Fate;
import io.crmkit.approvals.model.PlannedStep.Turn;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks ahead by the very rules that decide, so that a preview and what follows it cannot differ. */
public final class Previewer {

  private Previewer() {}

  /**
   * Returns what a submission would do.
   *
   * @param briefing the submission, with facts that answer {@link Inquiry#preview}
   * @throws IllegalArgumentException if its command is not a {@link Submit}
   */
  public static Preview of(Briefing briefing) {
    if (!(briefing.command() instanceof Submit submit)) {
      throw new IllegalArgumentException("only submissions have a preview, not " + briefing.command());
    }
    Decision<ApprovalEvent> decision = new ApprovalDecider().decide(new Blank(), briefing);
    Draft draft = new Draft(new Blank(), briefing);
    Instant expiry = expiry(draft);
    return hasPeople(decision)
        ? new Preview(briefing.at(), decision, steps(draft, submit, decision, expiry), expiry)
        : new Preview(briefing.at(), decision, List.of(), expiry);
  }

  /** Whether the submission got so far that its steps were looked at. */
  private static boolean hasPeople(Decision<ApprovalEvent> decision) {
    return !(decision instanceof Refused<ApprovalEvent> refused)
        || refused.refusal() instanceof ApprovalRefusal.NoQualifiedApprover;
  }

  private static List<PlannedStep> steps(
      Draft draft, Submit submit, Decision<ApprovalEvent> decision, @Nullable Instant expiry) {
    draft.emit(new Submitted(submit.by(), submit.definition(), submit.subject(), expiry, draft.at()));
    Set<Integer> opened = opened(decision);
    List<PlannedStep> planned = new ArrayList<>();
    Foresight foresight = new Foresight(draft, submit.by());
    List<Step> steps = draft.definition().steps();
    for (int index = 0; index < steps.size(); index++) {
      planned.add(step(draft, foresight, index, steps.get(index), opened.contains(index) ? Turn.AT_ONCE : Turn.LATER));
    }
    return planned;
  }

  private static PlannedStep step(Draft draft, Foresight foresight, int index, Step step, Turn turn) {
    if (!Criteria.hold(step.criteria(), draft.subject())) {
      return new PlannedStep(index, step.name(), Fate.DOES_NOT_APPLY, turn, null, List.of(), List.of(),
          new StepReasons(step.name(), List.of(), List.of()));
    }
    Barring barring = foresight.barring();
    Seating seating = foresight.seat(step);
    Panel panel = seating.panel();
    List<PlannedStep.Rung> rungs = panel == null ? List.of() : Ladder.planned(draft, step, panel, barring);
    return new PlannedStep(index, step.name(), fate(seating.answer()), turn, panel, seating.barred(), rungs,
        Explainer.ofPlanned(draft, step, panel, barring));
  }

  private static Fate fate(Seating.Answer answer) {
    return switch (answer) {
      case PANEL -> Fate.ASKS;
      case PASS -> Fate.PASSED;
      case AUTO_APPROVE -> Fate.AUTO_APPROVED;
      case SKIP -> Fate.SKIPPED;
      case FAIL -> Fate.FAILS;
    };
  }

  private static Set<Integer> opened(Decision<ApprovalEvent> decision) {
    Set<Integer> opened = new HashSet<>();
    if (decision instanceof Accepted<ApprovalEvent> accepted) {
      for (ApprovalEvent event : accepted.events()) {
        if (event instanceof StepOpened step) {
          opened.add(step.step());
        }
      }
    }
    return opened;
  }

  private static @Nullable Instant expiry(Draft draft) {
    Duration after = draft.definition().expiresAfter();
    return after == null ? null : Ladder.expiry(draft, after);
  }
}
