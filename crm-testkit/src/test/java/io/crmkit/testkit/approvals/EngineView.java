package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the engine answers and where it stands, in the words of a {@link ReferenceRequest}. */
final class EngineView {

  private EngineView() {}

  static String answer(Decision<ApprovalEvent> decision) {
    if (decision instanceof Refused<ApprovalEvent> refused) {
      return refused.refusal() instanceof ApprovalRefusal.AlreadySettled settled
          ? "AlreadySettled " + settled.outcome()
          : refused.refusal().getClass().getSimpleName();
    }
    return ReferenceRequest.ACCEPTED;
  }

  static String state(Approval state) {
    if (state instanceof Settled settled) {
      return settled.outcome().name();
    }
    if (!(state instanceof Pending pending)) {
      return "nothing";
    }
    return pending.steps().stream().map(EngineView::step).sorted().collect(Collectors.joining("; "));
  }

  private static String step(OpenStep step) {
    return "step %s, level %d, due %s: %s".formatted(
        step.name(), step.level(), step.dueAt(), step.panels().stream().map(EngineView::panel).toList());
  }

  private static String panel(Panel panel) {
    List<End> said = new ArrayList<>();
    for (int seat = 0; seat < panel.holders().size(); seat++) {
      said.add(panel.ballots().isVacant(seat) ? End.VACANT
          : panel.ballots().choice(seat).map(choice -> End.valueOf(choice.name())).orElse(End.SILENT));
    }
    boolean counts = panel.state() == Panel.State.OPEN;
    return "%s %s%s".formatted(panel.kind(), panel.holders(), counts ? " " + said : " closed");
  }
}
