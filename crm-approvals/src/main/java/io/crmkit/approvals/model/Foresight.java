package io.crmkit.approvals.model;

import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be told at submission of the steps to come: of whoever a step cannot be approved without, it is taken that
 * they will have voted in it, so that a later step that is separate from it has to do without them.
 *
 * <p>That holds unless a seat is handed over or a ladder climbed, which nobody can rely on: a chain that needs it to
 * ever be approved is refused, or goes by its policies.
 */
final class Foresight {

  private final Draft draft;
  private final Actor requester;
  private final boolean isSeparate;
  private final List<StepResult> expected = new ArrayList<>();

  Foresight(Draft draft, Actor requester) {
    this.draft = draft;
    this.requester = requester;
    Definition definition = draft.definition();
    this.isSeparate = definition.duties().distinct() == Distinct.ACROSS_STEPS || anySeparate(definition);
  }

  private static boolean anySeparate(Definition definition) {
    for (Step step : definition.steps()) {
      if (!step.duties().separateFrom().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Returns who will be barred from the next step, given the steps that were asked about before it. */
  Barring barring() {
    return Barring.foreseen(draft, requester, List.copyOf(expected));
  }

  /** Returns who will sit where in {@code step}, given the steps that were asked about before it. */
  Seating seat(Step step) {
    Seating seating = Seating.of(draft, step, barring());
    if (seating.answer() == Seating.Answer.PASS && !expected.isEmpty()) {
      // votes that are only expected may be known then, but nobody can rely on them
      Seating now = Seating.of(draft, step, Barring.foreseen(draft, requester, List.of()));
      if (now.answer() == Seating.Answer.FAIL) {
        return now;
      }
    }
    Panel panel = seating.panel();
    if (isSeparate && panel != null && panel.kind() == Panel.Kind.APPROVERS) {
      int index = draft.definition().steps().indexOf(step);
      expected.add(new StepResult(index, step.name(), Ending.APPROVED, null, draft.at(), needed(step, panel)));
    }
    return seating;
  }

  private static List<StepVote> needed(Step step, Panel panel) {
    List<StepVote> votes = new ArrayList<>();
    Ballots blank = panel.ballots();
    for (int seat = 0; seat < panel.holders().size(); seat++) {
      if (!step.rule().reachable(panel.slate(), blank.vacate(seat))) {
        votes.add(new StepVote(panel.holders().get(seat), panel.holders().get(seat), Choice.APPROVE));
      }
    }
    return votes;
  }
}
