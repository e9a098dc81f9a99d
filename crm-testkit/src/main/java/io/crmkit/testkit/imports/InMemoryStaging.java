package io.crmkit.testkit.imports;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rows of an in-memory store, guarded by one lock; it keeps the first 10,000 rejected rows of each import. */
final class InMemoryStaging implements Staging {

  private static final int MOST_REJECTED = 10_000;

  private final Map<TenantId, NavigableMap<String, Shelf>> tenants = new HashMap<>();

  /** The rows of one import. */
  private static final class Shelf {

    private final ImportId id;
    private Checkpoint checkpoint = Checkpoint.START;
    private WorkMark planned = WorkMark.START;
    private String entityType = "";
    private boolean settled;
    private final NavigableMap<Long, StagedRow> rows = new TreeMap<>();
    private final NavigableMap<Long, RejectedRow> rejected = new TreeMap<>();
    private final NavigableMap<Long, RowPlan> plans = new TreeMap<>();
    private final Map<String, List<Long>> rowsWith = new HashMap<>();

    Shelf(ImportId id) {
      this.id = id;
    }

    private void add(StagedRow row) {
      rows.put(row.number(), row);
      for (String key : row.keys()) {
        List<Long> with = rowsWith.computeIfAbsent(key, unused -> new ArrayList<>());
        if (with.size() < MOST_WITH_KEY) {
          with.add(row.number());
        }
      }
    }

    private void add(RejectedRow row) {
      if (rejected.size() < MOST_REJECTED) {
        rejected.put(row.number(), row);
      }
    }
  }

  private NavigableMap<String, Shelf> shelves(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new TreeMap<>());
  }

  private Shelf shelf(TenantId tenant, ImportId id) {
    Shelf shelf = shelves(tenant).get(id.value());
    return shelf == null ? new Shelf(id) : shelf;
  }

  @Override
  public synchronized Checkpoint checkpoint(TenantId tenant, ImportId id) {
    return shelf(tenant, id).checkpoint;
  }

  @Override
  public synchronized void stage(TenantId tenant, ImportId id, String entityType, StagedBatch batch) {
    Shelf shelf = shelf(tenant, id);
    if (!shelf.checkpoint.equals(batch.before())) {
      throw new StaleWriteException("the rows of import " + id, batch.before().rows(), shelf.checkpoint.rows());
    }
    shelves(tenant).put(id.value(), shelf);
    shelf.entityType = entityType;
    shelf.checkpoint = batch.after();
    batch.valid().forEach(shelf::add);
    batch.rejected().forEach(shelf::add);
  }

  @Override
  public synchronized List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit) {
    return tail(shelf(tenant, id).rows, after, limit);
  }

  @Override
  public synchronized List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit, long characters) {
    List<StagedRow> page = new ArrayList<>();
    long length = 0;
    for (StagedRow row : tail(shelf(tenant, id).rows, after, limit)) {
      length += length(row);
      if (!page.isEmpty() && length > characters) {
        break;
      }
      page.add(row);
    }
    return page;
  }

  @Override
  public synchronized Map<Long, StagedRow> rows(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return some(shelf(tenant, id).rows, numbers);
  }

  @Override
  public synchronized Portion<Long, StagedRow> rows(
      TenantId tenant, ImportId id, List<Long> numbers, long characters) {
    Map<Long, StagedRow> found = new LinkedHashMap<>();
    long length = 0;
    for (int looked = 0; looked < numbers.size(); looked++) {
      StagedRow row = shelf(tenant, id).rows.get(numbers.get(looked));
      length += row == null ? 0 : length(row);
      if (looked > 0 && length > characters) {
        return new Portion<>(found, looked);
      }
      if (row != null) {
        found.put(row.number(), row);
      }
    }
    return new Portion<>(found, numbers.size());
  }

  private static long length(StagedRow row) {
    return row.values().stream().mapToLong(value -> value == null ? 0 : value.length()).sum();
  }

  @Override
  public synchronized List<RejectedRow> rejected(TenantId tenant, ImportId id, long after, int limit) {
    return tail(shelf(tenant, id).rejected, after, limit);
  }

  @Override
  public synchronized Map<String, List<Long>> rowsWith(
      TenantId tenant, ImportId id, Collection<String> keys, int most) {
    Require.positive(most, "most");
    Map<String, List<Long>> found = some(shelf(tenant, id).rowsWith, keys);
    found.replaceAll((key, rows) -> List.copyOf(rows.subList(0, Math.min(rows.size(), most))));
    return found;
  }

  @Override
  public synchronized Map<String, List<DuplicateOf.Staged>> othersWith(
      TenantId tenant, ImportId id, String entityType, Collection<String> keys, int most) {
    Require.positive(most, "most");
    Map<String, List<DuplicateOf.Staged>> found = new LinkedHashMap<>();
    for (Shelf other : shelves(tenant).values()) {
      if (!other.id.equals(id) && !other.settled && other.entityType.equals(entityType)) {
        some(other.rowsWith, keys).forEach((key, rows) -> rows.stream().limit(most).forEach(row ->
            found.computeIfAbsent(key, unused -> new ArrayList<>()).add(new DuplicateOf.Staged(other.id, row, 0))));
      }
    }
    return found;
  }

  @Override
  public synchronized WorkMark planned(TenantId tenant, ImportId id) {
    return shelf(tenant, id).planned;
  }

  @Override
  public synchronized void plan(TenantId tenant, ImportId id, PlannedBatch batch) {
    Shelf shelf = shelf(tenant, id);
    if (!shelf.planned.equals(batch.before())) {
      throw new StaleWriteException("the plan of import " + id, batch.before().row(), shelf.planned.row());
    }
    shelves(tenant).put(id.value(), shelf);
    shelf.planned = batch.after();
    batch.plans().forEach(plan -> shelf.plans.put(plan.row(), plan));
  }

  @Override
  public synchronized List<RowPlan> plans(TenantId tenant, ImportId id, long after, int limit) {
    return tail(shelf(tenant, id).plans, after, limit);
  }

  @Override
  public synchronized Map<Long, RowPlan> plans(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return some(shelf(tenant, id).plans, numbers);
  }

  @Override
  public synchronized void settle(TenantId tenant, ImportId id) {
    shelf(tenant, id).settled = true;
  }

  @Override
  public synchronized void remove(TenantId tenant, ImportId id) {
    shelves(tenant).remove(id.value());
  }

  private static <T> List<T> tail(NavigableMap<Long, T> all, long after, int limit) {
    Require.positive(limit, "limit");
    return all.tailMap(after, false).values().stream().limit(limit).toList();
  }

  private static <K, T> Map<K, T> some(Map<K, T> all, Collection<K> keys) {
    Map<K, T> found = new LinkedHashMap<>();
    for (K key : keys) {
      T value = all.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }
}
