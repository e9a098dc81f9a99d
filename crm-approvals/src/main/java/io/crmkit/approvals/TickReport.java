package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a tick did.
 *
 * @param handled how many approvals had something due that is now done
 * @param events how many events that caused
 * @param failed the approvals that are still due, and what stopped each; the next tick tries them again
 */
public record TickReport(int handled, int events, Map<ApprovalId, RuntimeException> failed) {

  public TickReport {
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }
}
