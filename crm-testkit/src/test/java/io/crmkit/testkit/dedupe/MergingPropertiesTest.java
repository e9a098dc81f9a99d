package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.Pairing;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.EditGoes;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.EntityEvent;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.EntityRefusal.EditsToDecide;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.MergedRecord;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.dedupe.merge.model.SurvivorRule;
import io.crmkit.dedupe.merge.model.Survivorship;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import io.crmkit.testkit.core.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Entities that are merged and parted in any order are, bit for bit, what they would be had they never met. */
class MergingPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ALICE = new Actor("alice");
  private static final List<String> CAST = List.of("a", "b", "c", "d");
  private static final List<String> FIELDS = List.of("name", "mail");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** What somebody does: which of the acts, to whom, with whom, and what. */
  private record Act(Kind kind, int who, int other, int what) {
    private enum Kind { ADOPT, CHANGE, DROP, EDIT, MERGE, UNMERGE }
  }

  /** A world of entities; two worlds that are compared share a clock. */
  private static final class World {

    private final InMemoryEntities storage = new InMemoryEntities();
    private final Merging merging;

    World(Clock clock) {
      merging = new Merging(storage.entities(), new Survivorship(SurvivorshipPolicy.mostRecent()), clock);
    }

    EntityId speaker(String id) {
      return merging.speaker(ACME, new EntityId(id));
    }

    String state(String id) {
      return merging.find(ACME, new EntityId(id)).map(stored -> EntityFormat.FORMAT.writeState(stored.value()))
          .orElse("nothing");
    }
  }

  @Property(tries = 300)
  void afterAllMergesAreUndoneNothingIsLeftOfThem(
      @ForAll("acts") List<Act> acts, @ForAll long order) {
    HandClock clock = new HandClock(START);
    World merged = new World(clock);
    World apart = new World(clock);
    List<MergeId> merges = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    Stage stage = new Stage(merged, apart, merges, seen, EditGoes.STAYS);
    for (int who = 0; who < CAST.size(); who++) {
      act(new Act(Act.Kind.ADOPT, who, 0, who), 0, stage);
    }
    for (int i = 0; i < acts.size(); i++) {
      clock.move(Duration.ofSeconds(acts.get(i).other() % 2));
      act(acts.get(i), i, stage);
      saysWhatTheRecordsOfAllSay(acts.get(i), stage);
    }
    Statistics.label("merges in effect").collect(Math.min(merges.size(), 3));
    Statistics.label("merges in effect").coverage(found -> found.check(2).count(n -> n > 0));
    Random random = new Random(order);
    while (!merges.isEmpty()) {
      release(merges.remove(random.nextInt(merges.size())), stage);
    }

    for (String id : CAST) {
      assertThat(merged.state(id)).as(id).isEqualTo(apart.state(id));
    }
    Statistics.label("edits to decide").collect(seen.containsKey("decided"));
    Statistics.label("edits to decide").coverage(found -> found.check(true).count(n -> n > 0));
  }

  /** While they are merged, an entity says the most recent of what the records say that all of them have apart. */
  private static void saysWhatTheRecordsOfAllSay(Act act, Stage stage) {
    EntityId speaker = stage.merged().speaker(CAST.get(act.who()));
    Set<String> edited = new HashSet<>();
    List<SourceRecord> records = new ArrayList<>();
    for (String id : CAST) {
      if (stage.merged().speaker(id).equals(speaker)) {
        Living living = (Living) stage.apart().merging.find(ACME, new EntityId(id)).orElseThrow().value();
        records.addAll(living.allRecords());
        living.edits().forEach(edit -> edited.add(edit.field()));
      }
    }
    MergedRecord merged = stage.merged().merging.merged(ACME, speaker).orElseThrow();
    for (String field : FIELDS) {
      if (!edited.contains(field)) {
        assertThat(merged.value(field)).isEqualTo(records.stream()
            .filter(record -> !record.values().getOrDefault(field, "").isEmpty())
            .max(Comparator.comparing(SourceRecord::modified).thenComparing(SourceRecord::id, Comparator.reverseOrder()))
            .map(record -> record.values().get(field)));
      }
    }
  }

  private record Stage(
      World merged, World apart, List<MergeId> merges, Map<String, Integer> seen, EditGoes goes) {}

  private static void act(Act act, int number, Stage stage) {
    String who = CAST.get(act.who());
    switch (act.kind()) {
      case ADOPT -> {
        SourceRecord record = record(who + stage.seen().merge(who, 1, Integer::sum), act.what());
        EntityId speaker = stage.merged().speaker(who);
        stage.merged().merging.adopt(ACME, speaker, record).orElseThrow();
        stage.apart().merging.adopt(ACME, speaker, record).orElseThrow();
      }
      case CHANGE -> onARecord(act, stage, (world, owner, id) ->
          world.merging.change(ACME, owner, record(id, act.what())).orElseThrow());
      case DROP -> onARecord(act, stage, (world, owner, id) -> world.merging.drop(ACME, owner, id).orElseThrow());
      case EDIT -> edit(who, act.what(), stage);
      case MERGE -> {
        MergeId merge = new MergeId("m" + number);
        Pairing pairing = new Pairing(new EntityId(who), new EntityId(CAST.get(act.other())));
        if (stage.merged().merging.merge(ACME, pairing, merge, ALICE) instanceof Accepted<EntityEvent>) {
          stage.merges().add(merge);
        }
      }
      case UNMERGE -> {
        if (!stage.merges().isEmpty()) {
          release(stage.merges().remove(act.what() % stage.merges().size()), stage);
        }
      }
    }
  }

  private interface OnARecord {
    void apply(World world, EntityId owner, String record);
  }

  /** Finds a record in the world of merges, and who has it in the world without. */
  private static void onARecord(Act act, Stage stage, OnARecord change) {
    EntityId speaker = stage.merged().speaker(CAST.get(act.who()));
    if (stage.merged().merging.find(ACME, speaker).isEmpty()) {
      return;
    }
    Living living = (Living) stage.merged().merging.find(ACME, speaker).orElseThrow().value();
    if (living.allRecords().isEmpty()) {
      return;
    }
    String record = living.allRecords().get(act.what() % living.allRecords().size()).id();
    change.apply(stage.merged(), speaker, record);
    for (String id : CAST) {
      EntityId owner = new EntityId(id);
      if (stage.apart().merging.find(ACME, owner).map(stored -> (Living) stored.value())
          .filter(each -> each.allRecords().stream().anyMatch(one -> one.id().equals(record))).isPresent()) {
        change.apply(stage.apart(), owner, record);
      }
    }
  }

  private static void edit(String who, int what, Stage stage) {
    EntityId speaker = stage.merged().speaker(who);
    String field = FIELDS.get(what % FIELDS.size());
    String value = what % 5 == 0 ? null : "edited " + what;
    if (stage.merged().merging.edit(ACME, speaker, field, value, ALICE) instanceof Accepted<EntityEvent>) {
      stage.apart().merging.edit(ACME, speaker, field, value, ALICE).orElseThrow();
    }
  }

  private static void release(MergeId merge, Stage stage) {
    for (String id : CAST) {
      EntityId speaker = stage.merged().speaker(id);
      if (holds(stage.merged(), speaker, merge)) {
        Decision<EntityEvent> answer = stage.merged().merging.unmerge(ACME, speaker, merge, Map.of(), ALICE);
        if (answer instanceof Refused<EntityEvent> refused) {
          assertThat(refused.refusal()).isInstanceOf(EditsToDecide.class);
          stage.seen().put("decided", 1);
          stage.merged().merging.unmerge(ACME, speaker, merge, all(stage.goes()), ALICE).orElseThrow();
        }
        return;
      }
    }
    throw new AssertionError("nobody has " + merge);
  }

  private static boolean holds(World world, EntityId id, MergeId merge) {
    return world.merging.find(ACME, id).map(stored -> stored.value() instanceof Living living
        && living.allMerges().stream().anyMatch(step -> step.id().equals(merge))).orElse(false);
  }

  private static Map<String, EditGoes> all(EditGoes goes) {
    Map<String, EditGoes> all = new HashMap<>();
    FIELDS.forEach(field -> all.put(field, goes));
    return all;
  }

  /** Who was merged into whom before anybody edits: by one merge, by merges within merges, and by several side by side. */
  private enum Shape {
    ONE("ab"), INNER_FIRST("bc", "ab"), OUTER_LAST("ab", "ca"), SIDE_BY_SIDE("ab", "ac"), DEEP("cd", "bc", "ab");

    private final String joined;

    Shape(String... merges) {
      this.joined = String.join(" ", merges);
    }

    List<String> merges() {
      return List.of(joined.split(" "));
    }

    /** The last merge has the one at the top. */
    String top() {
      return merges().get(merges().size() - 1).substring(0, 1);
    }

    /** The way from the top to an entity, both included. */
    List<String> way(String to) {
      Map<String, String> parents = new HashMap<>();
      merges().forEach(each -> parents.put(each.substring(1), each.substring(0, 1)));
      List<String> way = new ArrayList<>(List.of(to));
      while (parents.containsKey(way.get(0))) {
        way.add(0, parents.get(way.get(0)));
      }
      return way;
    }
  }

  /**
   * Edits go where somebody says, as if each had been made there. Whose value it is that they replace is asked of what was
   * there before the first of them: who edits a field twice edits the same value.
   */
  @Property(tries = 300)
  void editsOverWhatAMergeBroughtGoWhereTheyAreSent(@ForAll("prefix") List<Act> before,
      @ForAll("edits") List<Act> after, @ForAll EditGoes goes, @ForAll Shape shape, @ForAll long order) {
    HandClock clock = new HandClock(START);
    World merged = new World(clock);
    World apart = new World(clock);
    Stage stage = new Stage(merged, apart, new ArrayList<>(), new HashMap<>(), goes);
    for (int who = 0; who < CAST.size(); who++) {
      act(new Act(Act.Kind.ADOPT, who, 0, who + 3), 0, stage);
    }
    before.forEach(act -> act(act, 0, stage));
    List<MergeId> merges = new ArrayList<>();
    for (String each : shape.merges()) {
      merges.add(new MergeId(each.substring(1)));
      Pairing pairing = new Pairing(new EntityId(each.substring(0, 1)), new EntityId(each.substring(1)));
      merged.merging.merge(ACME, pairing, merges.get(merges.size() - 1), ALICE).orElseThrow();
    }
    Map<String, String> owners = owners(merged, shape);
    Map<String, Integer> sent = new HashMap<>();
    for (Act act : after) {
      clock.move(Duration.ofSeconds(act.other() % 2));
      String field = FIELDS.get(act.what() % FIELDS.size());
      editAsSent(field, "edited " + act.what(), shape.way(owners.getOrDefault(field, shape.top())), stage);
      sent.merge(field, owners.containsKey(field) ? 1 : 0, Integer::sum);
    }
    Statistics.label("a field that others brought is edited twice")
        .collect(sent.values().stream().anyMatch(times -> times > 1));
    Statistics.label("a field that others brought is edited twice")
        .coverage(found -> found.check(true).count(n -> n > 0));

    Collections.shuffle(merges, new Random(order));
    merges.forEach(merge -> merged.merging.unmerge(ACME, holder(merged, merge), merge, all(goes), ALICE).orElseThrow());

    for (String id : CAST) {
      assertThat(merged.state(id)).as(id).isEqualTo(apart.state(id));
      assertThat(merged.merging.merged(ACME, new EntityId(id))).isEqualTo(apart.merging.merged(ACME, new EntityId(id)));
    }
  }

  /** Returns whose value each field has, if it is not that of the one at the top; merges are named by who was absorbed. */
  private static Map<String, String> owners(World merged, Shape shape) {
    Map<String, String> owners = new HashMap<>();
    merged.merging.merged(ACME, new EntityId(shape.top())).orElseThrow().fields().forEach((field, value) -> {
      List<MergeId> path = value.lineage().get(0).path();
      if (!path.isEmpty()) {
        owners.put(field, path.get(path.size() - 1).value());
      }
    });
    return owners;
  }

  private static void editAsSent(String field, String value, List<String> way, Stage stage) {
    stage.merged().merging.edit(ACME, new EntityId(way.get(0)), field, value, ALICE).orElseThrow();
    List<String> to = switch (stage.goes()) {
      case STAYS -> way.subList(0, 1);
      case FOLLOWS -> way.subList(way.size() - 1, way.size());
      case BOTH -> way;
      case NEITHER -> way.size() == 1 ? way : List.of();
    };
    to.forEach(id -> stage.apart().merging.edit(ACME, new EntityId(id), field, value, ALICE).orElseThrow());
  }

  private static EntityId holder(World world, MergeId merge) {
    return CAST.stream().map(world::speaker).filter(id -> holds(world, id, merge)).findFirst().orElseThrow();
  }

  /** What an entity says does not depend on the order in which its records came. */
  @Property(tries = 200)
  void theOrderOfRecordsDecidesNothing(
      @ForAll("prefix") List<Act> acts, @ForAll("rules") SurvivorRule rule, @ForAll long order) {
    List<SourceRecord> records = new ArrayList<>();
    for (Act act : acts) {
      records.add(record("r" + records.size(), act.what()));
    }
    List<SourceRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(order));
    Survivorship survivorship = new Survivorship(new SurvivorshipPolicy(rule, Map.of(), List.of("erp")));

    MergedRecord one = survivorship.merged(new Living(records, List.of(), List.of()));

    assertThat(survivorship.merged(new Living(shuffled, List.of(), List.of()))).isEqualTo(one);
  }

  private static SourceRecord record(String id, int what) {
    return new SourceRecord(id, what % 2 == 0 ? "crm" : "erp", START.plusSeconds(what % 7), null,
        Map.of("name", "name " + what % 5, "mail", what % 3 == 0 ? "" : "mail " + what % 4));
  }

  @Provide
  Arbitrary<SurvivorRule> rules() {
    return Arbitraries.of(SurvivorRule.Kind.values()).filter(kind -> kind != SurvivorRule.Kind.CUSTOM)
        .map(SurvivorRule::of);
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return acts(Act.Kind.ADOPT, Act.Kind.CHANGE, Act.Kind.CHANGE, Act.Kind.DROP, Act.Kind.EDIT, Act.Kind.EDIT,
        Act.Kind.EDIT, Act.Kind.MERGE, Act.Kind.MERGE, Act.Kind.MERGE, Act.Kind.UNMERGE)
        .list().ofMinSize(10).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Act>> prefix() {
    return acts(Act.Kind.ADOPT, Act.Kind.CHANGE, Act.Kind.EDIT).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Act>> edits() {
    return acts(Act.Kind.EDIT).list().ofMinSize(1).ofMaxSize(6);
  }

  private static Arbitrary<Act> acts(Act.Kind... kinds) {
    return Combinators.combine(Arbitraries.of(kinds), Arbitraries.integers().between(0, 3),
        Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 50)).as(Act::new);
  }
}
