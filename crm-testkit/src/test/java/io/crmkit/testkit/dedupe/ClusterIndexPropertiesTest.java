package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.dedupe.index.ClusterIndex;
import io.crmkit.dedupe.index.KeptClusters;
import io.crmkit.dedupe.index.Matching;
import io.crmkit.dedupe.index.RuleMatching;
import io.crmkit.dedupe.index.model.ClusterChange;
import io.crmkit.dedupe.index.model.ClusterEvent;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityEnded;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityFormed;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitySplit;
import io.crmkit.dedupe.index.model.ClusterEvent.RecordsMoved;
import io.crmkit.dedupe.rule.DuplicateRule;
import io.crmkit.dedupe.rule.MatchType;
import io.crmkit.testkit.core.SequentialIds;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The clusters of an index are those of its records, whatever happened before, and ids lead to where their records are. */
class ClusterIndexPropertiesTest {

  private static final int MOST = 3;
  private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Toy TOY = new Toy();

  /** Something done to a record: put with these values, or removed if there are none. */
  private record Step(String record, String keys, int kind) {
    Map<String, String> values() {
      return Map.of("keys", keys, "kind", Integer.toString(kind));
    }

    boolean removes() {
      return keys.isEmpty();
    }
  }

  /** Keys are letters; a pair weighs what a table of small whole numbers says, so that means are exact and ties occur. */
  private static final class Toy implements Matching<Map<String, String>> {

    private static final int[][] WEIGHTS = {
      {3, 2, -1, 1, -4}, {2, 3, 1, -2, 1}, {-1, 1, 2, 1, -1}, {1, -2, 1, 1, 2}, {-4, 1, -1, 2, 4}
    };

    @Override
    public Map<String, String> prepare(Map<String, String> values) {
      return Map.copyOf(values);
    }

    @Override
    public long[] keys(Map<String, String> record) {
      return record.getOrDefault("keys", "").chars().asLongStream().toArray();
    }

    @Override
    public double weight(Map<String, String> one, Map<String, String> other) {
      return WEIGHTS[Integer.parseInt(one.getOrDefault("kind", "0"))][Integer.parseInt(other.getOrDefault("kind", "0"))];
    }
  }

  @Property(tries = 1000)
  void anyOrderOfChangesGivesTheClustersOfTheRecordsAsTheyAre(@ForAll("steps") List<Step> steps) {
    ClusterIndex<Map<String, String>> index = new ClusterIndex<>(TOY, new SequentialIds("e"), NOON, MOST);
    Map<String, Map<String, String>> now = new TreeMap<>();
    for (Step step : steps) {
      apply(step, index, now);
    }

    Set<Set<String>> expected = new Oracle(now).clusters();

    assertThat(new HashSet<>(index.clusters().values())).isEqualTo(expected);
    Statistics.label("largest").collect(expected.stream().mapToInt(Set::size).max().orElse(0) > 2);
    Statistics.label("largest").coverage(seen -> seen.check(true).count(n -> n > 0));
    boolean frequent = now.values().stream().flatMapToInt(each -> each.getOrDefault("keys", "").chars()).boxed()
        .collect(Collectors.groupingBy(key -> key, Collectors.counting())).values().stream().anyMatch(n -> n > MOST);
    Statistics.label("too frequent").collect(frequent);
    Statistics.label("too frequent").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  private static ClusterChange apply(
      Step step, ClusterIndex<Map<String, String>> index, Map<String, Map<String, String>> now) {
    if (step.removes()) {
      now.remove(step.record());
      return index.remove(step.record());
    }
    now.put(step.record(), step.values());
    return index.put(step.record(), step.values());
  }

  @Property(tries = 300)
  void eventsTellWhatBecameOfEveryEntity(@ForAll("steps") List<Step> steps) {
    ClusterIndex<Map<String, String>> index = new ClusterIndex<>(TOY, new SequentialIds("e"), NOON, MOST);
    Set<String> alive = new HashSet<>();
    Set<String> ever = new HashSet<>();
    Map<String, String> entities = new HashMap<>();
    boolean split = false;
    for (Step step : steps) {
      Map<String, Set<String>> before = index.clusters();
      ClusterChange change = apply(step, index, new HashMap<>());
      change.events().forEach(event -> tell(event, alive, ever));
      split |= change.events().stream().anyMatch(EntitySplit.class::isInstance);
      change.events().forEach(event -> follow(event, entities));
      assertThat(index.clusters().keySet()).isEqualTo(alive);
      assertThat(members(entities)).isEqualTo(index.clusters());
      entities.forEach((record, entity) -> assertThat(index.entityOf(record)).contains(entity));
      keepsWhatDidNotChange(before, index.clusters());
    }
    for (String entity : ever) {
      assertThat(index.members(entity).isEmpty()).isEqualTo(!alive.contains(index.current(entity)));
    }
    Statistics.label("splits").collect(split);
    Statistics.label("splits").coverage(seen -> seen.check(true).count(n -> n > 0));
    Statistics.label("entities").collect(ever.size() > alive.size() + 1);
    Statistics.label("entities").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  /** Whoever follows these events alone knows the entity of each record. */
  private static void follow(ClusterEvent event, Map<String, String> entities) {
    if (event instanceof RecordsMoved moved) {
      entities.putAll(moved.moved());
      assertThat(entities.keySet()).containsAll(moved.removed());
      entities.keySet().removeAll(moved.removed());
    }
  }

  private static Map<String, Set<String>> members(Map<String, String> entities) {
    Map<String, Set<String>> members = new TreeMap<>();
    entities.forEach((record, entity) -> members.computeIfAbsent(entity, unused -> new TreeSet<>()).add(record));
    return members;
  }

  private static void tell(ClusterEvent event, Set<String> alive, Set<String> ever) {
    if (event instanceof EntityFormed formed) {
      assertThat(ever.add(formed.entity())).as("a new id is new").isTrue();
      alive.add(formed.entity());
    } else if (event instanceof EntitySplit split) {
      assertThat(ever.add(split.entity())).as("a new id is new").isTrue();
      alive.add(split.entity());
    } else if (event instanceof EntitiesJoined joined) {
      assertThat(alive.remove(joined.entity())).isTrue();
      assertThat(alive).contains(joined.into());
    } else if (event instanceof EntityEnded ended) {
      assertThat(alive.remove(ended.entity())).isTrue();
    }
  }

  /** A cluster whose records are the same as before keeps its id. */
  private static void keepsWhatDidNotChange(Map<String, Set<String>> before, Map<String, Set<String>> after) {
    Map<Set<String>, String> known = new HashMap<>();
    before.forEach((entity, records) -> known.put(records, entity));
    after.forEach((entity, records) -> {
      if (known.containsKey(records)) {
        assertThat(entity).isEqualTo(known.get(records));
      }
    });
  }

  @Property(tries = 150)
  void whatIsKeptIsTheSameAfterARestart(@ForAll("steps") List<Step> steps) {
    InMemoryClusters storage = new InMemoryClusters();
    TenantId acme = new TenantId("acme");
    Ids ids = new SequentialIds("e");
    ClusterIndex<Map<String, String>> alone = new ClusterIndex<>(TOY, new SequentialIds("e"), NOON);
    for (Step step : steps) {
      KeptClusters<Map<String, String>> reopened = new KeptClusters<>(storage.clusters(), acme, TOY, ids, NOON);
      if (step.removes()) {
        reopened.remove(step.record());
      } else {
        reopened.put(step.record(), step.values());
      }
      apply(step, alone, new HashMap<>());
      assertThat(reopened.clusters()).isEqualTo(alone.clusters());
    }
    KeptClusters<Map<String, String>> last = new KeptClusters<>(storage.clusters(), acme, TOY, ids, NOON);
    assertThat(last.clusters()).isEqualTo(alone.clusters());
    assertThat(last.current("e-000001")).isEqualTo(alone.current("e-000001"));
  }

  @Property(tries = 300)
  void findsWhatARecordWouldBeLinkedWith(@ForAll("steps") List<Step> steps, @ForAll("step") Step wanted) {
    ClusterIndex<Map<String, String>> index = new ClusterIndex<>(TOY, new SequentialIds("e"), NOON, MOST);
    Map<String, Map<String, String>> now = new TreeMap<>();
    steps.forEach(step -> apply(step, index, now));
    List<String> found = index.matching(wanted.values()).stream().map(match -> match.record()).toList();
    now.put("new", wanted.values());

    assertThat(new HashSet<>(found)).isEqualTo(new Oracle(now).links("new"));
  }

  /** The batch of a rule and the index by the same rule agree: clusters are of records that the rule pairs. */
  @Property(tries = 20)
  void clustersPeopleByARuleInAnyOrder(@ForAll long seed) {
    DuplicateRule rule = new DuplicateRule("people", "contact", List.of("email", "phone", "last_name"), MatchType.FUZZY,
        BigDecimal.valueOf(90), Map.of());
    List<GeneratedPerson> people = PeopleGenerator.builder(300).seed(seed).repeated(0.6).build().people().toList();
    ClusterIndex<?> forwards = new ClusterIndex<>(RuleMatching.of(rule), new SequentialIds("e"), NOON);
    ClusterIndex<?> backwards = new ClusterIndex<>(RuleMatching.of(rule), new SequentialIds("e"), NOON);
    people.forEach(person -> forwards.put(person.id(), values(person)));
    for (int i = people.size() - 1; i >= 0; i--) {
      backwards.put(people.get(i).id(), values(people.get((i + 1) % people.size())));
    }
    people.forEach(person -> backwards.put(person.id(), values(person)));

    assertThat(sets(backwards.clusters().values())).isEqualTo(sets(forwards.clusters().values()));
    assertThat(forwards.clusters()).hasSizeLessThan(300);
  }

  private static Set<Set<String>> sets(Collection<Set<String>> clusters) {
    return new HashSet<>(clusters);
  }

  private static Map<String, String> values(GeneratedPerson person) {
    return Stream.of(PersonColumn.EMAIL, PersonColumn.PHONE, PersonColumn.LAST_NAME)
        .collect(Collectors.toMap(PersonColumn::header, person::value));
  }

  @Provide
  Arbitrary<Step> step() {
    Arbitrary<String> keys = Arbitraries.strings().withChars("abcde").ofMinLength(1).ofMaxLength(2);
    return Combinators.combine(Arbitraries.of("r1", "r2", "r3", "r4", "r5", "r6", "r7"), keys,
        Arbitraries.integers().between(0, 4)).as(Step::new);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> removals =
        Arbitraries.of("r1", "r2", "r3", "r4", "r5", "r6", "r7").map(record -> new Step(record, "", 0));
    return Arbitraries.frequencyOf(Tuple.of(5, step()), Tuple.of(1, removals))
        .list().ofMinSize(1).ofMaxSize(30);
  }

  /** The definition, word by word: every pair looked at, every mean computed from its pairs. */
  private static final class Oracle {

    private final Map<String, Map<String, String>> records;
    private final List<String> ids;

    Oracle(Map<String, Map<String, String>> records) {
      this.records = records;
      this.ids = List.copyOf(new TreeSet<>(records.keySet()));
    }

    private String keys(String id) {
      return records.getOrDefault(id, Map.of()).getOrDefault("keys", "");
    }

    private double weight(String one, String other) {
      return TOY.weight(records.getOrDefault(one, Map.of()), records.getOrDefault(other, Map.of()));
    }

    private boolean linked(String one, String other) {
      return !one.equals(other) && weight(one, other) > 0 && keys(one).chars().anyMatch(key ->
          keys(other).indexOf(key) >= 0 && ids.stream().filter(id -> keys(id).indexOf(key) >= 0).count() <= MOST);
    }

    Set<String> links(String id) {
      return ids.stream().filter(other -> linked(id, other)).collect(Collectors.toSet());
    }

    Set<Set<String>> clusters() {
      Set<Set<String>> clusters = new HashSet<>();
      Set<String> done = new HashSet<>();
      for (String id : ids) {
        if (!done.contains(id)) {
          Set<String> component = new TreeSet<>(Set.of(id));
          while (component.addAll(component.stream().flatMap(each -> links(each).stream()).collect(Collectors.toSet()))) {
            // until it grows no more
          }
          done.addAll(component);
          clusters.addAll(parted(component));
        }
      }
      return clusters;
    }

    private Collection<Set<String>> parted(Set<String> component) {
      List<Set<String>> groups = new ArrayList<>();
      component.forEach(id -> groups.add(new TreeSet<>(Set.of(id))));
      while (true) {
        double best = 0;
        int[] pair = {-1, -1};
        for (int i = 0; i < groups.size(); i++) {
          for (int j = i + 1; j < groups.size(); j++) {
            double mean = mean(groups.get(i), groups.get(j));
            if (mean > best) {
              best = mean;
              pair = new int[] {i, j};
            }
          }
        }
        if (pair[0] < 0) {
          return groups;
        }
        groups.get(pair[0]).addAll(groups.remove(pair[1]));
      }
    }

    private double mean(Set<String> one, Set<String> other) {
      double sum = 0;
      for (String mine : one) {
        for (String theirs : other) {
          sum += weight(mine, theirs);
        }
      }
      return sum / ((double) one.size() * other.size());
    }
  }
}
