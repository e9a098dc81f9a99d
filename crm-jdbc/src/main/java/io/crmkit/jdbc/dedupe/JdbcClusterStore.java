package io.crmkit.jdbc.dedupe;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.model.RecordValues;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Indexes of records in their tables; whoever writes one holds the row of its tenant. */
final class JdbcClusterStore implements ClusterStore {

  private static final String RECORDS = "clusters/records-by-id";
  private static final String JOINED = "clusters/joined-by-id";
  private static final String HEAD = "select version, events from crm_cluster_head where tenant_id = ?";
  private static final String START = "insert into crm_cluster_head (version, events, tenant_id) values (?, ?, ?)";
  private static final String ADVANCE =
      "update crm_cluster_head set version = ?, events = ? where tenant_id = ? and version = ?";
  private static final String PAGE = "select record_id, field_values, entity_id from crm_cluster_record"
      + " where tenant_id = ? and record_id > ? order by tenant_id, record_id limit ?";
  private static final String JOINED_PAGE = "select entity_id, into_id from crm_cluster_joined"
      + " where tenant_id = ? and entity_id > ? order by tenant_id, entity_id limit ?";
  private static final String CHANGE =
      "update crm_cluster_record set field_values = ?, entity_id = ? where tenant_id = ? and record_id = ?";
  private static final String ADD =
      "insert into crm_cluster_record (field_values, entity_id, tenant_id, record_id) values (?, ?, ?, ?)";
  private static final String REMOVE = "delete from crm_cluster_record where tenant_id = ? and record_id = ?";
  private static final String MOVE = "update crm_cluster_record set entity_id = ? where tenant_id = ? and record_id = ?";
  private static final String JOIN = "insert into crm_cluster_joined (tenant_id, entity_id, into_id) values (?, ?, ?)";

  private static final String FIND =
      "select record_id, field_values, entity_id from crm_cluster_record where tenant_id = ? and record_id = ?";

  private final Transactions transactions;
  private final EventLog log;

  JdbcClusterStore(Transactions transactions) {
    this.transactions = transactions;
    this.log = new EventLog(transactions.dialect());
  }

  @Override
  public ClusterHead head(TenantId tenant) {
    return transactions.single(connection -> Jdbc.one(connection, HEAD, params -> params.text(tenant.value()),
        row -> new ClusterHead(row.number(), row.number()))).orElse(ClusterHead.NEW);
  }

  @Override
  public Page<ClusteredRecord> records(TenantId tenant, PageRequest page) {
    List<ClusteredRecord> found = page(tenant, page, RECORDS, PAGE, JdbcClusterStore::record);
    return Page.of(found, page, record -> new Cursor(RECORDS, List.of(record.id())));
  }

  private static ClusteredRecord record(Row row) throws SQLException {
    return record(row.text(), row.text(), row.text());
  }

  static ClusteredRecord record(String id, String values, String entity) {
    return new ClusteredRecord(
        id, JsonDocuments.read(values, RecordValues.class, JsonLimits.STORED).orElseThrow().values(), entity);
  }

  @Override
  public Page<JoinedEntity> joined(TenantId tenant, PageRequest page) {
    List<JoinedEntity> found =
        page(tenant, page, JOINED, JOINED_PAGE, row -> new JoinedEntity(row.text(), row.text()));
    return Page.of(found, page, joined -> new Cursor(JOINED, List.of(joined.entity())));
  }

  private <T> List<T> page(TenantId tenant, PageRequest page, String order, String sql, Jdbc.Mapper<T> mapper) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    return transactions.single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).text(after).number(page.limit() + 1), mapper));
  }

  @Override
  public List<ClusteredRecord> find(TenantId tenant, Collection<String> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    return transactions.inTransaction(connection -> {
      List<ClusteredRecord> found = new ArrayList<>();
      for (String record : records) {
        Jdbc.one(connection, FIND, params -> params.text(tenant.value()).text(record), JdbcClusterStore::record)
            .ifPresent(found::add);
      }
      return found;
    });
  }

  @Override
  public Optional<ClusterChanges> since(TenantId tenant, long version) {
    return transactions.single(connection -> ChangedRows.since(connection, tenant, version));
  }

  @Override
  public void save(TenantId tenant, ClusterUpdate update) {
    try {
      transactions.inTransaction(connection -> {
        if (!advances(connection, tenant, update)) {
          throw stale(tenant, update);
        }
        write(connection, tenant, update);
        ChangedRows.remember(connection, tenant, update);
        log.append(connection, update.events());
        return true;
      });
    } catch (StoreException e) {
      // two who write the first record of a tenant at once: the key lets one in
      if (e.reason() == Reason.DUPLICATE && !head(tenant).equals(update.before())) {
        throw stale(tenant, update);
      }
      throw e;
    }
  }

  private StaleWriteException stale(TenantId tenant, ClusterUpdate update) {
    return new StaleWriteException("index of " + tenant.value(), update.before().version(), head(tenant).version());
  }

  private static boolean advances(Connection connection, TenantId tenant, ClusterUpdate update) throws SQLException {
    ClusterHead after = update.after();
    long before = update.before().version();
    return 1 == (before == 0
        ? Jdbc.update(connection, START,
            params -> params.number(after.version()).number(after.events()).text(tenant.value()))
        : Jdbc.update(connection, ADVANCE,
            params -> params.number(after.version()).number(after.events()).text(tenant.value()).number(before)));
  }

  private static void write(Connection connection, TenantId tenant, ClusterUpdate update) throws SQLException {
    ClusteredRecord put = update.put();
    if (put != null) {
      put(connection, tenant, put);
    }
    String removed = update.removed();
    if (removed != null) {
      Jdbc.update(connection, REMOVE, params -> params.text(tenant.value()).text(removed));
    }
    if (!update.moved().isEmpty()) {
      Jdbc.batch(connection, MOVE, update.moved().entrySet(), (params, moved) ->
          params.text(moved.getValue()).text(tenant.value()).text(moved.getKey()));
    }
    if (!update.joined().isEmpty()) {
      Jdbc.batch(connection, JOIN, update.joined(), (params, joined) ->
          params.text(tenant.value()).text(joined.entity()).text(joined.into()));
    }
  }

  private static void put(Connection connection, TenantId tenant, ClusteredRecord record) throws SQLException {
    String values = JsonDocuments.write(new RecordValues(record.values()));
    int changed = Jdbc.update(connection, CHANGE,
        params -> params.text(values).text(record.entity()).text(tenant.value()).text(record.id()));
    if (changed == 0) {
      Jdbc.update(connection, ADD,
          params -> params.text(values).text(record.entity()).text(tenant.value()).text(record.id()));
    }
  }
}
