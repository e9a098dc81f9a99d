package io.crmkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does what is due, a batch at a time, until nothing is; an approval that fails stops no other. */
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
    Run run = new Run(tenant, clock.instant());
    List<ApprovalId> due = run.due();
    while (!run.failed.keySet().containsAll(due)) {
      due.forEach(run::tick);
      due = run.due();
    }
    run.failed.keySet().retainAll(due);
    return new TickReport(run.handled, run.events, run.failed);
  }

  /** One tick of one tenant. */
  private final class Run {

    private final TenantId tenant;
    private final Instant now;
    private final Map<ApprovalId, RuntimeException> failed = new LinkedHashMap<>();
    private int handled;
    private int events;

    private Run(TenantId tenant, Instant now) {
      this.tenant = tenant;
      this.now = now;
    }

    /** Asks for so many that those which failed cannot crowd out the others. */
    private List<ApprovalId> due() {
      return repository.due(tenant, now, BATCH + failed.size());
    }

    private void tick(ApprovalId id) {
      if (failed.containsKey(id)) {
        return;
      }
      try {
        int caused = handler.handle(tenant, id, new Tick(), null).orElseThrow().size();
        events += caused;
        if (caused > 0) {
          handled++;
        } else {
          failed.put(id, new IllegalStateException("the index calls %s due but the approval is not".formatted(id)));
        }
      } catch (RuntimeException cause) {
        failed.put(id, cause);
      }
    }
  }
}
