package io.crmkit.jdbc.imports;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records in a table of their own. Who writes records of a type holds a row of that type meanwhile: batches of several
 * imports come one after the other, and none of them can miss what another one makes.
 */
final class JdbcRecordStore implements RecordStore {

  private static final String HOLD = "select digest from crm_import_key_fields"
      + " where tenant_id = ? and entity_type = ? and digest = '' for update";
  private static final String START =
      "insert into crm_import_key_fields (tenant_id, entity_type, digest, key_fields) values (?, ?, '', '')";
  private static final String CHANGES = "select content from crm_import_change"
      + " where tenant_id = ? and import_id = ? and work = ? and number < ?"
      + " order by tenant_id desc, import_id desc, work desc, number desc limit ?";
  private static final String CONFLICTS = "select content from crm_import_change"
      + " where tenant_id = ? and import_id = ? and work = ? and number > ?"
      + " order by tenant_id, import_id, work, number limit ?";

  private final Transactions transactions;

  JdbcRecordStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void keyBy(TenantId tenant, String entityType, List<KeyFields> keys) {
    start(tenant, entityType);
    transactions.inTransaction(connection -> {
      hold(connection, tenant, entityType);
      new RecordKeys(connection, tenant, entityType).define(keys);
      return true;
    });
  }

  // two that start a type at once do the same
  private void start(TenantId tenant, String entityType) {
    boolean isThere = transactions.single(connection -> Jdbc.one(connection, HOLD.replace(" for update", ""),
        params -> params.text(tenant.value()).text(entityType), row -> row.textOrNull() == null)).isPresent();
    if (isThere) {
      return;
    }
    try {
      transactions.single(connection ->
          Jdbc.update(connection, START, params -> params.text(tenant.value()).text(entityType)));
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE) {
        throw e;
      }
    }
  }

  private static void hold(Connection connection, TenantId tenant, String entityType) throws SQLException {
    Jdbc.list(connection, HOLD, params -> params.text(tenant.value()).text(entityType), row -> true);
  }

  @Override
  public Map<String, List<String>> holders(
      TenantId tenant, String entityType, Collection<String> keys, int most) {
    Require.positive(most, "most");
    return keys.isEmpty() ? Map.of() : transactions.single(connection ->
        new RecordKeys(connection, tenant, entityType).holders(keys, most));
  }

  @Override
  public Map<String, ImportedRecord> find(TenantId tenant, String entityType, Collection<String> ids) {
    Map<String, ImportedRecord> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      transactions.single(connection -> RecordWriter.find(connection, tenant, entityType, ids))
          .forEach(record -> found.put(record.id(), record));
    }
    return found;
  }

  @Override
  public WorkMark mark(TenantId tenant, ImportId id, ImportWork work) {
    return transactions.single(connection -> RecordWriter.mark(connection, tenant, id, work)).mark();
  }

  @Override
  public BatchAnswer apply(TenantId tenant, ImportId id, RecordBatch batch) {
    start(tenant, batch.entityType());
    return transactions.inTransaction(connection -> {
      hold(connection, tenant, batch.entityType());
      return new RecordWriter(connection, tenant, id, batch).apply();
    });
  }

  @Override
  public List<RecordChange> changes(TenantId tenant, ImportId id, long before, int limit) {
    return list(CHANGES, tenant, id, ImportWork.COMMIT, before, limit, RecordChange.class);
  }

  @Override
  public List<UndoConflict> conflicts(TenantId tenant, ImportId id, long skip, int limit) {
    return list(CONFLICTS, tenant, id, ImportWork.UNDO, skip, limit, UndoConflict.class);
  }

  private <T> List<T> list(
      String sql, TenantId tenant, ImportId id, ImportWork work, long number, int limit, Class<T> type) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).text(id.value()).text(work.name()).number(number).number(limit),
        row -> Content.read(row.text(), type)));
  }
}
