package io.crmkit.testkit.forecast;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The snapshots of an in-memory store, guarded by one lock. */
final class InMemorySnapshotRepository implements SnapshotRepository {

  private static final String MARKS = "snapshots/by-number";
  private static final String DEALS = "snapshots/deals-by-id";
  private static final String PAIRS = "snapshots/pairs-by-id";

  private final Map<TenantId, SnapshotShelf> tenants = new HashMap<>();

  @Override
  public synchronized Optional<SnapshotMark> last(TenantId tenant) {
    return asOf(tenant, Instant.MAX);
  }

  @Override
  public synchronized Optional<SnapshotMark> asOf(TenantId tenant, Instant at) {
    return shelf(tenant).marks.stream().filter(mark -> !mark.at().isAfter(at)).reduce((first, second) -> second);
  }

  @Override
  public synchronized Page<SnapshotMark> marks(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    long after = cursor == null ? 0 : cursor.keyFor(MARKS, 1, key -> Long.parseLong(key.get(0))).orElseThrow();
    List<SnapshotMark> found = shelf(tenant).marks.stream()
        .filter(mark -> mark.number() > after).limit(page.limit() + 1L).toList();
    return Page.of(found, page, mark -> new Cursor(MARKS, List.of(Long.toString(mark.number()))));
  }

  @Override
  public synchronized Map<String, Deal> find(TenantId tenant, SnapshotMark snapshot, Collection<String> ids) {
    Map<String, Deal> found = new HashMap<>();
    for (String id : ids) {
      Deal deal = shelf(tenant).version(id, snapshot.number());
      if (deal != null) {
        found.put(id, deal);
      }
    }
    return found;
  }

  @Override
  public synchronized Page<Deal> deals(TenantId tenant, SnapshotMark snapshot, PageRequest page) {
    SnapshotShelf shelf = shelf(tenant);
    return page(tenant, page, DEALS, id -> shelf.version(id, snapshot.number()), Deal::id);
  }

  @Override
  public synchronized Page<DealPair> pairs(
      TenantId tenant, SnapshotMark before, SnapshotMark after, PageRequest page) {
    SnapshotShelf shelf = shelf(tenant);
    return page(tenant, page, PAIRS, id -> shelf.pair(id, before.number(), after.number()), DealPair::id);
  }

  @Override
  public synchronized long open(TenantId tenant, long last) {
    SnapshotShelf shelf = tenants.computeIfAbsent(tenant, unused -> new SnapshotShelf());
    if (shelf.published() != last) {
      throw new StaleWriteException("the pipeline of " + tenant, last, shelf.published());
    }
    return shelf.open();
  }

  @Override
  public synchronized void write(TenantId tenant, long number, SnapshotPart part) {
    opened(tenant, number).write(part);
  }

  @Override
  public synchronized void publish(TenantId tenant, SnapshotMark mark) {
    opened(tenant, mark.number()).marks.add(mark);
  }

  private SnapshotShelf opened(TenantId tenant, long number) {
    SnapshotShelf shelf = shelf(tenant);
    if (shelf.opened != number || shelf.published() == number) {
      throw new StaleWriteException("the snapshot of " + tenant, number, shelf.opened);
    }
    return shelf;
  }

  private SnapshotShelf shelf(TenantId tenant) {
    return tenants.getOrDefault(tenant, new SnapshotShelf());
  }

  private <T> Page<T> page(TenantId tenant, PageRequest page, String list, Function<String, @Nullable T> read,
      Function<T, String> id) {
    List<T> found = new ArrayList<>();
    for (String each : shelf(tenant).versions.tailMap(after(page, list, ""), false).keySet()) {
      Stream.ofNullable(read.apply(each)).forEach(found::add);
      if (found.size() > page.limit()) {
        break;
      }
    }
    return Page.of(found, page, item -> new Cursor(list, List.of(Objects.requireNonNull(id.apply(item)))));
  }

  private static String after(PageRequest page, String list, String otherwise) {
    Cursor cursor = page.cursor();
    return cursor == null ? otherwise : cursor.keyFor(list, 1).orElseThrow().get(0);
  }
}
