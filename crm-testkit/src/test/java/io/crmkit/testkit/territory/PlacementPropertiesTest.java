package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.Follow;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementCommand.Rehome;
import io.crmkit.territory.model.placement.PlacementCommand.Remove;
import io.crmkit.territory.model.placement.PlacementCommand.SetRealign;
import io.crmkit.territory.model.placement.PlacementDecider;
import io.crmkit.territory.model.placement.PlacementEvent;
import io.crmkit.territory.model.placement.Realign;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.placement.Stay;
import io.crmkit.territory.model.placement.Target;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rules 4, 6 and 12: what no command ever does to the placement of a record. */
class PlacementPropertiesTest {

  private static final Instant START = Instant.parse("2024-05-01T12:00:00Z");

  private final PlacementDecider decider = new PlacementDecider();

  @Property
  void anOpportunityIsInOneTerritoryAtMost(@ForAll("opportunityCommands") List<PlacementCommand> commands) {
    Placement state = Placement.NOWHERE;
    for (PlacementCommand command : commands) {
      state = after(state, command);
      assertThat(state.territories()).hasSizeLessThanOrEqualTo(1);
      Statistics.collect(state.territories().isEmpty() ? "nowhere" : "somewhere");
    }
    Statistics.coverage(seen -> seen.check("somewhere").percentage(share -> share > 20));
  }

  @Property
  void thePastStaysAsItWas(@ForAll("accountCommands") List<PlacementCommand> commands) {
    TreeMap<Instant, List<Stay>> seen = new TreeMap<>();
    Placement state = Placement.NOWHERE;
    for (PlacementCommand command : commands) {
      state = after(state, command);
      seen.put(command.at(), List.copyOf(state.current()));
    }
    for (Instant at : seen.keySet()) {
      assertThat(state.at(at)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("until")
          .containsExactlyInAnyOrderElementsOf(seen.get(at));
    }
    state.stays().forEach(stay -> Statistics.collect(stay.isCurrent() ? "current" : "ended"));
    Statistics.coverage(found -> found.check("ended").percentage(share -> share > 20));
  }

  @Property
  void noStayStandsTwice(@ForAll("accountCommands") List<PlacementCommand> commands) {
    Placement state = Placement.NOWHERE;
    for (PlacementCommand command : commands) {
      state = after(state, command);
      assertThat(state.current()).hasSize(differentStays(state));
    }
  }

  @Property
  void statesAndEventsReadBack(@ForAll("accountCommands") List<PlacementCommand> commands) {
    Placement state = Placement.NOWHERE;
    for (PlacementCommand command : commands) {
      state = after(state, command);
    }
    assertThat(TerritoryFormats.PLACEMENT.readState(TerritoryFormats.PLACEMENT.writeState(state))).isEqualTo(state);
  }

  private static int differentStays(Placement placement) {
    return (int) placement.current().stream()
        .map(stay -> new Stay(stay.territory(), stay.reason(), START, null)).distinct().count();
  }

  private Placement after(Placement state, PlacementCommand command) {
    return decider.decide(state, command) instanceof Accepted<PlacementEvent> accepted
        ? decider.evolve(state, accepted.events()) : state;
  }

  @Provide
  Arbitrary<List<PlacementCommand>> opportunityCommands() {
    return timed(Arbitraries.of(0, 1, 2, 3, 5), RecordKind.OPPORTUNITY);
  }

  @Provide
  Arbitrary<List<PlacementCommand>> accountCommands() {
    return timed(Arbitraries.of(0, 1, 2, 4, 4, 5), RecordKind.ACCOUNT);
  }

  /** Commands, a second apart. */
  private static Arbitrary<List<PlacementCommand>> timed(Arbitrary<Integer> forms, RecordKind kind) {
    Arbitrary<TerritoryId> few = Arbitraries.of(TerritoryArbitraries.IDS.subList(0, 3));
    record Draw(int form, TerritoryId one, TerritoryId other, int detail) {}
    return Combinators.combine(forms, few, few, Arbitraries.integers().between(0, 3)).as(Draw::new)
        .list().ofMinSize(3).ofMaxSize(15).map(draws -> {
          ArrayList<PlacementCommand> commands = new ArrayList<>();
          for (Draw each : draws) {
            Instant at = START.plusSeconds(commands.size());
            commands.add(command(each.form(), each.one(), each.other(), each.detail(), at, kind));
          }
          return commands;
        });
  }

  private static PlacementCommand command(
      int form, TerritoryId one, TerritoryId other, int detail, Instant at, RecordKind kind) {
    Actor ann = new Actor("ann");
    return switch (form) {
      case 0 -> new Place(kind, one, detail < 2 ? new Reason.Manual("ann") : new Reason.Api("etl"), at);
      case 1 -> new Remove(one, ann, at);
      case 2 -> new Rehome(one, detail == 0 ? null : other, at);
      case 3 -> new Follow("A-" + detail % 2, detail == 0 ? null : one, at);
      case 4 -> new Align(detail == 0 ? List.of() : List.of(new Target(one, List.of(new RuleId("r" + detail)))), at);
      default -> new SetRealign(detail < 3 ? Realign.INCLUDED : Realign.EXCLUDED, ann, at);
    };
  }
}
