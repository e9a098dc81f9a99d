package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.territory.Audience;
import io.crmkit.territory.Extent;
import io.crmkit.territory.ModelView;
import io.crmkit.territory.Placements;
import io.crmkit.territory.Territories;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.ModelRefusal;
import io.crmkit.territory.model.ModelRefusal.Cycle;
import io.crmkit.territory.model.ModelRefusal.NotEmpty;
import io.crmkit.territory.model.ModelStatus;
import io.crmkit.territory.model.RegisterRefusal;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryChange.Renamed;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.placement.Stay;
import io.crmkit.territory.model.rollup.Measured;
import io.crmkit.territory.model.sharing.Sight;
import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import io.crmkit.testkit.core.HandClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The services of territories on storage in memory. */
class TerritoriesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ANN = new Actor("ann");
  private static final ModelId PLAN = new ModelId("2025");
  private static final ModelId NEXT = new ModelId("2026");
  private static final TerritoryId NA = new TerritoryId("na");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId EAST = new TerritoryId("east");
  private static final TerritoryId CALIFORNIA = new TerritoryId("ca");
  private static final Reason MANUAL = new Reason.Manual("ann");
  private static final RecordRef ACCOUNT = RecordRef.account("A-1");
  private static final PageRequest PAGE = PageRequest.first(100);

  private final InMemoryTerritories store = new InMemoryTerritories();
  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final Territories territories = Territories.builder(store.stores(), clock).build();
  private final Placements placements = new Placements(store.stores(), clock);

  @Test
  void showsOnlyTheActiveModelToEverybody() {
    drawn(PLAN);
    assertThat(territories.models(ACME, Audience.STANDARD)).isEmpty();
    assertThat(territories.find(ACME, PLAN, Audience.STANDARD)).isEmpty();
    assertThat(territories.find(ACME, PLAN, Audience.PLANNER)).isPresent();
    assertThat(territories.active(ACME)).isEmpty();

    territories.activate(ACME, PLAN, ANN).orElseThrow();
    territories.copy(ACME, PLAN, NEXT, ANN, "Sales 2026").orElseThrow();
    assertThat(territories.models(ACME, Audience.STANDARD)).containsOnlyKeys("2025");
    assertThat(territories.models(ACME, Audience.PLANNER))
        .isEqualTo(Map.of("2025", ModelStatus.ACTIVE, "2026", ModelStatus.PLANNING));
    assertThat(territories.active(ACME).map(ModelView::id)).contains(PLAN);
    assertThat(territories.find(ACME, PLAN, Audience.STANDARD)).isPresent();
  }

  @Test
  void plansNextYearOnACopy() {
    drawn(PLAN);
    territories.copy(ACME, PLAN, NEXT, ANN, "Sales 2026").orElseThrow();
    territories.change(ACME, NEXT, ANN, CALIFORNIA, new Moved(EAST)).orElseThrow();

    assertThat(model(NEXT).model().tree().path(CALIFORNIA)).hasToString("/north-america/east/california/");
    assertThat(model(PLAN).model().tree().path(CALIFORNIA)).hasToString("/north-america/west/california/");
    assertThat(refusal(territories.copy(ACME, new ModelId("x"), NEXT, ANN, "y")))
        .isEqualTo(new RegisterRefusal.UnknownModel(new ModelId("x")));
  }

  @Test
  void leavesTheArchiveAsItIs() {
    drawn(PLAN);
    territories.activate(ACME, PLAN, ANN).orElseThrow();
    territories.copy(ACME, PLAN, NEXT, ANN, "Sales 2026").orElseThrow();
    territories.activate(ACME, NEXT, ANN).orElseThrow();
    var archived = new RegisterRefusal.Archived(PLAN);

    assertThat(refusal(territories.change(ACME, PLAN, ANN, WEST, new Renamed("x")))).isEqualTo(archived);
    assertThat(refusal(territories.draw(ACME, PLAN, ANN, "x"))).isEqualTo(archived);
    assertThat(refusal(placements.place(ACME, PLAN, ACCOUNT, WEST, MANUAL))).isEqualTo(archived);
    assertThat(refusal(placements.remove(ACME, PLAN, ACCOUNT, WEST, ANN))).isEqualTo(archived);
    assertThat(territories.archive(ACME, NEXT, ANN).orElseThrow()).hasSize(1);
    assertThat(territories.active(ACME)).isEmpty();
  }

  @Test
  void refusesTheSecondOfTwoMovesThatWouldCloseACircle() throws Exception {
    for (int round = 0; round < 50; round++) {
      ModelId model = new ModelId("round " + round);
      drawn(model);
      List<Callable<Decision<ModelEvent>>> moves = List.of(
          () -> territories.change(ACME, model, ANN, WEST, new Moved(EAST)),
          () -> territories.change(ACME, model, ANN, EAST, new Moved(CALIFORNIA)));
      ExecutorService movers = Executors.newFixedThreadPool(2);
      try {
        List<Decision<ModelEvent>> answers = new ArrayList<>();
        for (Future<Decision<ModelEvent>> answer : movers.invokeAll(moves)) {
          answers.add(answer.get());
        }
        assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Refused.class::isInstance).singleElement()
            .satisfies(answer -> assertThat(refusal(answer)).isInstanceOf(Cycle.class));
        assertThat(model(model).model().tree().size()).isEqualTo(4);
      } finally {
        movers.shutdownNow();
      }
    }
  }

  @Test
  void handsItsHierarchyToForecasts() {
    drawn(PLAN);

    Tree tree = Tree.of(model(PLAN).model().tree().parentsByPath()).orElseThrow();
    assertThat(tree.name(tree.parent(tree.node("/north-america/west/california/")))).isEqualTo("/north-america/west/");
    assertThat(tree.size()).isEqualTo(5);
  }

  @Nested
  class Deleting {

    @Test
    void refusesATerritoryWithAssignments() {
      drawn(PLAN);
      placements.place(ACME, PLAN, ACCOUNT, CALIFORNIA, MANUAL).orElseThrow();
      placements.place(ACME, PLAN, RecordRef.user("bob"), CALIFORNIA, MANUAL).orElseThrow();

      assertThat(refusal(territories.delete(ACME, PLAN, ANN, CALIFORNIA))).isEqualTo(new NotEmpty(CALIFORNIA, 0, 2));
      assertThat(refusal(territories.delete(ACME, PLAN, ANN, WEST))).isEqualTo(new NotEmpty(WEST, 1, 0));
      assertThat(territories.delete(ACME, PLAN, ANN, EAST).orElseThrow()).hasSize(1);
    }

    @Test
    void handsAssignmentsAndChildrenToTheSuccessor() {
      drawn(PLAN);
      placements.place(ACME, PLAN, ACCOUNT, WEST, MANUAL).orElseThrow();
      territories.delete(ACME, PLAN, ANN, WEST, EAST).orElseThrow();

      assertThat(placements.find(ACME, PLAN, ACCOUNT).territories()).containsExactly(EAST);
      assertThat(model(PLAN).model().tree().path(CALIFORNIA)).hasToString("/north-america/east/california/");
      assertThat(refusal(placements.place(ACME, PLAN, ACCOUNT, WEST, MANUAL)))
          .isEqualTo(new ModelRefusal.UnknownTerritory(WEST));
    }
  }

  @Test
  void filtersByATerritoryWithEverythingBelowUnlessToldOtherwise() {
    drawn(PLAN);
    placements.place(ACME, PLAN, ACCOUNT, CALIFORNIA, MANUAL).orElseThrow();
    placements.place(ACME, PLAN, RecordRef.account("A-2"), WEST, MANUAL).orElseThrow();

    assertThat(ids(placements.members(ACME, PLAN, WEST, RecordKind.ACCOUNT, PAGE))).containsExactly("A-1", "A-2");
    assertThat(ids(placements.members(ACME, PLAN, WEST, RecordKind.ACCOUNT, Extent.ALONE, PAGE)))
        .containsExactly("A-2");
    assertThat(ids(placements.members(ACME, PLAN, EAST, RecordKind.ACCOUNT, PAGE))).isEmpty();
    assertThat(ids(placements.members(ACME, NEXT, WEST, RecordKind.ACCOUNT, PAGE))).isEmpty();
  }

  @Test
  void reportsAsOfAPastDayByTheTreeAndTheMembersOfThatDay() {
    drawn(PLAN);
    territories.activate(ACME, PLAN, ANN).orElseThrow();
    placements.place(ACME, PLAN, ACCOUNT, CALIFORNIA, MANUAL).orElseThrow();
    Instant then = clock.instant();
    clock.move(Duration.ofDays(30));
    territories.change(ACME, PLAN, ANN, CALIFORNIA, new Moved(EAST)).orElseThrow();
    placements.place(ACME, PLAN, RecordRef.account("A-2"), CALIFORNIA, MANUAL).orElseThrow();
    placements.remove(ACME, PLAN, ACCOUNT, CALIFORNIA, ANN).orElseThrow();

    assertThat(figure(then, WEST)).isEqualTo(1);
    assertThat(figure(then, EAST)).isZero();
    assertThat(figure(clock.instant(), WEST)).isZero();
    assertThat(figure(clock.instant(), EAST)).isEqualTo(1);
    assertThat(ids(placements.membersAt(ACME, then, WEST, RecordKind.ACCOUNT, Extent.WITH_DESCENDANTS, PAGE)))
        .containsExactly("A-1");
    assertThat(ids(placements.membersAt(ACME, clock.instant(), EAST, RecordKind.ACCOUNT, Extent.WITH_DESCENDANTS, PAGE)))
        .containsExactly("A-2");
    assertThat(placements.at(ACME, ACCOUNT, then)).extracting(Stay::territory).containsExactly(CALIFORNIA);
    assertThat(placements.at(ACME, ACCOUNT, clock.instant())).isEmpty();
    assertThat(territories.at(ACME, then.minusSeconds(1))).isEmpty();
    assertThat(placements.rollUp(ACME, then.minusSeconds(1), RecordKind.ACCOUNT, TerritoriesTest::one)).isEmpty();
  }

  @Test
  void letsOpportunitiesFollowTheirAccount() {
    drawn(PLAN);
    assertThat(refusal(placements.follow(ACME, "O-1", "A-1"))).isEqualTo(new RegisterRefusal.NoneActive());
    territories.activate(ACME, PLAN, ANN).orElseThrow();
    placements.place(ACME, PLAN, ACCOUNT, WEST, MANUAL).orElseThrow();

    placements.follow(ACME, "O-1", "A-1").orElseThrow();
    assertThat(placements.find(ACME, PLAN, RecordRef.opportunity("O-1")).territories()).containsExactly(WEST);
    placements.place(ACME, PLAN, ACCOUNT, EAST, MANUAL).orElseThrow();
    placements.follow(ACME, "O-1", "A-1").orElseThrow();
    assertThat(placements.choice(ACME, "A-1").territory()).isEmpty();
    assertThat(placements.find(ACME, PLAN, RecordRef.opportunity("O-1")).territories()).isEmpty();
    placements.place(ACME, PLAN, RecordRef.opportunity("O-1"), CALIFORNIA, MANUAL).orElseThrow();
    placements.follow(ACME, "O-1", "A-1").orElseThrow();
    assertThat(placements.find(ACME, PLAN, RecordRef.opportunity("O-1")).territories()).containsExactly(CALIFORNIA);
  }

  @Test
  void saysWhoSeesARecord() {
    territories.draw(ACME, PLAN, ANN, "Sales 2025").orElseThrow();
    territories.create(ACME, PLAN, ANN, List.of(territory(NA, null, "NA"), Territory.of(WEST, NA, new Profile(
        "West", null, Set.of(Sharing.SHARE_WITH_PARENT), Map.of("account", AccessLevel.EDIT))))).orElseThrow();
    territories.activate(ACME, PLAN, ANN).orElseThrow();
    placements.place(ACME, PLAN, RecordRef.user("bob"), NA, MANUAL).orElseThrow();
    placements.place(ACME, PLAN, RecordRef.user("cy"), WEST, MANUAL).orElseThrow();
    placements.place(ACME, PLAN, ACCOUNT, WEST, MANUAL).orElseThrow();

    assertThat(placements.viewers(ACME, ACCOUNT, "account")).extracting(Sight::user, Sight::level).containsExactly(
        tuple("bob", AccessLevel.EDIT),
        tuple("cy", AccessLevel.EDIT));
    assertThat(placements.viewers(ACME, ACCOUNT, "case")).isEmpty();
    assertThat(placements.viewers(ACME, RecordRef.account("A-9"), "account")).isEmpty();
  }

  @Test
  void remembersWhatHappened() {
    drawn(PLAN);
    territories.setType(ACME, PLAN, ANN, new TerritoryType("geo", 1)).orElseThrow();
    territories.removeType(ACME, PLAN, ANN, "geo").orElseThrow();

    assertThat(territories.history(ACME, PLAN)).hasSize(7).last()
        .isEqualTo(new ModelEvent.TypeRemoved("geo", "ann", clock.instant()));
    assertThat(territories.register(ACME).active()).isEmpty();
  }

  private void drawn(ModelId model) {
    territories.draw(ACME, model, ANN, "Sales").orElseThrow();
    territories.create(ACME, model, ANN, List.of(territory(NA, null, "North America"), territory(WEST, NA, "West"),
        territory(EAST, NA, "East"), territory(CALIFORNIA, WEST, "California"))).orElseThrow();
  }

  private ModelView model(ModelId model) {
    return territories.find(ACME, model, Audience.PLANNER).orElseThrow();
  }

  private long figure(Instant at, TerritoryId territory) {
    return placements.rollUp(ACME, at, RecordKind.ACCOUNT, TerritoriesTest::one).orElseThrow().at(territory).count();
  }

  private static Measured one(RecordRef record) {
    return new Measured(record.id(), BigDecimal.ONE, record.id());
  }

  private static List<String> ids(Page<Member> page) {
    return page.items().stream().map(member -> member.record().id()).toList();
  }

  private static Refusal refusal(Decision<?> decision) {
    return ((Refused<?>) decision).refusal();
  }

  private static Territory territory(TerritoryId id, @Nullable TerritoryId parent, String name) {
    return Territory.of(id, parent, Profile.named(name));
  }
}
