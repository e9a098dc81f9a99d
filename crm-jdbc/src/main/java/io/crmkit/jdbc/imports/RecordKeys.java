package io.crmkit.jdbc.imports;

import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the records of one type, on one connection. */
final class RecordKeys {

  private static final int PAGE = 1_000;

  private static final String FIELDS = "select digest, key_fields from crm_import_key_fields"
      + " where tenant_id = ? and entity_type = ? and digest <> '' order by tenant_id, entity_type, digest";
  private static final String DEFINE =
      "insert into crm_import_key_fields (tenant_id, entity_type, digest, key_fields) values (?, ?, ?, ?)";
  private static final String HOLDERS = "select match_key, record_id from (select match_key, record_id,"
      + " row_number() over (partition by match_key order by record_id) as place from crm_import_record_key"
      + " where tenant_id = ? and entity_type = ? and match_key = any(?)) k where place <= ?"
      + " order by match_key, record_id";
  private static final String LAST = "select match_key, max(ordinal) from crm_import_record_key"
      + " where tenant_id = ? and entity_type = ? and match_key = any(?) group by match_key";
  private static final String ADD = "insert into crm_import_record_key"
      + " (tenant_id, entity_type, match_key, ordinal, record_id) values (?, ?, ?, ?, ?)";
  private static final String DROP =
      "delete from crm_import_record_key where tenant_id = ? and entity_type = ? and record_id = ?";
  private static final String RECORDS = "select content from crm_import_record"
      + " where tenant_id = ? and entity_type = ? and record_id > ? order by tenant_id, entity_type, record_id limit ?";

  private final Connection connection;
  private final TenantId tenant;
  private final String entityType;

  RecordKeys(Connection connection, TenantId tenant, String entityType) {
    this.connection = connection;
    this.tenant = tenant;
    this.entityType = entityType;
  }

  /** A record that has a key. */
  private record Held(String key, String record) {}

  /** A key that a record gets, as the so manieth that has it. */
  private record Added(String key, long ordinal, String record) {}

  /** Lets records be found by keys from now on, those that there are among them. */
  void define(List<KeyFields> keys) throws SQLException {
    Set<KeyFields> known = new HashSet<>(fields());
    List<KeyFields> added = keys.stream().filter(each -> !known.contains(each)).distinct().toList();
    if (added.isEmpty()) {
      return;
    }
    Jdbc.batch(connection, DEFINE, added, (params, each) -> params.text(tenant.value()).text(entityType)
        .text(JsonDocuments.digest(Content.write(each))).text(Content.write(each)));
    String last = "";
    List<ImportedRecord> records = records(last);
    while (!records.isEmpty()) {
      add(records, added);
      last = records.get(records.size() - 1).id();
      records = records(last);
    }
  }

  private List<ImportedRecord> records(String after) throws SQLException {
    return Jdbc.list(connection, RECORDS,
        params -> params.text(tenant.value()).text(entityType).text(after).number(PAGE),
        row -> Content.read(row.text(), ImportedRecord.class));
  }

  private List<KeyFields> fields() throws SQLException {
    return Jdbc.list(connection, FIELDS, params -> params.text(tenant.value()).text(entityType), row -> {
      row.text();
      return Content.read(row.text(), KeyFields.class);
    });
  }

  /** Returns the first holders of each key. */
  Map<String, List<String>> holders(Collection<String> keys, int most) throws SQLException {
    Map<String, List<String>> holders = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      for (Held held : Jdbc.list(connection, HOLDERS,
          params -> params.text(tenant.value()).text(entityType).texts(keys.toArray(String[]::new)).number(most),
          row -> new Held(row.text(), row.text()))) {
        holders.computeIfAbsent(held.key, key -> new ArrayList<>()).add(held.record);
      }
    }
    return holders;
  }

  /** Puts the keys of records in the place of those that they had; a record without fields is one that has gone. */
  void replace(List<ImportedRecord> records) throws SQLException {
    List<KeyFields> fields = fields();
    if (!fields.isEmpty()) {
      Jdbc.batch(connection, DROP, records, (params, record) ->
          params.text(tenant.value()).text(entityType).text(record.id()));
      add(records, fields);
    }
  }

  private void add(List<ImportedRecord> records, List<KeyFields> fields) throws SQLException {
    List<Held> held = new ArrayList<>();
    for (ImportedRecord record : records) {
      KeyFields.keys(fields, record.fields()::get).forEach(key -> held.add(new Held(key, record.id())));
    }
    if (held.isEmpty()) {
      return;
    }
    Map<String, Long> next = new HashMap<>();
    String[] keys = held.stream().map(Held::key).distinct().toArray(String[]::new);
    Jdbc.list(connection, LAST, params -> params.text(tenant.value()).text(entityType).texts(keys),
        row -> next.merge(row.text(), row.number() + 1, Long::sum));
    List<Added> added = new ArrayList<>();
    for (Held each : held) {
      added.add(new Added(each.key, next.merge(each.key, 1L, Long::sum) - 1, each.record));
    }
    Jdbc.batch(connection, ADD, added, (params, each) -> params.text(tenant.value()).text(entityType)
        .text(each.key).number(each.ordinal).text(each.record));
  }
}
