package io.crmkit.examples.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.StepResult;
import java.util.List;
import java.util.Locale;

/**
 * How far a request has come.
 *
 * @param status how it has ended, {@code pending}, or {@code blank} if there is none
 * @param step the number of the step that waits, or else of the last one that was reached, from 1; 0 if there was none
 * @param votes how many were cast
 */
record Progress(String status, int step, long votes) {

  static Progress of(Approval state, List<ApprovalEvent> history) {
    long votes = history.stream().filter(VoteCast.class::isInstance).count();
    return new Progress(status(state), step(state, history), votes);
  }

  @Override
  public String toString() {
    return "status=%s step=%d votes=%d".formatted(status, step, votes);
  }

  private static String status(Approval state) {
    if (state instanceof Settled settled) {
      return settled.outcome().name().toLowerCase(Locale.ROOT);
    }
    return state instanceof Pending ? "pending" : "blank";
  }

  private static int step(Approval state, List<ApprovalEvent> history) {
    if (state instanceof Pending pending) {
      return pending.steps().isEmpty() ? lastOpened(history) : pending.openStep().index() + 1;
    }
    List<StepResult> results = state instanceof Settled settled ? settled.results() : List.of();
    return Math.max(lastOpened(history), results.isEmpty() ? 0 : results.get(results.size() - 1).index() + 1);
  }

  private static int lastOpened(List<ApprovalEvent> history) {
    return history.stream().filter(StepOpened.class::isInstance)
        .mapToInt(event -> ((StepOpened) event).step() + 1).reduce(0, (earlier, later) -> later);
  }
}
