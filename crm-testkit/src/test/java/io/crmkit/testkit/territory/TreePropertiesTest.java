package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelDecider;
import io.crmkit.territory.model.ModelEvent;
import io.crmkit.territory.model.ModelRefusal.Cycle;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryPath;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rules 2, 10 and 15: what a tree knows, against walking from parent to parent, and what commands make of it. */
class TreePropertiesTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  private final ModelDecider decider = new ModelDecider();

  @Property
  void aTreeAgreesWithWalkingFromParentToParent(@ForAll("models") Drawn model) {
    TerritoryTree tree = model.tree();
    for (Territory each : model.territories()) {
      List<Territory> up = up(model, each);
      assertThat(tree.atAndAbove(each.id())).isEqualTo(up);
      assertThat(tree.level(each.id())).isEqualTo(up.size() - 1);
      assertThat(tree.path(each.id()).segments()).isEqualTo(up.stream().map(t -> t.profile().segment()).toList());
      assertThat(tree.at(tree.path(each.id()))).contains(each);
      assertThat(tree.below(each.id())).containsExactlyInAnyOrderElementsOf(model.territories().stream()
          .filter(other -> !other.equals(each) && up(model, other).contains(each)).toList());
      assertThat(tree.children(each.id())).containsExactlyInAnyOrderElementsOf(
          model.territories().stream().filter(other -> each.id().equals(other.parent())).toList());
      Statistics.collect(Math.min(up.size(), 4) + " levels");
    }
    assertThat(tree.parentsByPath()).hasSize(tree.size());
    Statistics.coverage(seen -> seen.check("4 levels").percentage(share -> share > 1));
  }

  @Property
  void aPathBeginsExactlyThePathsOfWhatIsBelow(@ForAll("models") Drawn model) {
    TerritoryTree tree = model.tree();
    for (Territory upper : tree.all()) {
      for (Territory lower : tree.all()) {
        assertThat(tree.path(upper.id()).covers(tree.path(lower.id())))
            .isEqualTo(upper.equals(lower) || tree.isAbove(upper.id(), lower.id()));
      }
    }
  }

  @Property
  void aMoveRepathsEverythingBelowAndNothingElse(
      @ForAll("models") Drawn before, @ForAll("ids") TerritoryId id, @ForAll("parents") List<TerritoryId> parents) {
    TerritoryId parent = parents.isEmpty() ? null : parents.get(0);
    Decision<ModelEvent> decision = decider.decide(before, new Change(id, new Moved(parent), new Actor("ann"), AT));
    if (!(decision instanceof Accepted<ModelEvent> accepted) || accepted.events().isEmpty()) {
      Statistics.collect("not moved");
      return;
    }
    TerritoryTree old = before.tree();
    TerritoryTree now = ((Drawn) decider.evolve(before, accepted.events())).tree();
    String above = parent == null ? "/" : old.path(parent).value();
    String cut = old.path(id).value();
    String prefix = above + old.territory(id).profile().segment() + "/";
    for (Territory each : old.all()) {
      TerritoryPath path = old.path(each.id());
      String expected = path.value().startsWith(cut) ? prefix + path.value().substring(cut.length()) : path.value();
      assertThat(now.path(each.id())).hasToString(expected);
    }
    Statistics.collect(old.below(id).isEmpty() ? "leaf" : "subtree");
    Statistics.coverage(seen -> seen.check("subtree").percentage(share -> share > 3));
  }

  @Property
  void noCommandEverLeavesSomethingThatIsNoTree(
      @ForAll("models") Drawn before, @ForAll("commands") List<ModelCommand> commands) {
    TerritoryModel state = before;
    List<ModelEvent> history = new ArrayList<>();
    for (ModelCommand command : commands) {
      Decision<ModelEvent> decision = decider.decide(state, command);
      if (decision instanceof Refused<ModelEvent> refused && refused.refusal() instanceof Cycle cycle) {
        assertThat(cycle.between()).startsWith(cycle.territory()).endsWith(cycle.parent());
        Statistics.collect("circle");
      } else if (decision instanceof Accepted<ModelEvent> accepted) {
        state = decider.evolve(state, accepted.events());
        history.addAll(accepted.events());
        assertThat(((Drawn) state).tree().size()).isEqualTo(((Drawn) state).territories().size());
        Statistics.collect("accepted");
      }
    }
    TerritoryModel oneByOne = before;
    for (ModelEvent event : history) {
      oneByOne = decider.evolve(oneByOne, event);
    }
    assertThat(oneByOne).isEqualTo(state).isEqualTo(decider.evolve(before, history));
    Statistics.coverage(seen -> {
      seen.check("circle").percentage(share -> share > 1);
      seen.check("accepted").percentage(share -> share > 10);
    });
  }

  @Property
  void legacyCirclesAreRefusedByNamingTheirMembers(@ForAll("parentsOfAll") List<Integer> parents) {
    List<Territory> legacy = new ArrayList<>();
    Map<TerritoryId, TerritoryId> above = new HashMap<>();
    for (int i = 0; i < parents.size(); i++) {
      TerritoryId id = TerritoryArbitraries.IDS.get(i);
      TerritoryId parent = parents.get(i) < parents.size() ? TerritoryArbitraries.IDS.get(parents.get(i)) : null;
      legacy.add(Territory.of(id, parent, Profile.named("n" + i)));
      above.put(id, parent);
    }
    Set<TerritoryId> onCircles = new HashSet<>();
    above.keySet().stream().filter(id -> comesBack(id, above)).forEach(onCircles::add);
    Validated<TerritoryTree> tree = TerritoryTree.of(legacy);

    assertThat(tree instanceof Invalid).isEqualTo(!onCircles.isEmpty());
    if (tree instanceof Invalid<TerritoryTree> invalid) {
      String messages = String.join(" ", invalid.violations().all().stream().map(Violation::message).toList());
      above.keySet().forEach(id -> assertThat(messages.contains(id + " (")).isEqualTo(onCircles.contains(id)));
    }
    Statistics.collect(onCircles.isEmpty() ? "sound" : "circle");
    Statistics.coverage(seen -> {
      seen.check("sound").percentage(share -> share > 5);
      seen.check("circle").percentage(share -> share > 14);
    });
  }

  private static boolean comesBack(TerritoryId id, Map<TerritoryId, TerritoryId> above) {
    TerritoryId at = above.get(id);
    for (int steps = 0; steps < above.size() && at != null && !at.equals(id); steps++) {
      at = above.get(at);
    }
    return id.equals(at);
  }

  private static List<Territory> up(Drawn model, Territory territory) {
    List<Territory> up = new ArrayList<>(List.of(territory));
    for (TerritoryId at = territory.parent(); at != null; at = up.get(0).parent()) {
      TerritoryId next = at;
      up.add(0, model.territories().stream().filter(each -> each.id().equals(next)).findFirst().orElseThrow());
    }
    return up;
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  @Provide
  Arbitrary<TerritoryId> ids() {
    return TerritoryArbitraries.ids();
  }

  @Provide
  Arbitrary<List<TerritoryId>> parents() {
    return TerritoryArbitraries.ids().list().ofMaxSize(1);
  }

  @Provide
  Arbitrary<List<ModelCommand>> commands() {
    return TerritoryArbitraries.commands().list().ofMinSize(5).ofMaxSize(25);
  }

  /** The place of each parent; one that is too large stands for none. */
  @Provide
  Arbitrary<List<Integer>> parentsOfAll() {
    return Arbitraries.integers().between(0, 13).list().ofMinSize(1).ofMaxSize(9);
  }
}
