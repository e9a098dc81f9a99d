package io.crmkit.dedupe.index;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.paging.Pages;
import io.crmkit.dedupe.index.model.ClusterChange;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterMatch;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The index of one tenant, in memory and in a store: every change is written before the next one, and what is written
 * survives the process. Safe to share between threads.
 *
 * <p>Others may write to the same store at the same time. Every call, also one that only asks, first looks how far the store
 * is (one row) and takes over what they wrote (the records concerned, not all of them), so it answers as the store stood at
 * some instant since it began. A change that another came before is taken back and made again, {@value #ATTEMPTS} times at
 * most. A store that was written by another matching is clustered anew as it is read, and entities keep their ids as far as
 * their records stay together.
 *
 * @param <P> the form in which records are compared
 */
public final class KeptClusters<P> {

  private static final int PAGE = 1_000;
  private static final int ATTEMPTS = 100;

  private final ClusterStore store;
  private final TenantId tenant;
  private final Matching<P> matching;
  private final Ids ids;
  private final Clock clock;
  private @Nullable Loaded<P> loaded;

  private record Loaded<P>(ClusterIndex<P> index, ClusterHead head) {}

  /** What is done to the index, and what of it is written. */
  private interface Act<P> {

    ClusterChange on(ClusterIndex<P> index);

    ClusterUpdate update(Loaded<P> before, ClusterChange change);
  }

  /** Opens the index of a tenant; the store is read at the first call. */
  public KeptClusters(ClusterStore store, TenantId tenant, Matching<P> matching, Ids ids, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.tenant = Objects.requireNonNull(tenant, "tenant");
    this.matching = Objects.requireNonNull(matching, "matching");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Adds a record, or takes it as it is now.
   *
   * @throws IllegalArgumentException if its values are more than {@link ClusteredRecord#MOST} says
   * @throws StaleWriteException if others were first at every attempt; nothing was written
   */
  public ClusterChange put(String record, Map<String, String> values) {
    ClusteredRecord unnamed = new ClusteredRecord(record, values, record);
    return change(record, new Act<>() {
      @Override
      public ClusterChange on(ClusterIndex<P> index) {
        return index.put(record, unnamed.values());
      }

      @Override
      public ClusterUpdate update(Loaded<P> before, ClusterChange change) {
        Map<String, String> others = new HashMap<>(change.moved());
        others.remove(record);
        String entity = before.index.entityOf(record).orElseThrow();
        return KeptClusters.this.update(
            before.head, new ClusteredRecord(record, unnamed.values(), entity), null, others, change);
      }
    });
  }

  /**
   * Takes a record away, whoever put it; one that is not there changes nothing.
   *
   * @throws StaleWriteException if others were first at every attempt; nothing was written
   */
  public ClusterChange remove(String record) {
    return change(record, new Act<>() {
      @Override
      public ClusterChange on(ClusterIndex<P> index) {
        return index.remove(record);
      }

      @Override
      public ClusterUpdate update(Loaded<P> before, ClusterChange change) {
        return KeptClusters.this.update(before.head, null, record, change.moved(), change);
      }
    });
  }

  private synchronized ClusterChange change(String record, Act<P> act) {
    for (int attempt = 1;; attempt++) {
      Loaded<P> before = loaded();
      // until it is known what became of it: a store that fails leaves an index that nobody can trust
      loaded = null;
      ClusterChange change = act.on(before.index);
      if (change.events().isEmpty() && before.index.entityOf(record).isEmpty()) {
        loaded = before;
        return change;
      }
      try {
        loaded = written(before, act.update(before, change));
        return change;
      } catch (StaleWriteException late) {
        if (attempt == ATTEMPTS) {
          throw late;
        }
        loaded = takenBack(before, record, change);
      }
    }
  }

  private ClusterUpdate update(ClusterHead head, @Nullable ClusteredRecord put, @Nullable String removed,
      Map<String, String> moved, ClusterChange change) {
    List<JoinedEntity> joined = joined(change).map(event -> new JoinedEntity(event.entity(), event.into())).toList();
    return new ClusterUpdate(
        head, put, removed, moved, joined, ClusterEventFormat.publish(tenant, head, change.events()));
  }

  private static Stream<EntitiesJoined> joined(ClusterChange change) {
    return change.events().stream().filter(EntitiesJoined.class::isInstance).map(EntitiesJoined.class::cast);
  }

  private Loaded<P> written(Loaded<P> before, ClusterUpdate update) {
    store.save(tenant, update);
    return new Loaded<>(before.index, update.after());
  }

  /** Returns the index as the store stands now, without a change that was not written; null if it has to be read anew. */
  private @Nullable Loaded<P> takenBack(Loaded<P> before, String record, ClusterChange change) {
    Set<String> doubtful = new HashSet<>(change.moved().keySet());
    doubtful.add(record);
    return follow(before, doubtful, joined(change).map(EntitiesJoined::entity).collect(Collectors.toSet()));
  }

  private synchronized Loaded<P> loaded() {
    for (int attempt = 1;; attempt++) {
      Loaded<P> known = loaded;
      if (known != null && known.head.equals(store.head(tenant))) {
        return known;
      }
      loaded = null;
      try {
        Loaded<P> next = known == null ? load() : follow(known, Set.of(), Set.of());
        if (next != null) {
          loaded = next;
          return next;
        }
      } catch (StaleWriteException late) {
        if (attempt == ATTEMPTS) {
          throw late;
        }
      }
    }
  }

  /** Takes over what was written since; null if that was more than the store remembers. */
  private @Nullable Loaded<P> follow(Loaded<P> from, Set<String> doubtful, Set<String> parted) {
    Map<String, ClusteredRecord> rows = new HashMap<>();
    store.find(tenant, doubtful).forEach(row -> rows.put(row.id(), row));
    // what was written after those rows were read is told after them
    Optional<ClusterChanges> since = store.since(tenant, from.head.version());
    if (since.isEmpty()) {
      return null;
    }
    ClusterChanges changes = since.get();
    changes.records().forEach(row -> rows.put(row.id(), row));
    rows.keySet().removeAll(changes.removed());
    Set<String> gone = new HashSet<>(doubtful);
    gone.addAll(changes.removed());
    gone.removeAll(rows.keySet());
    ClusterChange otherwise = from.index.follow(new CatchUp(rows.values(), gone, joined(changes), parted));
    return agreed(new Loaded<>(from.index, changes.head()), otherwise);
  }

  private static Map<String, String> joined(ClusterChanges changes) {
    Map<String, String> joined = new HashMap<>();
    changes.joined().forEach(each -> joined.put(each.entity(), each.into()));
    return joined;
  }

  /** Reads all records, and then what was written while they were read. */
  private Loaded<P> load() {
    ClusterHead head = store.head(tenant);
    AtomicReference<ClusterHead> reached = new AtomicReference<>(head);
    Map<String, String> joined = new HashMap<>();
    Pages.stream(PAGE, page -> store.joined(tenant, page)).forEach(each -> joined.put(each.entity(), each.into()));
    ClusterIndex<P> index = new ClusterIndex<>(matching, ids, clock);
    ClusterChange otherwise = index.restore(Pages.stream(PAGE, page -> store.records(tenant, page)), joined, () -> {
      ClusterChanges changes = store.since(tenant, head.version()).orElseThrow(
          () -> new StaleWriteException("index of " + tenant.value(), head.version(), store.head(tenant).version()));
      reached.set(changes.head());
      return new CatchUp(changes.records(), changes.removed(), joined(changes), Set.of());
    });
    return agreed(new Loaded<>(index, Objects.requireNonNull(reached.get())), otherwise);
  }

  /** Writes what this matching says otherwise than the one that wrote the store. */
  private Loaded<P> agreed(Loaded<P> read, ClusterChange otherwise) {
    boolean same = otherwise.moved().isEmpty() && otherwise.events().isEmpty();
    return same ? read : written(read, update(read.head, null, null, otherwise.moved(), otherwise));
  }

  /** Returns the records that another one would be linked with, were it here, the surest first. */
  public List<ClusterMatch> matching(Map<String, String> values) {
    return loaded().index.matching(values);
  }

  /** Returns the entity of a record; empty if there is no such record. */
  public Optional<String> entityOf(String record) {
    return loaded().index.entityOf(record);
  }

  /** Returns the records of the entity that an id leads to, in the order of their ids; none if it has ended. */
  public Set<String> members(String entity) {
    return loaded().index.members(entity);
  }

  /** Returns the id that an id of any time leads to now. */
  public String current(String entity) {
    return loaded().index.current(entity);
  }

  /** Returns all clusters by the ids of their entities. */
  public Map<String, Set<String>> clusters() {
    return loaded().index.clusters();
  }
}
