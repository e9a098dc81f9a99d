package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.ClusterEventFormat;
import io.crmkit.dedupe.index.ClusterIndex;
import io.crmkit.dedupe.index.KeptClusters;
import io.crmkit.dedupe.index.Matching;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterEvent.RecordsMoved;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.core.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Several who keep one index in one store, at once: each sees what all of them wrote, and nothing is lost. */
class KeptClustersPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final HandClock NOON = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private static final List<String> CAST = List.of("r1", "r2", "r3", "r4", "r5");

  /** What is done by whom: a record put with some letters, or removed if there are none. */
  private record Step(int who, String record, String letters) {

    void on(KeptClusters<String> clusters) {
      if (letters.isEmpty()) {
        clusters.remove(record);
      } else {
        clusters.put(record, Map.of("letters", letters));
      }
    }

    void on(Map<String, String> records) {
      if (letters.isEmpty()) {
        records.remove(record);
      } else {
        records.put(record, letters);
      }
    }
  }

  /** Records with a letter in common are the same, with so many letters in common at least. */
  private record Letters(int least) implements Matching<String> {

    @Override
    public String prepare(Map<String, String> values) {
      return values.getOrDefault("letters", "");
    }

    @Override
    public long[] keys(String record) {
      return record.chars().asLongStream().toArray();
    }

    @Override
    public double weight(String one, String other) {
      return one.chars().distinct().filter(letter -> other.indexOf(letter) >= 0).count() - least + 0.5;
    }
  }

  /** Lets somebody in before what is asked of a store, as long as there is somebody waiting. */
  private static final class Store implements ClusterStore {

    private final ClusterStore kept;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int rowsRead;

    Store(ClusterStore kept) {
      this.kept = kept;
    }

    private ClusterStore next() {
      Runnable first = waiting.poll();
      if (first != null) {
        first.run();
      }
      return kept;
    }

    @Override
    public ClusterHead head(TenantId tenant) {
      return next().head(tenant);
    }

    @Override
    public Page<ClusteredRecord> records(TenantId tenant, PageRequest page) {
      Page<ClusteredRecord> read = next().records(tenant, page);
      rowsRead += read.items().size();
      return read;
    }

    @Override
    public Page<JoinedEntity> joined(TenantId tenant, PageRequest page) {
      return next().joined(tenant, page);
    }

    @Override
    public List<ClusteredRecord> find(TenantId tenant, Collection<String> records) {
      return next().find(tenant, records);
    }

    @Override
    public Optional<ClusterChanges> since(TenantId tenant, long version) {
      return next().since(tenant, version);
    }

    @Override
    public void save(TenantId tenant, ClusterUpdate update) {
      next().save(tenant, update);
    }
  }

  /** An instance serves all tries of a property, so each begins anew. */
  private InMemoryClusters storage = new InMemoryClusters();
  private SequentialIds ids = new SequentialIds("e");

  private static void nobody() {}

  private KeptClusters<String> open(ClusterStore store, int least) {
    return new KeptClusters<>(store, ACME, new Letters(least), ids, NOON);
  }

  private static Set<Set<String>> expected(Map<String, String> records) {
    ClusterIndex<String> alone = new ClusterIndex<>(new Letters(1), new SequentialIds("x"), NOON);
    records.forEach((record, letters) -> alone.put(record, Map.of("letters", letters)));
    return new HashSet<>(alone.clusters().values());
  }

  /** Each step may find somebody else's steps coming between any two calls that it makes to the store. */
  @Property(tries = 300)
  void whoeverComesBetweenNothingIsLost(@ForAll("steps") List<Step> steps, @ForAll("gaps") List<Integer> gaps) {
    storage = new InMemoryClusters();
    ids = new SequentialIds("e");
    Store store = new Store(storage.clusters());
    KeptClusters<String> mine = open(store, 1);
    List<KeptClusters<String>> all = List.of(mine, open(storage.clusters(), 1), open(storage.clusters(), 1));
    Map<String, String> now = new HashMap<>();
    int between = 0;
    for (Step step : steps) {
      if (step.who > 0) {
        // waits until the first one is at work
        int gap = gaps.get(between++ % gaps.size());
        for (int i = 0; i < gap; i++) {
          store.waiting.add(KeptClustersPropertiesTest::nobody);
        }
        store.waiting.add(() -> {
          step.on(all.get(step.who));
          step.on(now);
        });
      } else {
        Map<String, String> before = Map.copyOf(now);
        step.on(mine);
        // of the same record the one who came last is right, and that is who was made to come again
        step.on(now);
        Statistics.label("came between").collect(!before.equals(now) && store.waiting.isEmpty() && between > 0);
      }
    }
    while (!store.waiting.isEmpty()) {
      store.next();
    }
    Statistics.label("came between").coverage(seen -> seen.check(true).count(n -> n > 0));

    Set<Set<String>> expected = expected(now);
    for (KeptClusters<String> each : all) {
      assertThat(new HashSet<>(each.clusters().values())).isEqualTo(expected);
      assertThat(each.clusters()).isEqualTo(mine.clusters());
    }
    assertThat(open(storage.clusters(), 1).clusters()).isEqualTo(mine.clusters());
    for (int id = 1; id <= 20; id++) {
      String entity = "e-%06d".formatted(id);
      assertThat(all.get(1).current(entity)).isEqualTo(mine.current(entity));
    }
    tellsTheOutboxOfEveryRecord(mine);
  }

  private void tellsTheOutboxOfEveryRecord(KeptClusters<String> clusters) {
    Map<String, String> entities = new HashMap<>();
    for (Claim claim : storage.outbox().claim("reader", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofDays(1), 10_000)) {
      if (ClusterEventFormat.read(claim.event()) instanceof RecordsMoved moved) {
        entities.putAll(moved.moved());
        entities.keySet().removeAll(moved.removed());
      }
    }
    Map<String, String> found = new HashMap<>();
    clusters.clusters().forEach((entity, records) -> records.forEach(record -> found.put(record, entity)));
    assertThat(entities).isEqualTo(found);
  }

  @Example
  void seesWhatAnotherPutAndRemovesIt() {
    KeptClusters<String> mine = open(storage.clusters(), 1);
    KeptClusters<String> theirs = open(storage.clusters(), 1);
    assertThat(mine.clusters()).isEmpty();
    theirs.put("r1", Map.of("letters", "a"));

    assertThat(mine.matching(Map.of("letters", "a"))).hasSize(1);
    assertThat(mine.entityOf("r1")).isEqualTo(theirs.entityOf("r1"));
    mine.remove("r1");
    assertThat(theirs.entityOf("r1")).isEmpty();
    assertThat(storage.clusters().find(ACME, List.of("r1"))).isEmpty();
  }

  /** Reading all again for each of the other's changes would be their square. */
  @Example
  void takesOverWhatAnotherWroteWithoutReadingAllAgain() {
    Store store = new Store(storage.clusters());
    KeptClusters<String> mine = open(store, 1);
    KeptClusters<String> theirs = open(storage.clusters(), 1);
    for (int i = 0; i < 50; i++) {
      theirs.put("t" + i, Map.of("letters", Character.toString('a' + i)));
    }
    assertThat(mine.clusters()).hasSize(50);
    int read = store.rowsRead;
    for (int i = 0; i < 50; i++) {
      int number = i;
      store.waiting.add(KeptClustersPropertiesTest::nobody);
      store.waiting.add(() -> theirs.put("u" + number, Map.of("letters", "z" + Character.toString('A' + number))));
      mine.put("m" + i, Map.of("letters", Character.toString('b' + i)));
    }

    assertThat(mine.clusters()).isEqualTo(theirs.clusters());
    assertThat(store.rowsRead).isEqualTo(read);
  }

  /** Somebody writes whenever a page is read, before those that were read and after. */
  @Example
  void opensBesideASteadyWriter() {
    KeptClusters<String> theirs = open(storage.clusters(), 1);
    CAST.forEach(record -> theirs.put(record, Map.of("letters", record)));
    Store store = new Store(storage.clusters());
    for (String record : List.of("r0", "r9", "r1", "r3", "r2")) {
      store.waiting.add(() -> theirs.put(record, Map.of("letters", "x" + record)));
      store.waiting.add(() -> theirs.remove("r5"));
    }
    KeptClusters<String> mine = open(store, 1);

    mine.clusters();
    assertThat(store.waiting).isNotEmpty();
    while (!store.waiting.isEmpty()) {
      store.next();
    }
    assertThat(mine.clusters()).isEqualTo(theirs.clusters());
  }

  @Example
  void clustersAnewWhatAnotherMatchingWrote() {
    KeptClusters<String> strict = open(storage.clusters(), 2);
    strict.put("r1", Map.of("letters", "ab"));
    strict.put("r2", Map.of("letters", "bc"));
    String first = strict.entityOf("r1").orElseThrow();
    assertThat(strict.clusters()).hasSize(2);

    KeptClusters<String> loose = open(storage.clusters(), 1);

    assertThat(loose.clusters()).isEqualTo(Map.of(first, Set.of("r1", "r2")));
    assertThat(storage.clusters().find(ACME, List.of("r2"))).extracting(ClusteredRecord::entity).containsExactly(first);
    tellsTheOutboxOfEveryRecord(loose);
  }

  @Example
  void givesUpIfOthersAreAlwaysFirst() {
    Store store = new Store(storage.clusters());
    KeptClusters<String> mine = open(store, 1);
    KeptClusters<String> theirs = open(storage.clusters(), 1);
    for (int i = 0; i < 2_000; i++) {
      int number = i;
      store.waiting.add(() -> theirs.put("r1", Map.of("letters", "a" + number)));
    }

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> mine.put("r2", Map.of("letters", "b")));
    store.waiting.clear();
    assertThat(mine.entityOf("r2")).isEmpty();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> letters = Arbitraries.strings().withChars("abcd").ofMaxLength(2);
    return Combinators.combine(Arbitraries.of(0, 0, 1, 2), Arbitraries.of(CAST), letters).as(Step::new)
        .list().ofMinSize(4).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Integer>> gaps() {
    return Arbitraries.integers().between(0, 4).list().ofSize(8);
  }
}
