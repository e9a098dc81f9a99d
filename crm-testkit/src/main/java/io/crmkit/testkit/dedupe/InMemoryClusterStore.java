package io.crmkit.testkit.dedupe;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Indexes of records in memory, guarded by the lock of their outbox. */
final class InMemoryClusterStore implements ClusterStore {

  private static final String RECORDS = "clusters/records-by-id";
  private static final String JOINED = "clusters/joined-by-id";

  private final InMemoryOutbox outbox;
  private final Map<TenantId, Kept> tenants = new HashMap<>();

  private static final class Kept {
    private final NavigableMap<String, ClusteredRecord> records = new TreeMap<>();
    private final NavigableMap<String, JoinedEntity> joined = new TreeMap<>();
    private ClusterHead head = ClusterHead.NEW;
  }

  InMemoryClusterStore(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  private Kept kept(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new Kept());
  }

  @Override
  public ClusterHead head(TenantId tenant) {
    synchronized (outbox) {
      return kept(tenant).head;
    }
  }

  @Override
  public Page<ClusteredRecord> records(TenantId tenant, PageRequest page) {
    synchronized (outbox) {
      return page(kept(tenant).records, page, RECORDS, ClusteredRecord::id);
    }
  }

  @Override
  public Page<JoinedEntity> joined(TenantId tenant, PageRequest page) {
    synchronized (outbox) {
      return page(kept(tenant).joined, page, JOINED, JoinedEntity::entity);
    }
  }

  private static <T> Page<T> page(NavigableMap<String, T> rows, PageRequest page, String order, Function<T, String> key) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    List<T> found = rows.tailMap(after, false).values().stream().limit(page.limit() + 1L).toList();
    return Page.of(found, page, each -> new Cursor(order, List.of(key.apply(each))));
  }

  @Override
  public void save(TenantId tenant, ClusterUpdate update) {
    synchronized (outbox) {
      Kept kept = kept(tenant);
      if (!kept.head.equals(update.before())) {
        throw new StaleWriteException("index of " + tenant.value(), update.before().version(), kept.head.version());
      }
      // the outbox before the records: it is the last that can refuse, and then nothing has changed
      outbox.append(update.events());
      apply(kept, update);
      kept.head = update.after();
    }
  }

  private static void apply(Kept kept, ClusterUpdate update) {
    ClusteredRecord put = update.put();
    if (put != null) {
      kept.records.put(put.id(), put);
    }
    String removed = update.removed();
    if (removed != null) {
      kept.records.remove(removed);
    }
    update.moved().forEach((record, entity) -> kept.records.computeIfPresent(
        record, (id, before) -> new ClusteredRecord(id, before.values(), entity)));
    update.joined().forEach(joined -> kept.joined.put(joined.entity(), joined));
  }
}
