package io.crmkit.testkit.dedupe;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final NavigableMap<Long, Set<String>> changed = new TreeMap<>();
    private final NavigableMap<Long, List<JoinedEntity>> joinedBy = new TreeMap<>();
    private ClusterHead head = ClusterHead.NEW;

    private ClusterChanges since(long version) {
      List<ClusteredRecord> found = new ArrayList<>();
      Set<String> removed = new HashSet<>();
      for (String id : changed.tailMap(version, false).values().stream().flatMap(Set::stream).distinct().toList()) {
        ClusteredRecord record = records.get(id);
        if (record == null) {
          removed.add(id);
        } else {
          found.add(record);
        }
      }
      return new ClusterChanges(head, found, removed,
          joinedBy.tailMap(version, false).values().stream().flatMap(List::stream).toList());
    }

    private void remember(ClusterUpdate update) {
      long version = update.after().version();
      Set<String> written = new HashSet<>(update.moved().keySet());
      ClusteredRecord put = update.put();
      if (put != null) {
        written.add(put.id());
      }
      if (update.removed() != null) {
        written.add(update.removed());
      }
      changed.put(version, written);
      joinedBy.put(version, update.joined());
      changed.headMap(version - REMEMBERED, true).clear();
      joinedBy.headMap(version - REMEMBERED, true).clear();
    }
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

  @Override
  public List<ClusteredRecord> find(TenantId tenant, Collection<String> records) {
    synchronized (outbox) {
      Map<String, ClusteredRecord> known = kept(tenant).records;
      return records.stream().filter(known::containsKey).map(id -> Objects.requireNonNull(known.get(id))).toList();
    }
  }

  @Override
  public Optional<ClusterChanges> since(TenantId tenant, long version) {
    synchronized (outbox) {
      Kept kept = kept(tenant);
      return kept.head.version() - version > REMEMBERED ? Optional.empty() : Optional.of(kept.since(version));
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
      kept.remember(update);
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
