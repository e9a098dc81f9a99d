package io.crmkit.dedupe.index;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.paging.Pages;
import io.crmkit.dedupe.index.model.ClusterChange;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterMatch;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The index of one tenant, in memory and in a store: every change is written before the next one, and what is written
 * survives the process. Safe to share between threads.
 *
 * <p>If somebody else writes to the same store meanwhile, a change throws {@link StaleWriteException}; nothing of it was
 * written, and the next call reads the store anew. A store that was written by another matching is clustered anew at the
 * first call, and entities keep their ids as far as their records stay together.
 *
 * @param <P> the form in which records are compared
 */
public final class KeptClusters<P> {

  private static final int PAGE = 1_000;

  private final ClusterStore store;
  private final TenantId tenant;
  private final Matching<P> matching;
  private final Ids ids;
  private final Clock clock;
  private @Nullable Loaded<P> loaded;

  private record Loaded<P>(ClusterIndex<P> index, ClusterHead head) {}

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
   * @throws StaleWriteException if somebody else wrote to the index meanwhile
   */
  public synchronized ClusterChange put(String record, Map<String, String> values) {
    Require.key(record, "record");
    Loaded<P> before = loaded();
    loaded = null;
    ClusterChange change = before.index.put(record, values);
    String entity = before.index.entityOf(record).orElseThrow();
    Map<String, String> others = new HashMap<>(change.moved());
    others.remove(record);
    ClusteredRecord put = new ClusteredRecord(record, values, entity);
    loaded = written(before, update(before.head, put, null, others, change));
    return change;
  }

  /**
   * Takes a record away; one that is not there changes nothing.
   *
   * @throws StaleWriteException if somebody else wrote to the index meanwhile
   */
  public synchronized ClusterChange remove(String record) {
    Loaded<P> before = loaded();
    if (before.index.entityOf(record).isEmpty()) {
      return new ClusterChange(Map.of(), List.of());
    }
    loaded = null;
    ClusterChange change = before.index.remove(record);
    loaded = written(before, update(before.head, null, record, change.moved(), change));
    return change;
  }

  private ClusterUpdate update(ClusterHead head, @Nullable ClusteredRecord put, @Nullable String removed,
      Map<String, String> moved, ClusterChange change) {
    List<JoinedEntity> joined = change.events().stream().filter(EntitiesJoined.class::isInstance)
        .map(EntitiesJoined.class::cast).map(event -> new JoinedEntity(event.entity(), event.into())).toList();
    return new ClusterUpdate(
        head, put, removed, moved, joined, ClusterEventFormat.publish(tenant, head, change.events()));
  }

  private Loaded<P> written(Loaded<P> before, ClusterUpdate update) {
    store.save(tenant, update);
    return new Loaded<>(before.index, update.after());
  }

  private synchronized Loaded<P> loaded() {
    Loaded<P> known = loaded;
    if (known == null) {
      known = load();
      loaded = known;
    }
    return known;
  }

  private Loaded<P> load() {
    ClusterHead head = store.head(tenant);
    Map<String, String> joined = new HashMap<>();
    Pages.stream(PAGE, page -> store.joined(tenant, page)).forEach(each -> joined.put(each.entity(), each.into()));
    ClusterIndex<P> index = new ClusterIndex<>(matching, ids, clock);
    ClusterChange change = index.restore(Pages.stream(PAGE, page -> store.records(tenant, page)), joined);
    ClusterHead now = store.head(tenant);
    if (!now.equals(head)) {
      throw new StaleWriteException("index of " + tenant.value(), head.version(), now.version());
    }
    Loaded<P> read = new Loaded<>(index, head);
    boolean same = change.moved().isEmpty() && change.events().isEmpty();
    return same ? read : written(read, update(head, null, null, change.moved(), change));
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
