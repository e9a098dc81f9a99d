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
  private static final String SOME_ROWS = "select content from crm_import_row" + OF_IMPORT + " and row_number = any(?)";
  private static final String SOME_LENGTHS =
      "select row_number, char_length(content) from crm_import_row" + OF_IMPORT + " and row_number = any(?)";
  private static final String REJECTED = "select content from crm_import_rejected" + IN_ORDER;
  private static final String PLANS = "select plan from crm_import_row" + OF_IMPORT
      + " and row_number > ? and plan is not null order by tenant_id, import_id, row_number limit ?";
  private static final String SOME_PLANS =
      "select plan from crm_import_row" + OF_IMPORT + " and row_number = any(?) and plan is not null";
  private static final String WITH = "select match_key, row_number from crm_import_row_match" + OF_IMPORT
      + " and match_key = any(?) order by match_key, row_number";
  private static final String OTHERS = "select k.match_key, k.import_id, k.row_number from crm_import_row_match k"
      + " join crm_import_stage s on s.tenant_id = k.tenant_id and s.import_id = k.import_id"
      + " where k.tenant_id = ? and k.match_key = any(?) and k.import_id <> ? and s.entity_type = ?"
      + " order by k.match_key, k.import_id, k.row_number";
  private static final List<String> TABLES =
      List.of("crm_import_row_match", "crm_import_rejected", "crm_import_row", "crm_import_stage");

  private final Transactions transactions;
  private final StageWriter writer = new StageWriter();

  JdbcStaging(Transactions transactions) {
    this.transactions = transactions;
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
    return some(SOME_ROWS, tenant, id, numbers, StagedRow.class, StagedRow::number);
  }

  @Override
  public Portion<Long, StagedRow> rows(TenantId tenant, ImportId id, List<Long> numbers, long characters) {
    Map<Long, Long> known = new HashMap<>();
    transactions.single(connection -> Jdbc.list(connection, SOME_LENGTHS,
        params -> params.text(tenant.value()).text(id.value()).numbers(numbers.toArray(Long[]::new)),
        row -> known.merge(row.number(), row.number(), Long::sum)));
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
    return some(SOME_PLANS, tenant, id, numbers, RowPlan.class, RowPlan::row);
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
              params -> params.text(tenant.value()).text(id.value()).numbers(numbers.toArray(Long[]::new)),
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
      transactions.single(connection -> Jdbc.list(connection, WITH,
          params -> params.text(tenant.value()).text(id.value()).texts(keys.toArray(String[]::new)),
          row -> add(found, row.text(), row.number(), most)));
    }
    return found;
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
      transactions.single(connection -> Jdbc.list(connection, OTHERS,
          params -> params.text(tenant.value()).texts(keys.toArray(String[]::new)).text(id.value()).text(entityType),
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
