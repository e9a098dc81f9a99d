package io.crmkit.dedupe.index;

import io.crmkit.core.Require;
import io.crmkit.core.id.Ids;
import io.crmkit.dedupe.index.model.ClusterChange;
import io.crmkit.dedupe.index.model.ClusterEvent;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterEvent.RecordsMoved;
import io.crmkit.dedupe.index.model.ClusterMatch;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records in clusters, each of which is an entity with an id that stays while its records come, change and go.
 *
 * <p>The clusters are a function of the records as they are now: two records are linked if they share a key that at most so many
 * records have (as the matching says, {@value #MOST_PER_KEY} by rules) and their weight is more than 0; records that hang together by links are parted by
 * average linkage over all weights between them, ties decided by the ids of records. So the order of changes decides
 * nothing; of the ids of entities it does, since the entity keeps its id that has most of its records.
 *
 * <p>Safe to share between threads: one writes at a time, many read.
 *
 * @param <P> the form in which records are compared
 */
public final class ClusterIndex<P> {

  /** How many records may share a key that makes them candidates. */
  public static final int MOST_PER_KEY = 50;

  private final Matching<P> matching;
  private final Ids ids;
  private final Clock clock;
  private final Neighbourhood<P> neighbourhood;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, List<String>> entities = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private String[] records = new String[1024];
  private String[] entityOf = new String[1024];

  /** Makes an empty index whose entities get ids from {@code ids}. */
  public ClusterIndex(Matching<P> matching, Ids ids, Clock clock) {
    this(matching, ids, clock, matching.mostPerKey());
  }

  /**
   * Makes an empty index.
   *
   * @param mostPerKey how many records may share a key that makes them candidates; at least 2
   */
  public ClusterIndex(Matching<P> matching, Ids ids, Clock clock, int mostPerKey) {
    if (mostPerKey < 2) {
      throw new IllegalArgumentException("mostPerKey must be at least 2 but was " + mostPerKey);
    }
    this.matching = Objects.requireNonNull(matching, "matching");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.neighbourhood = new Neighbourhood<>(matching, mostPerKey);
  }

  /** Adds a record, or takes it as it is now. */
  public ClusterChange put(String record, Map<String, String> values) {
    Require.key(record, "record");
    P prepared = matching.prepare(values);
    return writing(() -> {
      Integer known = places.get(record);
      int place = known == null ? newPlace(record) : known;
      Set<Integer> affected = hangingTogether(Set.of(place));
      affected.addAll(hangingTogether(neighbourhood.put(place, prepared)));
      return settle(affected, Set.of(), List.of());
    });
  }

  /** Takes a record away; one that is not there changes nothing. */
  public ClusterChange remove(String record) {
    return writing(() -> {
      Integer place = places.get(record);
      if (place == null) {
        return new ClusterChange(Map.of(), List.of());
      }
      String entity = entityOf[place];
      Set<Integer> affected = hangingTogether(cleared(record, place));
      return settle(affected, Set.of(entity), List.of(record));
    });
  }

  /** Takes a record away; returns every other one that hung together with it. */
  private Set<Integer> cleared(String record, int place) {
    Set<Integer> affected = hangingTogether(Set.of(place));
    affected.addAll(neighbourhood.clear(place));
    affected.remove(place);
    leave(record, entityOf[place]);
    places.remove(record);
    neighbourhood.release(place);
    return affected;
  }

  /**
   * Fills an empty index with what was kept, without any change of entities.
   *
   * @param kept the records with their entities
   * @param joined which ids lead to which
   * @return what the matching now says otherwise than it did when the records were kept; nothing if it is the same
   * @throws IllegalStateException if the index is not empty
   */
  public ClusterChange restore(Stream<ClusteredRecord> kept, Map<String, String> joined) {
    return restore(kept, joined, () -> CatchUp.NOTHING);
  }

  /** As {@link #restore(Stream, Map)}, with what was written while the records were read; asked for after the last one. */
  ClusterChange restore(Stream<ClusteredRecord> kept, Map<String, String> joined, Supplier<CatchUp> meanwhile) {
    return writing(() -> {
      if (!places.isEmpty()) {
        throw new IllegalStateException("only an empty index can be restored but this one has %d records"
            .formatted(places.size()));
      }
      redirects.putAll(joined);
      kept.forEachOrdered(this::takeOver);
      takeOver(meanwhile.get());
      return settle(new HashSet<>(places.values()), Set.of(), List.of());
    });
  }

  /**
   * Takes over what somebody else wrote to the store that the index is kept in, without any change of entities.
   *
   * @return what the matching says otherwise than that of the other; nothing if it is the same
   */
  ClusterChange follow(CatchUp written) {
    return writing(() -> settle(hangingTogether(takeOver(written)), Set.of(), List.of()));
  }

  private Set<Integer> takeOver(CatchUp written) {
    redirects.keySet().removeAll(written.parted());
    redirects.putAll(written.joined());
    Set<Integer> affected = new HashSet<>();
    for (String record : written.gone()) {
      Integer place = places.get(record);
      if (place != null) {
        affected.addAll(cleared(record, place));
        affected.remove(place);
      }
    }
    written.records().forEach(record -> affected.addAll(takeOver(record)));
    return affected;
  }

  private Set<Integer> takeOver(ClusteredRecord record) {
    Integer known = places.get(record.id());
    int place = known == null ? newPlace(record.id()) : known;
    Set<Integer> affected = hangingTogether(Set.of(place));
    affected.addAll(neighbourhood.put(place, matching.prepare(record.values())));
    if (!entityOf[place].equals(record.entity())) {
      leave(record.id(), entityOf[place]);
      join(record.id(), place, record.entity());
    }
    return affected;
  }

  private ClusterChange writing(Supplier<ClusterChange> change) {
    lock.writeLock().lock();
    try {
      return change.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T reading(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private int newPlace(String record) {
    int place = neighbourhood.take();
    if (place >= records.length) {
      records = Arrays.copyOf(records, records.length * 2);
      entityOf = Arrays.copyOf(entityOf, entityOf.length * 2);
    }
    records[place] = record;
    entityOf[place] = "";
    places.put(record, place);
    return place;
  }

  private Set<Integer> hangingTogether(Set<Integer> some) {
    Set<Integer> all = new HashSet<>();
    for (int place : some) {
      if (!all.contains(place)) {
        all.addAll(neighbourhood.links().component(place));
      }
    }
    return all;
  }

  /** Clusters the records anew that hang together with these, and gives the clusters their ids. */
  private ClusterChange settle(Set<Integer> affected, Set<String> losing, List<String> removed) {
    NavigableMap<String, Integer> waiting = new TreeMap<>();
    affected.forEach(place -> waiting.put(records[place], place));
    Map<String, String> before = new HashMap<>();
    waiting.forEach((record, place) -> {
      if (!entityOf[place].isEmpty()) {
        before.put(record, entityOf[place]);
      }
    });
    Set<String> involved = new HashSet<>(losing);
    involved.addAll(before.values());
    List<List<String>> clusters = clusters(waiting);
    Instant now = clock.instant();
    Naming naming = new Naming(ids, now);
    List<String> names = naming.name(clusters, before, involved);
    Map<String, String> moved = new HashMap<>();
    for (int cluster = 0; cluster < names.size(); cluster++) {
      for (String record : clusters.get(cluster)) {
        move(record, names.get(cluster), moved);
      }
    }
    List<ClusterEvent> events = new ArrayList<>(naming.events());
    events.forEach(this::redirect);
    events.addAll(RecordsMoved.of(moved, removed, now));
    return new ClusterChange(moved, events);
  }

  private List<List<String>> clusters(NavigableMap<String, Integer> waiting) {
    List<List<String>> clusters = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    waiting.forEach((record, place) -> {
      if (done.add(place)) {
        Set<Integer> component = neighbourhood.links().component(place);
        done.addAll(component);
        Ordered ordered = new Ordered(component);
        Grouping.of(ordered).forEach(members -> clusters.add(ordered.names(members)));
      }
    });
    clusters.sort(Comparator.comparing(each -> each.get(0)));
    return clusters;
  }

  /** A component in the order of the ids of its records. */
  private final class Ordered implements Grouping.Component {

    private final int[] component;

    Ordered(Set<Integer> members) {
      component = members.stream().sorted(Comparator.comparing((Integer place) -> records[place]))
          .mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int size() {
      return component.length;
    }

    @Override
    public double weight(int one, int other) {
      return neighbourhood.weight(component[one], component[other]);
    }

    @Override
    public int[] links(int place) {
      Map<Integer, Integer> positions = positions();
      return Arrays.stream(neighbourhood.links().of(component[place]))
          .map(each -> Objects.requireNonNull(positions.get(each))).sorted().toArray();
    }

    private @Nullable Map<Integer, Integer> known;

    private Map<Integer, Integer> positions() {
      Map<Integer, Integer> positions = known;
      if (positions == null) {
        positions = new HashMap<>();
        for (int i = 0; i < component.length; i++) {
          positions.put(component[i], i);
        }
        known = positions;
      }
      return positions;
    }

    List<String> names(int[] members) {
      return Arrays.stream(members).mapToObj(member -> records[component[member]]).toList();
    }
  }

  private void move(String record, String entity, Map<String, String> moved) {
    int place = Objects.requireNonNull(places.get(record));
    String before = entityOf[place];
    if (!before.equals(entity)) {
      leave(record, before);
      join(record, place, entity);
      moved.put(record, entity);
    }
  }

  private void join(String record, int place, String entity) {
    entityOf[place] = entity;
    List<String> members = new ArrayList<>(entities.getOrDefault(entity, List.of()));
    members.add(record);
    entities.put(entity, List.copyOf(members));
  }

  private void leave(String record, String entity) {
    List<String> members = entities.get(entity);
    if (members != null) {
      List<String> left = members.stream().filter(each -> !each.equals(record)).toList();
      if (left.isEmpty()) {
        entities.remove(entity);
      } else {
        entities.put(entity, left);
      }
    }
  }

  private void redirect(ClusterEvent event) {
    if (event instanceof EntitiesJoined joined) {
      redirects.put(joined.entity(), joined.into());
    }
  }

  /** Returns how many records there are. */
  public int size() {
    return reading(places::size);
  }

  /** Returns the records that another one would be linked with, were it here, the surest first. */
  public List<ClusterMatch> matching(Map<String, String> values) {
    P prepared = matching.prepare(values);
    return reading(() -> {
      List<ClusterMatch> matches = new ArrayList<>();
      neighbourhood.matching(prepared,
          (place, weight) -> matches.add(new ClusterMatch(records[place], entityOf[place], weight)));
      matches.sort(Comparator.comparingDouble(ClusterMatch::weight).reversed().thenComparing(ClusterMatch::record));
      return matches;
    });
  }

  /** Returns the entity of a record; empty if there is no such record. */
  public Optional<String> entityOf(String record) {
    return reading(() -> Optional.ofNullable(places.get(record)).map(place -> entityOf[place]));
  }

  /** Returns the records of the entity that an id leads to, in the order of their ids; none if it has ended. */
  public Set<String> members(String entity) {
    return reading(() -> new TreeSet<>(entities.getOrDefault(follow(entity), List.of())));
  }

  /** Returns the id that an id of any time leads to now: itself, or that of the entity that it was joined to. */
  public String current(String entity) {
    return reading(() -> follow(entity));
  }

  private String follow(String entity) {
    String at = entity;
    for (String next = redirects.get(at); next != null; next = redirects.get(at)) {
      at = next;
    }
    return at;
  }

  /** Returns all clusters by the ids of their entities. */
  public Map<String, Set<String>> clusters() {
    return reading(() -> {
      Map<String, Set<String>> clusters = new TreeMap<>();
      entities.forEach((entity, members) -> clusters.put(entity, new TreeSet<>(members)));
      return clusters;
    });
  }
}
