package io.crmkit.jdbc.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of the records of one type by one scheme, on one connection. They are kept up to a revision; what was written
 * since, by whomever, is made up for under the lock of the type.
 */
final class RecordKeys {

  private static final int PAGE = 1_000;
  private static final long NEVER = -1;

  private static final String OF_SCHEME = " where tenant_id = ? and entity_type = ? and scheme = ?";
  private static final String KEPT = "select revision from crm_import_key_scheme" + OF_SCHEME;
  private static final String BEGIN =
      "insert into crm_import_key_scheme (revision, tenant_id, entity_type, scheme) values (?, ?, ?, ?)";
  private static final String MOVE = "update crm_import_key_scheme set revision = ?" + OF_SCHEME;
  private static final String HOLDERS = "select match_key, record_id from (select match_key, record_id,"
      + " row_number() over (partition by match_key order by record_id) as place from crm_import_record_match"
      + OF_SCHEME + " and match_key = any(?)) k where place <= ? order by match_key, record_id";
  private static final String SINCE = "select match_key, record_id from crm_import_record_match"
      + OF_SCHEME + " and revision > ?";
  private static final String ADD = "insert into crm_import_record_match"
      + " (tenant_id, entity_type, scheme, match_key, record_id, revision) values (?, ?, ?, ?, ?, ?)";
  private static final String DROP = "delete from crm_import_record_match"
      + " where tenant_id = ? and entity_type = ? and record_id = any(?) and scheme = ?";
  private static final String FORGET = "delete from crm_import_record_match"
      + " where tenant_id = ? and entity_type = ? and record_id = any(?)";
  private static final String WRITTEN = "select content, revision from crm_import_record"
      + " where tenant_id = ? and entity_type = ? and revision >= ? and (revision > ? or record_id > ?)"
      + " order by tenant_id, entity_type, revision, record_id limit ?";

  private final Connection connection;
  private final TenantId tenant;
  private final String entityType;
  private final KeyScheme scheme;

  RecordKeys(Connection connection, TenantId tenant, String entityType, KeyScheme scheme) {
    this.connection = connection;
    this.tenant = tenant;
    this.entityType = entityType;
    this.scheme = scheme;
  }

  /** A record as it was written. */
  record Written(ImportedRecord record, long revision) {}

  /** A key that a record has. */
  private record Held(String key, String record, long revision) {}

  /** Returns up to which revision keys are kept. */
  long kept() throws SQLException {
    return Jdbc.one(connection, KEPT,
        params -> params.text(tenant.value()).text(entityType).text(scheme.name()), Row::number).orElse(NEVER);
  }

  /** Makes up for all that was written up to a revision, which is that of the type; returns whether there was any. */
  boolean catchUp(long revision) throws SQLException {
    long kept = kept();
    if (kept == revision) {
      return false;
    }
    // what a revision wrote is written as a whole, under the lock of the type: that of the kept one is done
    List<Written> written = written(kept + 1, kept, "");
    while (!written.isEmpty()) {
      replace(written);
      Written last = written.get(written.size() - 1);
      written = written.size() < PAGE ? List.of() : written(last.revision, last.revision, last.record.id());
    }
    move(kept, revision);
    return true;
  }

  private List<Written> written(long above, long within, String after) throws SQLException {
    return Jdbc.list(connection, WRITTEN, params -> params.text(tenant.value()).text(entityType)
            .number(above).number(within).text(after).number(PAGE),
        row -> new Written(Content.read(row.text(), ImportedRecord.class), row.number()));
  }

  private void move(long before, long revision) throws SQLException {
    Jdbc.update(connection, before == NEVER ? BEGIN : MOVE, params ->
        params.number(revision).text(tenant.value()).text(entityType).text(scheme.name()));
  }

  /** Returns the first holders of each key. */
  Map<String, List<String>> holders(Collection<String> keys, int most) throws SQLException {
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Jdbc.list(connection, HOLDERS, params -> params.text(tenant.value()).text(entityType).text(scheme.name())
            .texts(keys.toArray(String[]::new)).number(most),
        row -> holders.computeIfAbsent(row.text(), key -> new ArrayList<>()).add(row.text()));
    return holders;
  }

  /** Returns the records that have got each key after a revision. */
  Map<String, List<String>> since(long revision) throws SQLException {
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Jdbc.list(connection, SINCE,
        params -> params.text(tenant.value()).text(entityType).text(scheme.name()).number(revision),
        row -> holders.computeIfAbsent(row.text(), key -> new ArrayList<>()).add(row.text()));
    return holders;
  }

  /** Lets records that have gone be found by no scheme any more; keys of the others are made up for when they are asked for. */
  void forget(Collection<String> gone) throws SQLException {
    if (!gone.isEmpty()) {
      Jdbc.update(connection, FORGET,
          params -> params.text(tenant.value()).text(entityType).texts(gone.toArray(String[]::new)));
    }
  }

  private void replace(List<Written> written) throws SQLException {
    String[] ids = written.stream().map(each -> each.record.id()).toArray(String[]::new);
    Jdbc.update(connection, DROP,
        params -> params.text(tenant.value()).text(entityType).texts(ids).text(scheme.name()));
    List<Held> held = new ArrayList<>();
    for (Written each : written) {
      scheme.keys(each.record.fields()).forEach(key -> held.add(new Held(key, each.record.id(), each.revision)));
    }
    Jdbc.batch(connection, ADD, held, (params, each) -> params.text(tenant.value()).text(entityType)
        .text(scheme.name()).text(each.key).text(each.record).number(each.revision));
  }
}
