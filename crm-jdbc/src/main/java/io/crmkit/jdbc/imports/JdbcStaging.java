package io.crmkit.jdbc.imports;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows in their tables. */
final class JdbcStaging implements Staging {

  private static final String OF_IMPORT = " where tenant_id = ? and import_id = ?";
  private static final String IN_ORDER =
      OF_IMPORT + " and row_number > ? order by tenant_id, import_id, row_number limit ?";
  private static final String ROWS = "select content from crm_import_row" + IN_ORDER;
  private static final String LENGTHS = "select char_length(content) from crm_import_row" + IN_ORDER;
  private static final String REJECTED = "select content from crm_import_rejected" + IN_ORDER;
  private static final String PLANS = "select plan from crm_import_row" + OF_IMPORT
      + " and row_number > ? and plan is not null order by tenant_id, import_id, row_number limit ?";
  private static final String IN_IMPORT = " and tenant_id = ? and import_id = ?";
  private static final List<String> TABLES =
      List.of("crm_import_row_match", "crm_import_rejected", "crm_import_row", "crm_import_stage");

  private final Transactions transactions;
  private final StageWriter writer;
  private final Growth growth;
  private final String someRows;
  private final String someLengths;
  private final String somePlans;
  private final String with;
  private final String others;

  JdbcStaging(Transactions transactions) {
    this.transactions = transactions;
    growth = new Growth(transactions, "crm_import_row", "crm_import_row_match");
    Dialect dialect = transactions.dialect();
    writer = new StageWriter(dialect);
    String some = dialect.amongNumbers("crm_import_row", "row_number") + IN_IMPORT;
    someRows = "select content from " + some;
    someLengths = "select row_number, char_length(content) from " + some;
    somePlans = "select plan from " + some + " and plan is not null";
    String matches = dialect.among("crm_import_row_match", "match_key");
    with = "select match_key, row_number from " + matches + IN_IMPORT + " order by match_key, row_number";
    others = "select match_key, import_id, row_number from " + matches + " and tenant_id = ? and import_id <> ?"
        + " and exists (select 1 from crm_import_stage s where s.tenant_id = crm_import_row_match.tenant_id"
        + " and s.import_id = crm_import_row_match.import_id and s.entity_type = ?)"
        + " order by match_key, import_id, row_number";
  }

  @Override
  public Checkpoint checkpoint(TenantId tenant, ImportId id) {
    return transactions.single(connection -> writer.head(connection, tenant, id))
        .map(StageWriter.Head::checkpoint).orElse(Checkpoint.START);
  }

  @Override
  public WorkMark planned(TenantId tenant, ImportId id) {
    return transactions.single(connection -> writer.head(connection, tenant, id))
        .map(StageWriter.Head::planned).orElse(WorkMark.START);
  }

  @Override
  public void stage(TenantId tenant, ImportId id, String entityType, StagedBatch batch) {
    try {
      transactions.inTransaction(connection -> {
        writer.stage(connection, tenant, id, entityType, batch);
        return true;
      });
      growth.from(batch.before().rows(), batch.after().rows());
    } catch (StoreException e) {
      // two who stage the first rows of an import at once: the key lets one in
      Checkpoint stored = e.reason() == Reason.DUPLICATE ? checkpoint(tenant, id) : batch.before();
      if (!stored.equals(batch.before())) {
        throw new StaleWriteException("the rows of import " + id, batch.before().rows(), stored.rows());
      }
      throw e;
    }
  }

  @Override
  public void plan(TenantId tenant, ImportId id, PlannedBatch batch) {
    transactions.inTransaction(connection -> {
      writer.plan(connection, tenant, id, batch);
      return true;
    });
  }

  @Override
  public List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit) {
    return read(ROWS, tenant, id, after, limit, StagedRow.class);
  }

  @Override
  public List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit, long characters) {
    List<Long> lengths = transactions.single(connection -> Jdbc.list(connection, LENGTHS,
        params -> params.text(tenant.value()).text(id.value()).number(after).number(limit), Row::number));
    int rows = Lengths.fitting(lengths, characters);
    return rows == 0 ? List.of() : rows(tenant, id, after, rows);
  }

  @Override
  public Map<Long, StagedRow> rows(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return some(someRows, tenant, id, numbers, StagedRow.class, StagedRow::number);
  }

  @Override
  public Portion<Long, StagedRow> rows(TenantId tenant, ImportId id, List<Long> numbers, long characters) {
    Map<Long, Long> known = new HashMap<>();
    transactions.single(connection -> Jdbc.list(connection, someLengths,
        params -> params.numbers(numbers.toArray(Long[]::new)).text(tenant.value()).text(id.value()),
        row -> known.put(row.number(), row.number())));
    int looked = Lengths.fitting(numbers.stream().map(number -> known.getOrDefault(number, 0L)).toList(), characters);
    return new Portion<>(rows(tenant, id, numbers.subList(0, looked)), looked);
  }

  @Override
  public List<RejectedRow> rejected(TenantId tenant, ImportId id, long after, int limit) {
    return read(REJECTED, tenant, id, after, limit, RejectedRow.class);
  }

  @Override
  public List<RowPlan> plans(TenantId tenant, ImportId id, long after, int limit) {
    return read(PLANS, tenant, id, after, limit, RowPlan.class);
  }

  @Override
  public Map<Long, RowPlan> plans(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return some(somePlans, tenant, id, numbers, RowPlan.class, RowPlan::row);
  }

  private <T> List<T> read(String sql, TenantId tenant, ImportId id, long after, int limit, Class<T> type) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).text(id.value()).number(after).number(limit),
        row -> Content.read(row.text(), type)));
  }

  private <T> Map<Long, T> some(String sql, TenantId tenant, ImportId id, Collection<Long> numbers, Class<T> type,
      Function<T, Long> number) {
    Map<Long, T> found = new LinkedHashMap<>();
    if (!numbers.isEmpty()) {
      transactions.single(connection -> Jdbc.list(connection, sql,
              params -> params.numbers(numbers.toArray(Long[]::new)).text(tenant.value()).text(id.value()),
              row -> Content.read(row.text(), type)))
          .forEach(each -> found.put(number.apply(each), each));
    }
    return found;
  }

  @Override
  public Map<String, List<Long>> rowsWith(TenantId tenant, ImportId id, Collection<String> keys, int most) {
    Require.positive(most, "most");
    Map<String, List<Long>> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      transactions.single(connection -> Jdbc.list(connection, with,
          params -> params.texts(distinct(keys)).text(tenant.value()).text(id.value()),
          row -> add(found, row.text(), row.number(), most)));
    }
    return found;
  }

  private static String[] distinct(Collection<String> keys) {
    return keys.stream().distinct().toArray(String[]::new);
  }

  /** A store finds few rows by one key, so that those which nobody asks for cost nothing. */
  private static boolean add(Map<String, List<Long>> found, String key, long row, int most) {
    List<Long> rows = found.computeIfAbsent(key, each -> new ArrayList<>());
    return rows.size() < most && rows.add(row);
  }

  @Override
  public Map<String, List<DuplicateOf.Staged>> othersWith(
      TenantId tenant, ImportId id, String entityType, Collection<String> keys, int most) {
    Require.positive(most, "most");
    Map<String, List<DuplicateOf.Staged>> found = new LinkedHashMap<>();
    if (!keys.isEmpty()) {
      transactions.single(connection -> Jdbc.list(connection, others,
          params -> params.texts(distinct(keys)).text(tenant.value()).text(id.value()).text(entityType),
          row -> add(found, row.text(), new DuplicateOf.Staged(new ImportId(row.text()), row.number(), 0), most)));
    }
    return found;
  }

  private static boolean add(
      Map<String, List<DuplicateOf.Staged>> found, String key, DuplicateOf.Staged other, int most) {
    List<DuplicateOf.Staged> others = found.computeIfAbsent(key, each -> new ArrayList<>());
    long known = others.stream().filter(each -> each.staged().equals(other.staged())).count();
    return known < most && others.add(other);
  }

  @Override
  public void settle(TenantId tenant, ImportId id) {
    delete(tenant, id, TABLES.subList(0, 1));
  }

  @Override
  public void remove(TenantId tenant, ImportId id) {
    delete(tenant, id, TABLES);
  }

  private void delete(TenantId tenant, ImportId id, List<String> tables) {
    transactions.inTransaction(connection -> {
      for (String table : tables) {
        Jdbc.update(connection, "delete from " + table + OF_IMPORT,
            params -> params.text(tenant.value()).text(id.value()));
      }
      return true;
    });
  }
}
