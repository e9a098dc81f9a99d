package io.crmkit.benchmarks.peer;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.TickReport;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.benchmarks.worker.ApprovalPeer;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.approvals.JdbcApprovals;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/** crmkit on its relational adapters. */
public final class CrmkitPeer implements ApprovalPeer {

  private static final TenantId TENANT = new TenantId("acme");

  private final Approvals approvals;

  public CrmkitPeer(DataSource database) {
    this(database, Clock.systemUTC());
  }

  /** Opens the engine on a clock that the caller moves. */
  public CrmkitPeer(DataSource database, Clock clock) {
    Migrator.migrate(database);
    JdbcApprovals storage = new JdbcApprovals(database);
    Definitions definitions = new Definitions(storage.definitions(), clock);
    definitions.publish(TENANT, Discount.REQUESTER, Discount.DOCUMENT).orElseThrow();
    approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).build();
  }

  @Override
  public String submit(long number) {
    ApprovalId id = new ApprovalId(UUID.randomUUID().toString());
    approvals.submit(TENANT, id, Discount.REQUESTER, Discount.subject(number)).orElseThrow();
    return id.value();
  }

  @Override
  public void approveAsManager(String request) {
    approve(request, MANAGER);
  }

  @Override
  public void approveAsDirector(String request, int director) {
    approve(request, ApprovalPeer.director(director));
  }

  /** Does what is due. */
  public TickReport tick() {
    return approvals.tick(TENANT);
  }

  /** Hands the manager's seat in a request over to {@code person}. */
  public void handOverAsManager(String request, String person) {
    Actor manager = new Actor(MANAGER);
    approvals.handle(TENANT, new ApprovalId(request), new Reassign(manager, manager, new Actor(person), "a busy day"))
        .orElseThrow();
  }

  public Page<InboxItem> inbox(String person, PageRequest page) {
    return approvals.inbox(TENANT, new Actor(person), page);
  }

  private void approve(String request, String person) {
    approvals.handle(TENANT, new ApprovalId(request), Vote.approve(new Actor(person))).orElseThrow();
  }

  @Override
  public void close() {}
}
