package io.crmkit.testkit.territory;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelCommand.Draw;
import io.crmkit.territory.model.ModelCommand.SetType;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.Remains;
import io.crmkit.territory.model.TerritoryChange;
import io.crmkit.territory.model.TerritoryChange.Classified;
import io.crmkit.territory.model.TerritoryChange.Granted;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryChange.Renamed;
import io.crmkit.territory.model.TerritoryChange.RuleRemoved;
import io.crmkit.territory.model.TerritoryChange.RuleSet;
import io.crmkit.territory.model.TerritoryChange.Shared;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.Activity;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Reach;
import io.crmkit.territory.model.rule.RuleCondition;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Sharing;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary models of up to nine territories, commands to them, and records that their rules judge. The cast is small,
 * so that moves close circles, names collide, and records match several territories.
 */
public final class TerritoryArbitraries {

  /** Every id that a territory can have. */
  public static final List<TerritoryId> IDS =
      IntStream.range(0, 9).mapToObj(number -> new TerritoryId("t" + number)).toList();

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final Actor ANN = new Actor("ann");
  private static final List<String> NAMES = List.of("West", "west!", "West 2", "East", "North", "South", "Île", "?");
  private static final List<String> CRITERIA = List.of("state = 'CA'", "state in ('CA', 'NY')", "state != 'CA'",
      "size > 10", "size <= 10", "industry is null", "true");

  private TerritoryArbitraries() {}

  public static Arbitrary<TerritoryId> ids() {
    return Arbitraries.of(IDS);
  }

  /** Models with the types {@code geo} and {@code named}, of few territories or many, some of them deep. */
  public static Arbitrary<Drawn> models() {
    Arbitrary<List<ModelCommand>> rules = ruleCommands().list().ofMinSize(2).ofMaxSize(14);
    Arbitrary<List<Integer>> parents = Arbitraries.integers().between(-1, 3).list().ofMinSize(2).ofMaxSize(IDS.size());
    return Combinators.combine(parents, types(), rules)
        .as((above, type, then) -> play(play(begun(), List.of(grown(above, type))), then)).withoutEdgeCases();
  }

  /** A tree; each territory lies so many before the next one, and is a root if none does. */
  private static Create grown(List<Integer> above, @Nullable String type) {
    List<Territory> territories = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      int parent = above.get(i) < 0 ? -1 : i - 1 - above.get(i) / 2;
      String name = i == 0 ? "West" : (i % 2 == 0 ? "West " : "Île ") + i;
      territories.add(Territory.of(IDS.get(i), parent < 0 ? null : IDS.get(parent),
          Profile.named(name).withType(i % 2 == 0 ? type : null)));
    }
    return new Create(territories, ANN, AT);
  }

  /** Commands to any territory, those that are refused included. */
  public static Arbitrary<ModelCommand> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, creations()), Tuple.of(6, changes()), Tuple.of(2, ruleCommands()), Tuple.of(2, deletions()));
  }

  /** Applies what is accepted of some commands. */
  public static Drawn play(Drawn model, List<ModelCommand> commands) {
    var decider = new ModelDecider();
    TerritoryModel state = model;
    for (ModelCommand command : commands) {
      Decision<ModelEvent> decision = decider.decide(state, command);
      state = decision instanceof Accepted<ModelEvent> accepted ? decider.evolve(state, accepted.events()) : state;
    }
    return (Drawn) state;
  }

  /** Records with a state, a size and an industry, each of which may be missing; a size may be a text. */
  public static Arbitrary<Fields> records() {
    Arbitrary<Value> state = Arbitraries.of(Value.of("CA"), Value.of("TX"), Value.ABSENT);
    Arbitrary<Value> size = Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.of(Value.of(5), Value.of(50))), Tuple.of(1, Arbitraries.just(Value.of("many"))));
    Arbitrary<Value> industry = Arbitraries.of(Value.of("tech"), Value.ABSENT);
    return Combinators.combine(state, size, industry).as((a, b, c) ->
        Fields.NONE.with("state", a).with("size", b).with("industry", c));
  }

  /** Active and inactive rules under an id of eight. */
  public static Arbitrary<AssignmentRule> rules() {
    Arbitrary<RuleCondition> conditions = Arbitraries.of(CRITERIA).list().ofMinSize(1).ofMaxSize(2)
        .flatMap(criteria -> Arbitraries.of(criteria.size() == 1 ? List.of("", "NOT 1") : List.of("", "1 OR 2"))
            .map(logic -> new RuleCondition(criteria, logic)));
    return Combinators.combine(Arbitraries.integers().between(1, 8), conditions, Arbitraries.of(Reach.class),
            Arbitraries.of(Activity.ACTIVE, Activity.ACTIVE, Activity.ACTIVE, Activity.INACTIVE))
        .as((number, condition, reach, activity) ->
            new AssignmentRule(new RuleId("r" + number), condition, reach, activity));
  }

  private static Drawn begun() {
    return play(new Drawn("2025", List.of(), List.of()), List.of(new Draw("2025", ANN, AT),
        new SetType(new TerritoryType("geo", 1), ANN, AT), new SetType(new TerritoryType("named", 2), ANN, AT)));
  }

  private static Arbitrary<ModelCommand> creations() {
    return Combinators.combine(ids(), ids().injectNull(0.2), Arbitraries.of(NAMES), types())
        .as((id, parent, name, type) -> new Create(List.of(
            Territory.of(id, parent, Profile.named(name).withType(type))), ANN, AT))
        .flatMap(each -> Arbitraries.of(each, alone(each)));
  }

  /** The same territory as a root: it is refused less often. */
  private static ModelCommand alone(Create creation) {
    return new Create(creation.territories().stream().map(each -> each.withParent(null)).toList(), ANN, AT);
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of("geo", "named").injectNull(0.3);
  }

  private static Arbitrary<ModelCommand> changes() {
    Arbitrary<TerritoryChange> changes = Arbitraries.frequencyOf(
        Tuple.of(5, ids().injectNull(0.2).map(Moved::new)),
        Tuple.of(1, Arbitraries.of(NAMES).map(Renamed::new)),
        Tuple.of(1, types().map(Classified::new)),
        Tuple.of(1, sharing().map(Shared::new)),
        Tuple.of(1, Arbitraries.of(AccessLevel.class).map(level -> new Granted(Map.of("account", level)))));
    return Combinators.combine(ids(), changes).as((id, change) -> new Change(id, change, ANN, AT));
  }

  private static Arbitrary<ModelCommand> ruleCommands() {
    Arbitrary<TerritoryChange> changes = Arbitraries.frequencyOf(Tuple.of(4, rules().map(RuleSet::new)),
        Tuple.of(1, rules().map(rule -> new RuleRemoved(rule.id()))));
    return Combinators.combine(ids(), changes).as((id, change) -> new Change(id, change, ANN, AT));
  }

  /** Any flags together. */
  public static Arbitrary<Set<Sharing>> sharing() {
    return Arbitraries.of(Sharing.class).set();
  }

  private static Arbitrary<ModelCommand> deletions() {
    return Combinators.combine(ids(), ids().injectNull(0.3)).as((id, successor) -> new Delete(
        id, successor == null ? new Remains.None(0) : new Remains.MovedTo(successor), ANN, AT));
  }
}
