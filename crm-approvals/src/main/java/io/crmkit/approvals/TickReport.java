package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalId;
import java.util.List;

/**
 * What a tick did.
 *
 * @param handled how many approvals had something due that was done
 * @param events how many events that caused
 * @param failed the approvals that could not be saved and stay due; their causes went to the listener
 */
public record TickReport(int handled, int events, List<ApprovalId> failed) {

  public TickReport {
    failed = List.copyOf(failed);
  }
}
