package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.ApprovalEvent.VoteVoided;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How those leave the steps that wait of whom an amendment says that they must not decide, such as whoever changed the
 * record last: their seats become vacant, what they voted, or somebody did in their place, counts no longer, and what
 * they asked needs no answer. A step that is decided stays decided.
 */
final class Exclusion {

  private Exclusion() {}

  /** Takes whoever is barred by now out of each step that waits or is set aside, and goes on from there. */
  static void apply(Draft draft) {
    if (draft.definition().duties().barred().isEmpty() || !draft.isPending()) {
      return;
    }
    Set<Actor> barred = Barring.of(draft).named();
    List<OpenStep> open = draft.pending().steps();
    // first what is set aside, which a step that ends here may resume
    draft.pending().course().parked().forEach(parked -> leaveParked(draft, parked.step().index(), barred));
    // and all that is open, before the end of one step may withdraw another with what was voted there
    List<OpenStep> left = new ArrayList<>();
    for (OpenStep step : open) {
      if (leave(draft, step, barred)) {
        left.add(step);
      }
    }
    for (OpenStep step : left) {
      if (draft.isPending() && draft.pending().openStep(step.index()).isPresent()) {
        draft.turnTo(step);
        Verdict.reach(draft);
      }
    }
  }

  private static void leaveParked(Draft draft, int index, Set<Actor> barred) {
    if (leave(draft, parked(draft, index), barred)
        && !Verdict.isWaiting(draft.definition().steps().get(index), parked(draft, index))) {
      draft.emit(new StepVoided(index, draft.definition().steps().get(index).name(), VoidCause.SHORT, draft.at()));
    }
  }

  private static OpenStep parked(Draft draft, int index) {
    return draft.pending().course().parked(index).orElseThrow().step();
  }

  /** Takes {@code barred} out of a step; returns whether anybody had to go. */
  private static boolean leave(Draft draft, OpenStep step, Set<Actor> barred) {
    int before = draft.events().size();
    for (StepVote vote : step.counted()) {
      if (barred.contains(vote.by()) || barred.contains(vote.holder())) {
        draft.emit(new VoteVoided(step.index(), vote.by(), vote.holder(), Barred.Reason.NAMED, draft.at()));
      }
    }
    OpenStep unvoted = Voiding.openAndParked(draft.pending()).stream()
        .filter(each -> each.index() == step.index()).findFirst().orElseThrow();
    for (Actor person : barred) {
      Questions.withdraw(draft, step, person);
      if (unvoted.holdsOpenSeat(person)) {
        draft.emit(new SeatVacated(step.index(), person, Barred.Reason.NAMED.text(), draft.at()));
      }
    }
    return draft.events().size() > before;
  }
}
