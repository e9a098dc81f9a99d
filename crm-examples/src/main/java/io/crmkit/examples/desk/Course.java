package io.crmkit.examples.desk;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How one request went: its deal, its state and all that happened to it. */
record Course(Deal deal, Approval state, List<ApprovalEvent> history) {

  /** How it ended, or {@code pending}. */
  String status() {
    return state instanceof Settled settled ? settled.outcome().name().toLowerCase(Locale.ROOT) : "pending";
  }

  /** From submission to the end; empty while it is pending. */
  Optional<Duration> cycleTime() {
    return state instanceof Settled
        ? Optional.of(Duration.between(history.get(0).at(), history.get(history.size() - 1).at()))
        : Optional.empty();
  }

  boolean has(Class<? extends ApprovalEvent> type) {
    return history.stream().anyMatch(type::isInstance);
  }
}
