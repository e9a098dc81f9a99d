package io.crmkit.jdbc.imports;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records in a table of their own. Who writes records of a type holds a row of that type meanwhile: batches of several
 * imports come one after the other, and none of them can miss what another one makes.
 */
final class JdbcRecordStore implements RecordStore {

  private static final String REVISION =
      "select revision from crm_import_type where tenant_id = ? and entity_type = ?";
  private static final String START =
      "insert into crm_import_type (tenant_id, entity_type, revision) values (?, ?, 0)";
  private static final String LATEST = " from crm_import_change"
      + " where tenant_id = ? and import_id = ? and work = ? and number < ?"
      + " order by tenant_id desc, import_id desc, work desc, number desc limit ?";
  private static final String CHANGES = "select content" + LATEST;
  private static final String LENGTHS = "select char_length(content)" + LATEST;
  private static final String CONFLICTS = "select content from crm_import_change"
      + " where tenant_id = ? and import_id = ? and work = ? and number > ?"
      + " order by tenant_id, import_id, work, number limit ?";

  private final Transactions transactions;
  private final RecordReader records;
  private final Growth ofRecords;
  private final Growth ofKeys;

  JdbcRecordStore(Transactions transactions) {
    this.transactions = transactions;
    this.records = new RecordReader(transactions.dialect());
    this.ofRecords = new Growth(transactions, "crm_import_record", "crm_import_record_match", "crm_import_change");
    this.ofKeys = new Growth(transactions, "crm_import_record_match");
  }

  @Override
  public long revision(TenantId tenant, String entityType) {
    return transactions.single(connection -> revision(connection, REVISION, tenant, entityType)).orElse(0L);
  }

  private static Optional<Long> revision(Connection connection, String sql, TenantId tenant, String entityType)
      throws SQLException {
    return Jdbc.one(connection, sql, params -> params.text(tenant.value()).text(entityType), Row::number);
  }

  // two that start a type at once do the same
  private void start(TenantId tenant, String entityType) {
    if (transactions.single(connection -> revision(connection, REVISION, tenant, entityType)).isPresent()) {
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

  /** Returns the revision of the records of a type, which nobody else writes until the transaction ends. */
  private static long hold(Connection connection, TenantId tenant, String entityType) throws SQLException {
    return revision(connection, REVISION + " for update", tenant, entityType).orElseThrow();
  }

  @Override
  public Map<String, List<String>> holders(
      TenantId tenant, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    return holders(tenant, "", entityType, scheme, keys, most);
  }

  @Override
  public Map<String, List<String>> holdersBesides(
      TenantId tenant, ImportId maker, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    return holders(tenant, maker.value(), entityType, scheme, keys, most);
  }

  private Map<String, List<String>> holders(
      TenantId tenant, String maker, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    Require.positive(most, "most");
    long revision = revision(tenant, entityType);
    if (keys.isEmpty() || revision == 0) {
      return Map.of();
    }
    catchUp(tenant, entityType, scheme, revision);
    return transactions.single(connection ->
        new RecordKeys(transactions.dialect(), connection, tenant, entityType, scheme).holders(keys, maker, most));
  }

  /** Goes page by page, each a transaction of its own: others write in between, and what was done stays. */
  private void catchUp(TenantId tenant, String entityType, KeyScheme scheme, long revision) {
    boolean done = transactions.single(connection ->
        new RecordKeys(transactions.dialect(), connection, tenant, entityType, scheme).areUpTo(revision));
    for (int page = 0; !done; page++) {
      done = transactions.inTransaction(connection -> {
        RecordKeys keys = new RecordKeys(transactions.dialect(), connection, tenant, entityType, scheme);
        return keys.catchUp(hold(connection, tenant, entityType)) || keys.areUpTo(revision);
      });
      ofKeys.from((long) page * RecordKeys.PAGE, (page + 1L) * RecordKeys.PAGE);
    }
  }

  @Override
  public Map<String, ImportedRecord> find(TenantId tenant, String entityType, Collection<String> ids) {
    Map<String, ImportedRecord> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      transactions.single(connection -> records.find(connection, tenant, entityType, ids))
          .forEach(record -> found.put(record.id(), record));
    }
    return found;
  }

  @Override
  public Portion<String, ImportedRecord> find(
      TenantId tenant, String entityType, List<String> ids, long characters) {
    Map<String, Long> known = transactions.single(connection ->
        records.lengths(connection, tenant, entityType, ids));
    int looked = Lengths.fitting(ids.stream().map(id -> known.getOrDefault(id, 0L)).toList(), characters);
    return new Portion<>(find(tenant, entityType, ids.subList(0, looked)), looked);
  }

  @Override
  public WorkMark mark(TenantId tenant, ImportId id, ImportWork work) {
    return transactions.single(connection -> RecordWriter.mark(connection, tenant, id, work)).mark();
  }

  @Override
  public BatchAnswer apply(TenantId tenant, ImportId id, KeyScheme scheme, RecordBatch batch) {
    start(tenant, batch.entityType());
    Optional<BatchAnswer> answer = tried(tenant, id, scheme, batch);
    while (answer.isEmpty()) {
      answer = tried(tenant, id, scheme, batch);
    }
    if (answer.get() instanceof BatchAnswer.Done) {
      ofRecords.from(batch.before().row(), batch.after().row());
    }
    return answer.get();
  }

  /** Returns nothing if a page of keys was made up for instead, as others have written more than that. */
  private Optional<BatchAnswer> tried(TenantId tenant, ImportId id, KeyScheme scheme, RecordBatch batch) {
    return transactions.inTransaction(connection -> {
      long revision = hold(connection, tenant, batch.entityType());
      RecordKeys keys = new RecordKeys(transactions.dialect(), connection, tenant, batch.entityType(), scheme);
      RecordWriter writer = new RecordWriter(records, connection, tenant, id, batch);
      return writer.asksForKeys(revision) && !keys.catchUp(revision)
          ? Optional.<BatchAnswer>empty() : Optional.of(writer.apply(keys, revision));
    });
  }

  @Override
  public List<RecordChange> changes(TenantId tenant, ImportId id, long before, int limit, long characters) {
    List<Long> lengths = list(LENGTHS, tenant, id, ImportWork.COMMIT, before, limit, Row::number);
    int fitting = Lengths.fitting(lengths, characters);
    return fitting == 0 ? List.of() : list(CHANGES, tenant, id, ImportWork.COMMIT, before, fitting,
        row -> Content.read(row.text(), RecordChange.class));
  }

  @Override
  public Map<String, RecordChange> changes(TenantId tenant, ImportId id, Collection<String> ids) {
    return transactions.single(connection ->
        records.changes(connection, tenant, id, ImportWork.COMMIT, ids));
  }

  @Override
  public List<UndoConflict> conflicts(TenantId tenant, ImportId id, long skip, int limit) {
    return list(CONFLICTS, tenant, id, ImportWork.UNDO, skip, limit,
        row -> Content.read(row.text(), UndoConflict.class));
  }

  private <T> List<T> list(
      String sql, TenantId tenant, ImportId id, ImportWork work, long number, int limit, Jdbc.Mapper<T> mapper) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).text(id.value()).text(work.name()).number(number).number(limit),
        mapper));
  }
}
