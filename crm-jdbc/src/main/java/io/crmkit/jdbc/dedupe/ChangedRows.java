package io.crmkit.jdbc.dedupe;

import io.crmkit.core.TenantId;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records and joined entities each version of an index wrote, in their table. */
final class ChangedRows {

  private static final int RECORD = 0;
  private static final int JOINED = 1;
  private static final int SWEEP = 1_000;

  private static final String REMEMBER =
      "insert into crm_cluster_change (tenant_id, version, kind, changed_id) values (?, ?, ?, ?)";
  private static final String FORGET = "delete from crm_cluster_change where tenant_id = ? and version <= ?";

  /** One statement, which sees the tables as they stand at one instant. */
  private static final String SINCE = "select h.version, h.events, c.kind, c.changed_id, r.field_values, r.entity_id, j.into_id"
      + " from crm_cluster_head h"
      + " left join crm_cluster_change c on c.tenant_id = h.tenant_id and c.version > ?"
      + " left join crm_cluster_record r on c.kind = 0 and r.tenant_id = c.tenant_id and r.record_id = c.changed_id"
      + " left join crm_cluster_joined j on c.kind = 1 and j.tenant_id = c.tenant_id and j.entity_id = c.changed_id"
      + " where h.tenant_id = ?";

  private ClusterHead head = ClusterHead.NEW;
  private final Map<String, ClusteredRecord> records = new HashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Map<String, JoinedEntity> joined = new HashMap<>();

  private ChangedRows() {}

  static void remember(Connection connection, TenantId tenant, ClusterUpdate update) throws SQLException {
    long version = update.after().version();
    Set<String> written = new HashSet<>(update.moved().keySet());
    ClusteredRecord put = update.put();
    if (put != null) {
      written.add(put.id());
    }
    String gone = update.removed();
    if (gone != null) {
      written.add(gone);
    }
    remember(connection, tenant, version, RECORD, List.copyOf(written));
    remember(connection, tenant, version, JOINED, update.joined().stream().map(JoinedEntity::entity).toList());
    if (version % SWEEP == 0) {
      Jdbc.update(connection, FORGET, params -> params.text(tenant.value()).number(version - ClusterStore.REMEMBERED));
    }
  }

  private static void remember(Connection connection, TenantId tenant, long version, int kind, List<String> ids)
      throws SQLException {
    Jdbc.batch(connection, REMEMBER, ids,
        (params, id) -> params.text(tenant.value()).number(version).number(kind).text(id));
  }

  static Optional<ClusterChanges> since(Connection connection, TenantId tenant, long version) throws SQLException {
    ChangedRows rows = new ChangedRows();
    Jdbc.list(connection, SINCE, params -> params.number(version).text(tenant.value()), rows::read);
    return rows.head.version() - version > ClusterStore.REMEMBERED
        ? Optional.empty()
        : Optional.of(new ClusterChanges(
            rows.head, List.copyOf(rows.records.values()), rows.removed, List.copyOf(rows.joined.values())));
  }

  private boolean read(Row row) throws SQLException {
    head = new ClusterHead(row.number(), row.number());
    int kind = row.smallNumber();
    String id = row.textOrNull();
    String values = row.textOrNull();
    String entity = row.textOrNull();
    String into = row.textOrNull();
    if (id != null && kind == RECORD) {
      record(id, values, entity);
    } else if (id != null && into != null) {
      joined.put(id, new JoinedEntity(id, into));
    }
    return true;
  }

  private void record(String id, @Nullable String values, @Nullable String entity) {
    if (values == null || entity == null) {
      removed.add(id);
    } else if (!records.containsKey(id)) {
      records.put(id, JdbcClusterStore.record(id, values, entity));
    }
  }
}
