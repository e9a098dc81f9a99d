package io.crmkit.jdbc.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the records of one type by one scheme, on one connection. They are kept up to a revision; what was written
 * since, by whomever, is made up for under the lock of the type, a page at a time.
 */
final class RecordKeys {

  /** A page ends behind so many records, and behind so many characters of them, but holds one at least. */
  static final int PAGE = 1_000;

  private static final long PAGE_CHARACTERS = 1 << 20;

  private static final String OF_SCHEME = " where tenant_id = ? and entity_type = ? and scheme = ?";
  private static final String KEPT = "select revision, record_id from crm_import_key_scheme" + OF_SCHEME;
  private static final String BEGIN =
      "insert into crm_import_key_scheme (revision, record_id, tenant_id, entity_type, scheme) values (?, ?, ?, ?, ?)";
  private static final String MOVE = "update crm_import_key_scheme set revision = ?, record_id = ?" + OF_SCHEME;
  private static final String MATCHES = "crm_import_record_match";
  private static final String ADD = "insert into crm_import_record_match"
      + " (tenant_id, entity_type, scheme, match_key, record_id, revision, made_by) values (?, ?, ?, ?, ?, ?, ?)";
  private static final String NEXT = " from crm_import_record"
      + " where tenant_id = ? and entity_type = ? and revision >= ? and (revision, record_id) > (?, ?)"
      + " order by tenant_id, entity_type, revision, record_id limit ?";
  private static final String LENGTHS = "select char_length(content)" + NEXT;
  private static final String WRITTEN = "select content, revision, made_by" + NEXT;

  private final Dialect dialect;
  private final Connection connection;
  private final TenantId tenant;
  private final String entityType;
  private final KeyScheme scheme;

  RecordKeys(Dialect dialect, Connection connection, TenantId tenant, String entityType, KeyScheme scheme) {
    this.dialect = dialect;
    this.connection = connection;
    this.tenant = tenant;
    this.entityType = entityType;
    this.scheme = scheme;
  }

  /**
   * Up to where keys are kept.
   *
   * @param within the last record of the revision whose keys are kept; null if they are of all that it wrote
   */
  private record Kept(long revision, @Nullable String within) {

    static final Kept NONE = new Kept(-1, null);

    boolean isUpTo(long other) {
      return within == null ? revision >= other : revision > other;
    }
  }

  /** A record as it was written. */
  private record Written(ImportedRecord record, long revision, @Nullable String madeBy) {

    Kept place() {
      return new Kept(revision, record.id());
    }
  }

  /** A key that a record has. */
  private record Held(String key, Written by) {}

  /** Returns whether the keys are kept of all that was written up to a revision. */
  boolean areUpTo(long revision) throws SQLException {
    return kept().isUpTo(revision);
  }

  private Kept kept() throws SQLException {
    return Jdbc.one(connection, KEPT, params -> params.text(tenant.value()).text(entityType).text(scheme.name()),
        row -> new Kept(row.number(), row.textOrNull())).orElse(Kept.NONE);
  }

  /**
   * Makes up for a page of what was written up to a revision, which is that of the type; returns whether that was the
   * last one. What a page has done is kept with it, so that whoever comes next goes on behind it.
   */
  boolean catchUp(long revision) throws SQLException {
    Kept kept = kept();
    if (kept.isUpTo(revision)) {
      return true;
    }
    List<Long> lengths = next(LENGTHS, kept, PAGE, Row::number);
    int rows = Lengths.fitting(lengths, PAGE_CHARACTERS);
    List<Written> written = rows == 0 ? List.of() : next(WRITTEN, kept, rows,
        row -> new Written(Content.read(row.text(), ImportedRecord.class), row.number(), row.textOrNull()));
    replace(written);
    boolean last = rows == lengths.size() && rows < PAGE;
    move(kept, last ? new Kept(revision, null) : written.get(rows - 1).place());
    return last;
  }

  /** What a revision wrote is written as a whole, under the lock of the type. */
  private <T> List<T> next(String sql, Kept kept, int limit, Jdbc.Mapper<T> mapper) throws SQLException {
    String within = kept.within == null ? "" : kept.within;
    long from = kept.within == null ? kept.revision + 1 : kept.revision;
    return Jdbc.list(connection, sql, params -> params.text(tenant.value()).text(entityType)
        .number(from).number(kept.revision).text(within).number(limit), mapper);
  }

  private void move(Kept before, Kept after) throws SQLException {
    Jdbc.update(connection, before.equals(Kept.NONE) ? BEGIN : MOVE, params -> params.number(after.revision)
        .text(after.within).text(tenant.value()).text(entityType).text(scheme.name()));
  }

  /**
   * Returns the first holders of each key.
   *
   * @param maker an import whose records are left out as long as nobody else has written them; empty for none
   */
  Map<String, List<String>> holders(Collection<String> keys, String maker, int most) throws SQLException {
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Jdbc.list(connection, "select match_key, record_id from (select match_key, record_id,"
            + " row_number() over (partition by match_key order by record_id) as place from " + withKeys()
            + " and (made_by is null or made_by <> ?)) k where place <= ? order by match_key, record_id",
        params -> params.texts(keys.stream().distinct().toArray(String[]::new))
            .text(tenant.value()).text(entityType).text(scheme.name()).text(maker).number(most),
        row -> holders.computeIfAbsent(row.text(), key -> new ArrayList<>()).add(row.text()));
    return holders;
  }

  /** Returns the records that have got each of these keys after a revision. */
  Map<String, List<String>> since(long revision, Collection<String> keys) throws SQLException {
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Jdbc.list(connection, "select match_key, record_id from " + withKeys() + " and revision > ?",
        params -> params.texts(keys.stream().distinct().toArray(String[]::new))
            .text(tenant.value()).text(entityType).text(scheme.name()).number(revision),
        row -> holders.computeIfAbsent(row.text(), key -> new ArrayList<>()).add(row.text()));
    return holders;
  }

  private String withKeys() {
    return dialect.among(MATCHES, "match_key") + " and tenant_id = ? and entity_type = ? and scheme = ?";
  }

  /** Lets records that have gone be found by no scheme any more; keys of the others are made up for when they are asked for. */
  void forget(Collection<String> gone) throws SQLException {
    if (!gone.isEmpty()) {
      Jdbc.update(connection, dialect.deletionAmong(MATCHES, "record_id", "tenant_id = ? and entity_type = ?"),
          params -> params.texts(gone.toArray(String[]::new)).text(tenant.value()).text(entityType));
    }
  }

  private void replace(List<Written> written) throws SQLException {
    String[] ids = written.stream().map(each -> each.record.id()).toArray(String[]::new);
    Jdbc.update(connection,
        dialect.deletionAmong(MATCHES, "record_id", "tenant_id = ? and entity_type = ? and scheme = ?"),
        params -> params.texts(ids).text(tenant.value()).text(entityType).text(scheme.name()));
    List<Held> held = new ArrayList<>();
    for (Written each : written) {
      scheme.keys(each.record.fields()).forEach(key -> held.add(new Held(key, each)));
    }
    Jdbc.batch(connection, ADD, held, (params, each) -> params.text(tenant.value()).text(entityType)
        .text(scheme.name()).text(each.key).text(each.by.record.id()).number(each.by.revision).text(each.by.madeBy));
  }
}
