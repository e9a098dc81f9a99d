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
import io.crmkit.dedupe.merge.model.EntityEvent.FieldEdited;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.EntityRefusal.EditsToDecide;
import io.crmkit.dedupe.merge.model.FieldEdit;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.MergedRecord;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.dedupe.merge.model.Survivorship;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  /** A world of entities with a clock that stands still. */
  private static final class World {

    private final InMemoryEntities storage = new InMemoryEntities();
    private final Merging merging = new Merging(
        storage.entities(), new Survivorship(SurvivorshipPolicy.mostRecent()), Clock.fixed(START, ZoneOffset.UTC));

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
    World merged = new World();
    World apart = new World();
    List<MergeId> merges = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    Stage stage = new Stage(merged, apart, merges, seen, EditGoes.STAYS);
    for (int who = 0; who < CAST.size(); who++) {
      act(new Act(Act.Kind.ADOPT, who, 0, who), 0, stage);
    }
    for (int i = 0; i < acts.size(); i++) {
      act(acts.get(i), i, stage);
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

  /** One merge, and edits that go where somebody says: as if each had been made on that side. */
  @Property(tries = 300)
  void editsOverWhatAMergeBroughtGoWhereTheyAreSent(
      @ForAll("prefix") List<Act> before, @ForAll("edits") List<Act> after, @ForAll EditGoes goes) {
    World merged = new World();
    World apart = new World();
    Stage stage = new Stage(merged, apart, new ArrayList<>(), new HashMap<>(), goes);
    EntityId one = new EntityId("a");
    EntityId other = new EntityId("b");
    List.of(merged, apart).forEach(world -> {
      world.merging.adopt(ACME, one, record("a0", 3)).orElseThrow();
      world.merging.adopt(ACME, other, record("b0", 4)).orElseThrow();
    });
    before.forEach(act -> act(act, 0, stage));
    merged.merging.merge(ACME, new Pairing(one, other), new MergeId("m"), ALICE).orElseThrow();
    int sent = 0;
    for (Act act : after) {
      sent += editAsSent(act, goes, stage);
    }
    Statistics.label("sent").collect(sent > 0);
    Statistics.label("sent").coverage(found -> found.check(true).count(n -> n > 0));

    merged.merging.unmerge(ACME, one, new MergeId("m"), all(goes), ALICE).orElseThrow();

    assertThat(merged.state("a")).isEqualTo(apart.state("a"));
    assertThat(merged.state("b")).isEqualTo(apart.state("b"));
  }

  private static int editAsSent(Act act, EditGoes goes, Stage stage) {
    EntityId one = new EntityId("a");
    String field = FIELDS.get(act.what() % FIELDS.size());
    String value = "edited " + act.what();
    List<EntityEvent> events = stage.merged().merging.edit(ACME, one, field, value, ALICE).orElseThrow();
    FieldEdit edit = ((FieldEdited) events.get(0)).edit();
    boolean own = edit.over().isEmpty();
    if (own || goes == EditGoes.STAYS || goes == EditGoes.BOTH) {
      stage.apart().merging.edit(ACME, one, field, value, ALICE).orElseThrow();
    }
    if (!own && (goes == EditGoes.FOLLOWS || goes == EditGoes.BOTH)) {
      stage.apart().merging.edit(ACME, new EntityId("b"), field, value, ALICE).orElseThrow();
    }
    return own ? 0 : 1;
  }

  /** What an entity says does not depend on the order in which its records came. */
  @Property(tries = 200)
  void theOrderOfRecordsDecidesNothing(@ForAll("prefix") List<Act> acts, @ForAll long order) {
    List<SourceRecord> records = new ArrayList<>();
    for (Act act : acts) {
      records.add(record("r" + records.size(), act.what()));
    }
    List<SourceRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(order));
    Survivorship survivorship = new Survivorship(SurvivorshipPolicy.mostRecent());

    MergedRecord one = survivorship.merged(new Living(records, List.of(), List.of()));

    assertThat(survivorship.merged(new Living(shuffled, List.of(), List.of()))).isEqualTo(one);
  }

  private static SourceRecord record(String id, int what) {
    return new SourceRecord(id, what % 2 == 0 ? "crm" : "erp", START.plusSeconds(what % 7), null,
        Map.of("name", "name " + what % 5, "mail", what % 3 == 0 ? "" : "mail " + what % 4));
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
