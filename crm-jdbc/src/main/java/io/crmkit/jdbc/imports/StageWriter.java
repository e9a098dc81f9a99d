package io.crmkit.jdbc.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes rows and plans in a transaction that holds the row of their import. */
final class StageWriter {

  /** How many rejected rows of an import are kept; all of them are counted, and are in the file of rejected rows. */
  static final int MOST_REJECTED = 100_000;

  private static final String HEAD =
      "select checkpoint, planned, rejected from crm_import_stage where tenant_id = ? and import_id = ?";
  private static final String HOLD = HEAD + " for update";
  private static final String START = "insert into crm_import_stage"
      + " (tenant_id, import_id, entity_type, checkpoint, planned, rejected) values (?, ?, ?, ?, ?, ?)";
  private static final String ADVANCE =
      "update crm_import_stage set checkpoint = ?, rejected = ? where tenant_id = ? and import_id = ?";
  private static final String PLANNED = "update crm_import_stage set planned = ? where tenant_id = ? and import_id = ?";
  private static final String ROW =
      "insert into crm_import_row (tenant_id, import_id, row_number, content) values (?, ?, ?, ?)";
  private static final String REJECTED =
      "insert into crm_import_rejected (tenant_id, import_id, row_number, content) values (?, ?, ?, ?)";
  private static final String KEY =
      "insert into crm_import_row_match (tenant_id, import_id, match_key, row_number) values (?, ?, ?, ?)";
  private static final String PLAN =
      "update crm_import_row set plan = ? where tenant_id = ? and import_id = ? and row_number = ?";

  private final String known;

  StageWriter(Dialect dialect) {
    known = "select match_key, count(*) from " + dialect.among("crm_import_row_match", "match_key")
        + " and tenant_id = ? and import_id = ? group by match_key";
  }

  /** How far an import is. */
  record Head(Checkpoint checkpoint, WorkMark planned, long rejected) {}

  /** A key and a row that has it. */
  private record Keyed(String key, long row) {}

  Optional<Head> head(Connection connection, TenantId tenant, ImportId id) throws SQLException {
    return head(connection, HEAD, tenant, id);
  }

  private static Optional<Head> head(Connection connection, String sql, TenantId tenant, ImportId id)
      throws SQLException {
    return Jdbc.one(connection, sql, params -> params.text(tenant.value()).text(id.value()), row -> new Head(
        Content.read(row.text(), Checkpoint.class), Content.read(row.text(), WorkMark.class), row.number()));
  }

  void stage(Connection connection, TenantId tenant, ImportId id, String entityType, StagedBatch batch)
      throws SQLException {
    Optional<Head> head = head(connection, HOLD, tenant, id);
    Checkpoint stored = head.map(Head::checkpoint).orElse(Checkpoint.START);
    if (!stored.equals(batch.before())) {
      throw new StaleWriteException("the rows of import " + id, batch.before().rows(), stored.rows());
    }
    long kept = head.map(Head::rejected).orElse(0L);
    List<RejectedRow> rejected =
        batch.rejected().subList(0, (int) Math.min(batch.rejected().size(), MOST_REJECTED - kept));
    advance(connection, tenant, id, entityType, batch.after(), kept + rejected.size(), head.isEmpty());
    Jdbc.batch(connection, ROW, batch.valid(), (params, row) ->
        params.text(tenant.value()).text(id.value()).number(row.number()).text(Content.write(row)));
    Jdbc.batch(connection, REJECTED, rejected, (params, row) ->
        params.text(tenant.value()).text(id.value()).number(row.number()).text(Content.write(row)));
    keys(connection, tenant, id, batch.valid());
  }

  private static void advance(Connection connection, TenantId tenant, ImportId id, String entityType,
      Checkpoint after, long rejected, boolean isNew) throws SQLException {
    if (isNew) {
      Jdbc.update(connection, START, params -> params.text(tenant.value()).text(id.value()).text(entityType)
          .text(Content.write(after)).text(Content.write(WorkMark.START)).number(rejected));
    } else {
      Jdbc.update(connection, ADVANCE, params -> params.text(Content.write(after)).number(rejected)
          .text(tenant.value()).text(id.value()));
    }
  }

  private void keys(Connection connection, TenantId tenant, ImportId id, List<StagedRow> rows)
      throws SQLException {
    String[] keys = rows.stream().flatMap(row -> row.keys().stream()).distinct().toArray(String[]::new);
    if (keys.length == 0) {
      return;
    }
    Map<String, Long> counts = new HashMap<>();
    Jdbc.list(connection, known, params -> params.texts(keys).text(tenant.value()).text(id.value()),
        row -> counts.merge(row.text(), row.number(), Long::sum));
    List<Keyed> added = new ArrayList<>();
    for (StagedRow row : rows) {
      for (String key : row.keys()) {
        if (counts.merge(key, 1L, Long::sum) <= Staging.MOST_WITH_KEY) {
          added.add(new Keyed(key, row.number()));
        }
      }
    }
    Jdbc.batch(connection, KEY, added, (params, each) ->
        params.text(tenant.value()).text(id.value()).text(each.key).number(each.row));
  }

  void plan(Connection connection, TenantId tenant, ImportId id, PlannedBatch batch) throws SQLException {
    WorkMark stored = head(connection, HOLD, tenant, id).map(Head::planned).orElse(WorkMark.START);
    if (!stored.equals(batch.before())) {
      throw new StaleWriteException("the plan of import " + id, batch.before().row(), stored.row());
    }
    Jdbc.update(connection, PLANNED, params ->
        params.text(Content.write(batch.after())).text(tenant.value()).text(id.value()));
    Jdbc.batch(connection, PLAN, batch.plans(), (params, plan) ->
        params.text(Content.write(plan)).text(tenant.value()).text(id.value()).number(plan.row()));
  }
}
