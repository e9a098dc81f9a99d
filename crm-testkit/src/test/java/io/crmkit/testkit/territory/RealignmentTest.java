package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.territory.Audience;
import io.crmkit.territory.Placements;
import io.crmkit.territory.RealignReport;
import io.crmkit.territory.RealignReport.Counts;
import io.crmkit.territory.Realignment;
import io.crmkit.territory.Shift;
import io.crmkit.territory.Territories;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.RegisterRefusal;
import io.crmkit.territory.model.TerritoryChange;
import io.crmkit.territory.model.TerritoryChange.RuleSet;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.placement.Realign;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleCondition;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Accounts are put where rules say, by storage in memory. */
class RealignmentTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ANN = new Actor("ann");
  private static final ModelId PLAN = new ModelId("2025");
  private static final ModelId NEXT = new ModelId("2026");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId EAST = new TerritoryId("east");
  private static final Fields CALIFORNIAN = Fields.NONE.with("state", Value.of("CA")).with("size", Value.of(50));
  private static final Fields TEXAN = CALIFORNIAN.with("state", Value.of("TX"));

  /** A host with its accounts and what crmkit keeps of it. */
  private static final class Host {

    final AccountBook accounts = new AccountBook();
    final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
    final InMemoryTerritories store = new InMemoryTerritories();
    final Territories territories = Territories.builder(store.stores(), clock).build();
    final Placements placements = new Placements(store.stores(), clock);
    final Realignment realignment = new Realignment(store.stores(), accounts, clock);

    static Host withTwoTerritories() {
      Host host = new Host();
      host.territories.draw(ACME, PLAN, ANN, "Sales 2025").orElseThrow();
      host.territories.create(ACME, PLAN, ANN, List.of(
          Territory.of(WEST, null, Profile.named("West")).withRule(rule("r1", "state = 'CA'")),
          Territory.of(EAST, null, Profile.named("East")).withRule(rule("r2", "state = 'TX' and size > 10"))))
          .orElseThrow();
      host.accounts.put("A-1", CALIFORNIAN).put("A-2", TEXAN).put("A-3", TEXAN.with("size", Value.of("many")));
      return host;
    }

    Host change(TerritoryId territory, TerritoryChange change) {
      territories.change(ACME, PLAN, ANN, territory, change);
      return this;
    }

    Set<TerritoryId> where(ModelId model, String account) {
      return placements.find(ACME, model, RecordRef.account(account)).territories();
    }
  }

  private final Host host = Host.withTwoTerritories();

  @Test
  void placesEveryAccountAndNamesThoseThatCannotBeJudged() {
    RealignReport report = host.realignment.all(ACME, PLAN);

    assertThat(report.counts()).isEqualTo(new Counts(3, 2, 0, 1));
    assertThat(report.unjudged()).containsOnlyKeys("A-3");
    assertThat(host.where(PLAN, "A-1")).containsExactly(WEST);
    assertThat(host.where(PLAN, "A-2")).containsExactly(EAST);
    assertThat(host.realignment.all(ACME, PLAN).counts().changed()).isZero();
  }

  @Test
  void leavesAnArchivedModelAsItIs() {
    long version = host.realignment.all(ACME, PLAN).version();
    host.accounts.put("A-1", TEXAN);
    host.territories.archive(ACME, PLAN, ANN).orElseThrow();

    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> host.realignment.all(ACME, PLAN))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new RegisterRefusal.Archived(PLAN)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> host.realignment.since(ACME, PLAN, version, Set.of("A-1")));
    assertThat(host.where(PLAN, "A-1")).containsExactly(WEST);
  }

  @Test
  void looksOnlyAtWhatAChangeConcerns() {
    long version = host.realignment.all(ACME, PLAN).version();
    host.change(EAST, new RuleSet(rule("r2", "state = 'NY'")));

    assertThat(host.realignment.since(ACME, PLAN, version, Set.of()).counts()).isEqualTo(new Counts(2, 1, 1, 0));
    assertThat(host.where(PLAN, "A-2")).isEmpty();
  }

  @Test
  void looksOnlyAtEditedAccountsWhileTheModelIsTheSame() {
    long version = host.realignment.all(ACME, PLAN).version();
    host.accounts.put("A-1", TEXAN);

    RealignReport report = host.realignment.since(ACME, PLAN, version, Set.of("A-1", "A-9"));
    assertThat(report.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(host.where(PLAN, "A-1")).containsExactly(EAST);
  }

  @Test
  void placesAccountsAsTheyAreEdited() {
    assertThat(host.realignment.changed(ACME, "A-1", CALIFORNIAN).orElseThrow()).isEmpty();
    host.territories.activate(ACME, PLAN, ANN).orElseThrow();

    host.realignment.changed(ACME, "A-1", CALIFORNIAN).orElseThrow();
    assertThat(host.where(PLAN, "A-1")).containsExactly(WEST);
    assertThat(host.realignment.changed(ACME, "A-1", TEXAN.with("size", Value.of("many"))))
        .isInstanceOf(Refused.class);
    assertThat(host.where(PLAN, "A-1")).containsExactly(WEST);
  }

  @Test
  void leavesExcludedAccountsAlone() {
    host.realignment.all(ACME, PLAN);
    host.realignment.setRealign(ACME, PLAN, "A-1", Realign.EXCLUDED, ANN).orElseThrow();
    host.accounts.put("A-1", TEXAN);
    host.realignment.all(ACME, PLAN);
    assertThat(host.where(PLAN, "A-1")).containsExactly(WEST);

    host.realignment.setRealign(ACME, PLAN, "A-1", Realign.INCLUDED, ANN).orElseThrow();
    assertThat(host.where(PLAN, "A-1")).containsExactly(EAST);
  }

  @Test
  void showsWhatAPlanWouldChangeAndWritesNothing() {
    host.territories.activate(ACME, PLAN, ANN).orElseThrow();
    host.realignment.all(ACME, PLAN);
    host.territories.copy(ACME, PLAN, NEXT, ANN, "Sales 2026").orElseThrow();
    host.territories.change(ACME, NEXT, ANN, EAST, new RuleSet(rule("r2", "state in ('CA', 'TX')"))).orElseThrow();
    host.placements.place(ACME, NEXT, RecordRef.account("A-2"), WEST, new Reason.Manual("ann")).orElseThrow();

    List<Shift> shifts = new ArrayList<>();
    RealignReport report = host.realignment.preview(ACME, NEXT, shifts::add);
    assertThat(shifts).containsExactly(new Shift("A-1", Set.of(EAST), Set.of()),
        new Shift("A-2", Set.of(WEST), Set.of()), new Shift("A-3", Set.of(EAST), Set.of()));
    assertThat(report.counts()).isEqualTo(new Counts(3, 3, 0, 0));
    assertThat(host.where(NEXT, "A-1")).isEmpty();

    Map<String, Set<TerritoryId>> before = new HashMap<>();
    List.of("A-1", "A-2", "A-3").forEach(account -> before.put(account, host.where(PLAN, account)));
    host.realignment.all(ACME, NEXT);
    host.territories.activate(ACME, NEXT, ANN).orElseThrow();
    for (Shift shift : shifts) {
      Set<TerritoryId> expected = new HashSet<>(before.get(shift.account()));
      expected.removeAll(shift.lost());
      expected.addAll(shift.gained());
      assertThat(host.where(NEXT, shift.account())).isEqualTo(expected);
    }
  }

  @Test
  void explainsWhyAnAccountIsHereOrNot() {
    host.realignment.all(ACME, PLAN);

    assertThat(host.realignment.explain(ACME, PLAN, "A-1", WEST).isHere()).isTrue();
    assertThat(host.realignment.explain(ACME, PLAN, "A-1", EAST).findings())
        .containsExactly("It does not meet every rule that acts here.");
    assertThatIllegalArgumentException().isThrownBy(() -> host.realignment.explain(ACME, NEXT, "A-1", EAST));
  }

  @Test
  void stopsWhenItIsCancelled() {
    assertThatExceptionOfType(CancelledException.class).isThrownBy(
        () -> host.realignment.all(ACME, PLAN, () -> true, ProgressListener.none()));
    assertThat(host.where(PLAN, "A-1")).isEmpty();
  }

  @Property(tries = 200)
  void incrementalRunsEndWhereFullRunsDo(@ForAll("models") Drawn model, @ForAll("commands") List<ModelCommand> commands,
      @ForAll("records") List<Fields> before, @ForAll("records") List<Fields> after) {
    Host one = started(model, before);
    Host other = started(model, before);
    long version = one.realignment.all(ACME, PLAN).version();
    other.realignment.all(ACME, PLAN);
    Set<String> edited = new HashSet<>();
    for (Host each : List.of(one, other)) {
      commands.forEach(command -> each.change(((Change) command).territory(), ((Change) command).change()));
      for (int i = 0; i < Math.min(2, after.size()); i++) {
        each.accounts.put("A-" + i, after.get(i));
        edited.add("A-" + i);
      }
    }
    Counts counts = one.realignment.since(ACME, PLAN, version, edited).counts();
    other.realignment.all(ACME, PLAN);

    for (int i = 0; i < Math.max(before.size(), 2); i++) {
      var account = RecordRef.account("A-" + i);
      assertThat(one.placements.find(ACME, PLAN, account)).isEqualTo(other.placements.find(ACME, PLAN, account));
    }
    Statistics.collect(counts.leftAlone() > 0 ? "some left alone" : "all judged");
    Statistics.coverage(seen -> seen.check("some left alone").percentage(share -> share > 1));
  }

  private static Host started(Drawn model, List<Fields> records) {
    Host host = new Host();
    host.territories.draw(ACME, PLAN, ANN, "Sales 2025").orElseThrow();
    model.types().forEach(type -> host.territories.setType(ACME, PLAN, ANN, type).orElseThrow());
    host.territories.create(ACME, PLAN, ANN, model.territories()).orElseThrow();
    for (int i = 0; i < records.size(); i++) {
      host.accounts.put("A-" + i, records.get(i));
    }
    assertThat(host.territories.find(ACME, PLAN, Audience.PLANNER).orElseThrow().model().territories())
        .isEqualTo(model.territories());
    return host;
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  @Provide
  Arbitrary<List<ModelCommand>> commands() {
    return TerritoryArbitraries.commands().filter(Change.class::isInstance).list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Fields>> records() {
    return TerritoryArbitraries.records().list().ofMinSize(2).ofMaxSize(6);
  }

  private static AssignmentRule rule(String id, String criterion) {
    return AssignmentRule.local(new RuleId(id), RuleCondition.allOf(criterion));
  }
}
