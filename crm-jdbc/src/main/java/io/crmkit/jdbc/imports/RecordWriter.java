package io.crmkit.jdbc.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes one batch in a transaction that holds the type of its records. */
final class RecordWriter {

  private static final String INSERT =
      "insert into crm_import_record (version, content, revision, made_by, tenant_id, entity_type, record_id)"
      + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE = "update crm_import_record set version = ?, content = ?, revision = ?,"
      + " made_by = case when made_by = ? then made_by end"
      + " where tenant_id = ? and entity_type = ? and record_id = ?";
  private static final String DELETE =
      "delete from crm_import_record where tenant_id = ? and entity_type = ? and record_id = ?";
  private static final String REVISION =
      "update crm_import_type set revision = ? where tenant_id = ? and entity_type = ?";
  private static final String MARK =
      "select mark, changes from crm_import_mark where tenant_id = ? and import_id = ? and work = ?";
  private static final String MOVE =
      "update crm_import_mark set mark = ?, changes = ? where tenant_id = ? and import_id = ? and work = ?";
  private static final String BEGIN =
      "insert into crm_import_mark (mark, changes, tenant_id, import_id, work) values (?, ?, ?, ?, ?)";
  private static final String CHANGE = "insert into crm_import_change"
      + " (content, tenant_id, import_id, work, number, record_id) values (?, ?, ?, ?, ?, ?)";
  private static final String CHANGE_MORE = "update crm_import_change set content = ?"
      + " where tenant_id = ? and import_id = ? and work = ? and number = ? and record_id = ?";

  private final RecordReader records;
  private final Connection connection;
  private final TenantId tenant;
  private final ImportId id;
  private final RecordBatch batch;

  RecordWriter(RecordReader records, Connection connection, TenantId tenant, ImportId id, RecordBatch batch) {
    this.records = records;
    this.connection = connection;
    this.tenant = tenant;
    this.id = id;
    this.batch = batch;
  }

  /** How far a work is, and how many changes or conflicts it has written. */
  record Marked(WorkMark mark, long changes) {

    static final Marked NONE = new Marked(WorkMark.START, 0);
  }

  private record Numbered(long number, String record, String content) {}

  static Marked mark(Connection connection, TenantId tenant, ImportId id, ImportWork work) throws SQLException {
    return Jdbc.one(connection, MARK, params -> params.text(tenant.value()).text(id.value()).text(work.name()),
        row -> new Marked(Content.read(row.text(), WorkMark.class), row.number())).orElse(Marked.NONE);
  }

  /**
   * Writes the batch.
   *
   * @param keys by the scheme of the import
   * @param revision of the records of the type
   */
  BatchAnswer apply(RecordKeys keys, long revision) throws SQLException {
    Marked marked = mark(connection, tenant, id, batch.work());
    if (!marked.mark.equals(batch.before()) || batch.work() == ImportWork.COMMIT && isBeingUndone()) {
      return new BatchAnswer.Elsewhere(marked.mark);
    }
    Set<String> overtaken = overtaken(keys, revision);
    if (!overtaken.isEmpty()) {
      return new BatchAnswer.Overtaken(overtaken);
    }
    if (!batch.writes().isEmpty()) {
      writeRecords(revision + 1);
      Jdbc.update(connection, REVISION,
          params -> params.number(revision + 1).text(tenant.value()).text(batch.entityType()));
      keys.forget(gone());
    }
    move(marked, batch.work() == ImportWork.COMMIT ? keepChanges(marked.changes) : keepConflicts(marked.changes));
    return new BatchAnswer.Done();
  }

  private boolean isBeingUndone() throws SQLException {
    return !mark(connection, tenant, id, ImportWork.UNDO).equals(Marked.NONE);
  }

  private Set<String> overtaken(RecordKeys keys, long revision) throws SQLException {
    Set<String> ids = new LinkedHashSet<>();
    batch.writes().forEach(write -> ids.add(write.id()));
    Map<String, Long> versions = new HashMap<>();
    for (ImportedRecord record : records.find(connection, tenant, batch.entityType(), ids)) {
      versions.put(record.id(), record.version());
    }
    Map<String, List<String>> since = asksForKeys(revision) ? keys.since(batch.asOf(), free()) : Map.of();
    Set<String> overtaken = new LinkedHashSet<>();
    for (RecordWrite write : batch.writes()) {
      boolean fits = versions.getOrDefault(write.id(), 0L) == write.version()
          && write.free().stream().allMatch(key -> since.getOrDefault(key, List.of()).stream().allMatch(write.id()::equals));
      if (!fits) {
        overtaken.add(write.id());
      }
    }
    return overtaken;
  }

  /** Whether the keys have to be kept up to the revision of the type before the batch is written. */
  boolean asksForKeys(long revision) {
    return revision > batch.asOf() && !free().isEmpty();
  }

  private Set<String> free() {
    Set<String> keys = new LinkedHashSet<>();
    batch.writes().forEach(write -> keys.addAll(write.free()));
    return keys;
  }

  /** Returns a record as it is after a write; one without fields if it is gone. */
  private static ImportedRecord after(RecordWrite write) {
    Map<String, String> fields = write.after();
    return new ImportedRecord(write.id(), write.version() + 1, fields == null ? Map.of() : fields);
  }

  private List<String> gone() {
    return batch.writes().stream().filter(write -> write.after() == null).map(RecordWrite::id).toList();
  }

  private void writeRecords(long revision) throws SQLException {
    List<RecordWrite> made = new ArrayList<>();
    List<RecordWrite> changed = new ArrayList<>();
    List<RecordWrite> gone = new ArrayList<>();
    for (RecordWrite write : batch.writes()) {
      (write.after() == null ? gone : write.version() == 0 ? made : changed).add(write);
    }
    write(INSERT, made, revision);
    write(UPDATE, changed, revision);
    Jdbc.batch(connection, DELETE, gone, (params, write) ->
        params.text(tenant.value()).text(batch.entityType()).text(write.id()));
  }

  private void write(String sql, List<RecordWrite> writes, long revision) throws SQLException {
    Jdbc.batch(connection, sql, writes, (params, write) -> params.number(write.version() + 1)
        .text(Content.write(after(write))).number(revision).text(id.value())
        .text(tenant.value()).text(batch.entityType()).text(write.id()));
  }

  /** Keeps what is needed to take the batch back; returns how many records the import reaches with it. */
  private long keepChanges(long before) throws SQLException {
    Map<String, RecordChange> known = records.changes(
        connection, tenant, id, batch.work(), batch.writes().stream().map(RecordWrite::id).toList());
    List<Numbered> first = new ArrayList<>();
    List<Numbered> more = new ArrayList<>();
    for (RecordWrite write : batch.writes()) {
      Map<String, String> after = Objects.requireNonNull(write.after(), "a commit deletes nothing");
      RecordChange earlier = known.get(write.id());
      long number = earlier == null ? before + first.size() + 1 : earlier.number();
      RecordChange change = earlier == null
          ? RecordChange.first(number, write.id(), write.before(), after) : earlier.then(write.before(), after);
      (earlier == null ? first : more).add(new Numbered(number, write.id(), Content.write(change)));
    }
    journal(CHANGE, first);
    journal(CHANGE_MORE, more);
    return before + first.size();
  }

  /** Keeps what taking back left alone; returns how much that is by now. */
  private long keepConflicts(long before) throws SQLException {
    List<Numbered> conflicts = new ArrayList<>();
    for (UndoConflict conflict : batch.conflicts()) {
      conflicts.add(new Numbered(before + conflicts.size() + 1, conflict.record(), Content.write(conflict)));
    }
    journal(CHANGE, conflicts);
    return before + conflicts.size();
  }

  private void journal(String sql, List<Numbered> entries) throws SQLException {
    Jdbc.batch(connection, sql, entries, (params, each) -> params.text(each.content).text(tenant.value())
        .text(id.value()).text(batch.work().name()).number(each.number).text(each.record));
  }

  private void move(Marked before, long changes) throws SQLException {
    String sql = before.equals(Marked.NONE) ? BEGIN : MOVE;
    int written = Jdbc.update(connection, sql, params -> params.text(Content.write(batch.after()))
        .number(changes).text(tenant.value()).text(id.value()).text(batch.work().name()));
    if (written == 0) {
      throw new IllegalStateException("the mark of import %s is gone".formatted(id));
    }
  }
}
