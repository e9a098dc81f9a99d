package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.Origin;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Params;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How an approval lies in its row. */
record ApprovalRow(
    long version, String status, @Nullable String step, @Nullable Long dueAt, String progress, Origin origin) {

  /** What changes with each write, in the order of {@link #bindState}. */
  static final String STATE = "version, status, step, due_at, progress";

  /** What only a migration changes, in the order of {@link #bindPin}. */
  static final String PIN = "definition, definition_version, origin";

  /** What is written once, in the order of {@link #bindOrigin}. */
  static final String ORIGIN = "entity_type, entity_id, requester, submitted_at, " + PIN;

  static ApprovalRow after(ApprovalChange change) {
    Approval approval = change.after();
    String progress = ApprovalJson.writeProgress(approval);
    if (approval instanceof Pending pending) {
      return new ApprovalRow(
          change.version(), "PENDING", pending.steps().isEmpty() ? null : pending.openStep().name(),
          pending.dueAt().map(EpochNanos::of).orElse(null), progress, pending.origin());
    }
    Settled settled = (Settled) approval;
    return new ApprovalRow(change.version(), settled.outcome().name(), null, null, progress, settled.origin());
  }

  Params bindState(Params params) throws SQLException {
    return params.number(version).text(status).text(step).numberOrNull(dueAt).text(progress);
  }

  Params bindPin(Params params) throws SQLException {
    return params.text(origin.definition().name()).number(origin.definition().version())
        .text(ApprovalJson.writeOrigin(origin));
  }

  Params bindOrigin(Params params) throws SQLException {
    return bindPin(params.text(origin.subject().entityType()).text(origin.subject().entityId())
        .text(origin.requester().id()).number(EpochNanos.of(origin.submittedAt())));
  }
}
