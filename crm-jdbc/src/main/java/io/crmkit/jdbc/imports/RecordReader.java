package io.crmkit.jdbc.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads records by their ids, and what an import has changed of them. */
final class RecordReader {

  private final String find;
  private final String lengths;
  private final String changed;

  RecordReader(Dialect dialect) {
    String some = dialect.among("crm_import_record", "record_id") + " and tenant_id = ? and entity_type = ?";
    find = "select content from " + some;
    lengths = "select record_id, char_length(content) from " + some;
    changed = "select content from " + dialect.among("crm_import_change", "record_id")
        + " and tenant_id = ? and import_id = ? and work = ?";
  }

  /** Returns those of some records that there are; one that is asked for twice may be there twice. */
  List<ImportedRecord> find(Connection connection, TenantId tenant, String entityType, Collection<String> ids)
      throws SQLException {
    return ids.isEmpty() ? List.of() : Jdbc.list(connection, find,
        params -> params.texts(ids.toArray(String[]::new)).text(tenant.value()).text(entityType),
        row -> Content.read(row.text(), ImportedRecord.class));
  }

  /** Returns how many characters each of some records has as it is kept. */
  Map<String, Long> lengths(Connection connection, TenantId tenant, String entityType, Collection<String> ids)
      throws SQLException {
    Map<String, Long> found = new HashMap<>();
    Jdbc.list(connection, lengths,
        params -> params.texts(ids.toArray(String[]::new)).text(tenant.value()).text(entityType),
        row -> found.put(row.text(), row.number()));
    return found;
  }

  /** Returns what a work of an import has changed of some records. */
  Map<String, RecordChange> changes(
      Connection connection, TenantId tenant, ImportId id, ImportWork work, Collection<String> records)
      throws SQLException {
    Map<String, RecordChange> found = new HashMap<>();
    if (!records.isEmpty()) {
      for (RecordChange change : Jdbc.list(connection, changed, params -> params.texts(records.toArray(String[]::new))
              .text(tenant.value()).text(id.value()).text(work.name()),
          row -> Content.read(row.text(), RecordChange.class))) {
        found.put(change.record(), change);
      }
    }
    return found;
  }
}
