package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Does what is due, a batch at a time, until nothing is. */
final class Ticker {

  private static final int BATCH = 500;

  private final ApprovalRepository repository;
  private final CommandHandler handler;
  private final Clock clock;

  Ticker(ApprovalRepository repository, CommandHandler handler, Clock clock) {
    this.repository = repository;
    this.handler = handler;
    this.clock = clock;
  }

  TickReport tick(TenantId tenant) {
    Instant now = clock.instant();
    int handled = 0;
    int events = 0;
    Set<ApprovalId> failed = new LinkedHashSet<>();
    List<ApprovalId> due = repository.due(tenant, now, BATCH);
    while (!failed.containsAll(due)) {
      for (ApprovalId id : due) {
        int caused = failed.contains(id) ? 0 : tick(tenant, id, failed);
        handled += caused > 0 ? 1 : 0;
        events += caused;
      }
      due = repository.due(tenant, now, BATCH + failed.size());
    }
    return new TickReport(handled, events, new ArrayList<>(failed));
  }

  /** Returns how many events one approval's tick caused; what still is due afterwards goes to {@code failed}. */
  private int tick(TenantId tenant, ApprovalId id, Set<ApprovalId> failed) {
    try {
      int events = handler.handle(tenant, id, new Tick(), null).orElseThrow().size();
      if (events == 0) {
        failed.add(id);
      }
      return events;
    } catch (StaleWriteException othersKeepWriting) {
      failed.add(id);
      return 0;
    }
  }
}
