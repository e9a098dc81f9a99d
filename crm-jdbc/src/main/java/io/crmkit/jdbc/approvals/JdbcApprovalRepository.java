package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The approvals in their tables. */
final class JdbcApprovalRepository implements ApprovalRepository {

  private static final String FIND =
      "select version, origin, progress from crm_approval where tenant_id = ? and approval_id = ?";
  private static final String VERSION = "select version from crm_approval where tenant_id = ? and approval_id = ?";

  // the lower bound keeps H2, whose indexes begin with the nulls, away from everything that is never due
  private static final String DUE = "select approval_id from crm_approval where tenant_id = ? and due_at between ? and ?"
      + " order by tenant_id, due_at, approval_id limit ?";

  private final Transactions transactions;
  private final EventLog log;
  private final ApprovalWriter writer;
  private final OpenRequests openRequests;

  JdbcApprovalRepository(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.log = log;
    this.writer = ApprovalWriter.on(transactions, log);
    this.openRequests = new OpenRequests(transactions.dialect());
  }

  @Override
  public Optional<Stored<Approval>> find(TenantId tenant, ApprovalId id) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(id.value()),
        row -> {
          long version = row.number();
          return new Stored<>(ApprovalJson.read(row.text(), row.text()), version);
        }));
  }

  @Override
  public Stored<Approval> save(TenantId tenant, ApprovalId id, ApprovalChange change) {
    try {
      if (writer.write(tenant, id, change)) {
        return change.stored();
      }
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE || version(tenant, id) == change.before().version()) {
        throw e;
      }
    }
    throw new StaleWriteException("approval " + id, change.before().version(), version(tenant, id));
  }

  @Override
  public void saveAll(TenantId tenant, Map<ApprovalId, ApprovalChange> changes) {
    // always in the order of their ids, so that two of these never wait for each other
    NavigableMap<ApprovalId, ApprovalChange> ordered = new TreeMap<>(Comparator.comparing(ApprovalId::value));
    ordered.putAll(changes);
    try {
      transactions.inTransaction(connection -> writeAll(connection, tenant, ordered));
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        ordered.forEach((id, change) -> requireFresh(tenant, id, change));
      }
      throw e;
    }
  }

  private int writeAll(Connection connection, TenantId tenant, Map<ApprovalId, ApprovalChange> changes)
      throws SQLException {
    for (Map.Entry<ApprovalId, ApprovalChange> entry : changes.entrySet()) {
      ApprovalChange change = entry.getValue();
      if (!writer.write(connection, tenant, entry.getKey(), change)) {
        throw new StaleWriteException(
            "approval " + entry.getKey(), change.before().version(), version(connection, tenant, entry.getKey()));
      }
    }
    return changes.size();
  }

  private void requireFresh(TenantId tenant, ApprovalId id, ApprovalChange change) {
    long stored = version(tenant, id);
    if (stored != change.before().version()) {
      throw new StaleWriteException("approval " + id, change.before().version(), stored);
    }
  }

  @Override
  public List<DomainEvent> history(TenantId tenant, ApprovalId id, long after, int limit) {
    Require.positive(limit, "limit");
    Stream stream = new Stream(ApprovalEventJson.STREAM, id.value());
    return transactions.single(connection -> log.read(connection, tenant, stream, after, limit));
  }

  @Override
  public List<ApprovalId> due(TenantId tenant, Instant now, int limit) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, DUE,
        params -> params.text(tenant.value()).number(Long.MIN_VALUE).number(EpochNanos.of(now)).number(limit),
        row -> new ApprovalId(row.text())));
  }

  @Override
  public Page<ApprovalId> asking(TenantId tenant, Actor actor, PageRequest page) {
    return transactions.single(connection -> ApprovalLists.asking(connection, tenant, actor, page));
  }

  @Override
  public Page<InboxItem> inbox(TenantId tenant, Set<Actor> actors, PageRequest page) {
    return transactions.single(connection -> ApprovalLists.inbox(connection, tenant, actors, page));
  }

  @Override
  public List<OpenRequest> openFor(TenantId tenant, String entityType, Collection<String> entityIds) {
    return transactions.single(connection -> openRequests.read(connection, tenant, entityType, entityIds));
  }

  @Override
  public Page<ApprovalId> pinnedTo(TenantId tenant, String definition, int version, PageRequest page) {
    return transactions.single(
        connection -> ApprovalLists.pinnedTo(connection, tenant, definition, version, page));
  }

  @Override
  public Page<ApprovalId> ofSubject(TenantId tenant, String entityType, String entityId, PageRequest page) {
    return transactions.single(
        connection -> ApprovalLists.ofSubject(connection, tenant, entityType, entityId, page));
  }

  private long version(TenantId tenant, ApprovalId id) {
    return transactions.single(connection -> version(connection, tenant, id));
  }

  private static long version(Connection connection, TenantId tenant, ApprovalId id) throws SQLException {
    return Jdbc.one(connection, VERSION, params -> params.text(tenant.value()).text(id.value()), Row::number)
        .orElse(0L);
  }
}
