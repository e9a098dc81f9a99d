package io.crmkit.territory.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.territory.model.ModelCommand.Change;
import io.crmkit.territory.model.ModelCommand.Copy;
import io.crmkit.territory.model.ModelCommand.Create;
import io.crmkit.territory.model.ModelCommand.Delete;
import io.crmkit.territory.model.ModelCommand.Draw;
import io.crmkit.territory.model.ModelCommand.RemoveType;
import io.crmkit.territory.model.ModelCommand.SetType;
import io.crmkit.territory.model.ModelEvent.ModelNamed;
import io.crmkit.territory.model.ModelEvent.TerritoryChanged;
import io.crmkit.territory.model.ModelEvent.TerritoryCreated;
import io.crmkit.territory.model.ModelEvent.TerritoryDeleted;
import io.crmkit.territory.model.ModelEvent.TypeRemoved;
import io.crmkit.territory.model.ModelEvent.TypeSet;
import io.crmkit.territory.model.TerritoryChange.Classified;
import io.crmkit.territory.model.TerritoryChange.Moved;
import io.crmkit.territory.model.TerritoryChange.Renamed;
import io.crmkit.territory.model.TerritoryChange.RuleRemoved;
import io.crmkit.territory.model.TerritoryChange.RuleSet;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.RuleCondition;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModelDeciderTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Actor ANN = new Actor("ann");
  private static final TerritoryId NA = new TerritoryId("na");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId CALIFORNIA = new TerritoryId("ca");
  private static final TerritoryId NOWHERE = new TerritoryId("nowhere");
  private static final AssignmentRule RULE =
      AssignmentRule.local(new RuleId("r1"), RuleCondition.allOf("state = 'CA'"));

  private final DeciderSpec<TerritoryModel, ModelCommand, ModelEvent> blank = DeciderSpec.of(new ModelDecider());
  private final DeciderSpec<TerritoryModel, ModelCommand, ModelEvent> drawn = blank.given(
      new ModelNamed("2025", "ann", NOON), new TypeSet(new TerritoryType("geo", 1), "ann", NOON),
      created("na", null, "North America"), created("west", "na", "West"), created("ca", "west", "California"));

  @Test
  void isBegunOnceAndCanBeRenamed() {
    blank.when(new Draw("2025", ANN, NOON)).thenEmits(new ModelNamed("2025", "ann", NOON));
    drawn.when(new Draw("2025", ANN, NOON)).thenEmits();
    drawn.when(new Draw("2026", ANN, NOON)).thenEmits(new ModelNamed("2026", "ann", NOON));
    blank.when(new SetType(new TerritoryType("geo", 1), ANN, NOON)).thenRefuses(new ModelRefusal.NotDrawn());
  }

  @Test
  void copiesAnotherModelWithItsIds() {
    var source = new Drawn("2025", List.of(new TerritoryType("geo", 1)), List.of(territory("na", null, "NA")));

    blank.when(new Copy(source, "2026", ANN, NOON)).thenEmits(new ModelNamed("2026", "ann", NOON),
        new TypeSet(new TerritoryType("geo", 1), "ann", NOON), created("na", null, "NA"));
    drawn.when(new Copy(source, "2026", ANN, NOON)).thenRefuses(new ModelRefusal.AlreadyDrawn("2025"));
  }

  @Test
  void removesOnlyTypesThatNoTerritoryHas() {
    drawn.when(new RemoveType("geo", ANN, NOON)).thenEmits(new TypeRemoved("geo", "ann", NOON));
    drawn.when(new RemoveType("named", ANN, NOON))
        .thenRefuses(new ModelRefusal.UnknownType("named", List.of("geo")));
    drawn.given(new TerritoryChanged(NA, new Classified("geo"), "ann", NOON)).when(new RemoveType("geo", ANN, NOON))
        .thenRefuses(new ModelRefusal.TypeInUse("geo", NA));
    drawn.when(new SetType(new TerritoryType("geo", 1), ANN, NOON)).thenEmits();
  }

  @Nested
  class Creating {

    @Test
    void putsParentsFirst() {
      drawn.when(new Create(List.of(territory("la", "south", "LA"), territory("south", "ca", "South")), ANN, NOON))
          .thenEmits(created("south", "ca", "South"), created("la", "south", "LA"));
    }

    @Test
    void answersWithEveryProblem() {
      Territory odd = territory("x", null, "X").withProfile(Profile.named("X").withType("none"))
          .withRule(AssignmentRule.local(new RuleId("bad"), RuleCondition.allOf("state = ")));
      Decision<ModelEvent> answer = new ModelDecider().decide(
          new Drawn("2025", List.of(), List.of(territory("na", null, "NA").withRule(RULE))),
          new Create(List.of(odd, territory("na", null, "Y"), territory("a", "b", "A"), territory("b", "a", "B"),
              territory("c", "na", "C").withRule(RULE)), ANN, NOON));

      assertThat(((Violations) ((Refused<ModelEvent>) answer).refusal()).all()).extracting(Violation::pointer)
          .containsExactlyInAnyOrder("/1", "/2", "/0/profile/type", "/0/rules/0/condition/criteria/0", "/4/rules/0/id");
    }
  }

  @Nested
  class Moving {

    @Test
    void namesBothEndsOfACircle() {
      drawn.when(change(NA, new Moved(CALIFORNIA)))
          .thenRefuses(new ModelRefusal.Cycle(NA, CALIFORNIA, List.of(NA, WEST, CALIFORNIA)));
      assertThat(new ModelRefusal.Cycle(NA, CALIFORNIA, List.of(NA, WEST, CALIFORNIA)).message())
          .contains("na → west → ca");
      drawn.when(change(NA, new Moved(NA))).thenRefuses(new ModelRefusal.SelfParent(NA));
    }

    @Test
    void goesAnywhereElse() {
      drawn.when(change(CALIFORNIA, new Moved(null)))
          .thenEmits(new TerritoryChanged(CALIFORNIA, new Moved(null), "ann", NOON));
      drawn.when(change(CALIFORNIA, new Moved(WEST))).thenEmits();
      drawn.when(change(CALIFORNIA, new Moved(NOWHERE))).thenRefuses(new ModelRefusal.UnknownTerritory(NOWHERE));
      drawn.when(change(NOWHERE, new Moved(NA))).thenRefuses(new ModelRefusal.UnknownTerritory(NOWHERE));
    }

    @Test
    void findsNoPlaceBesideItsEqual() {
      drawn.given(created("cal", "na", "california")).when(change(CALIFORNIA, new Moved(NA)))
          .thenRefuses(new ModelRefusal.PathTaken("california", new TerritoryId("cal")));
    }
  }

  @Test
  void renamesWithinTheRulesOfPaths() {
    drawn.when(change(WEST, new Renamed("Far West")))
        .thenEmits(new TerritoryChanged(WEST, new Renamed("Far West"), "ann", NOON));
    drawn.when(change(WEST, new Renamed("!"))).thenRefuses(new ModelRefusal.BadName("!"));
    drawn.given(created("e", "na", "East")).when(change(WEST, new Renamed("EAST")))
        .thenRefuses(new ModelRefusal.PathTaken("east", new TerritoryId("e")));
  }

  @Test
  void keepsRulesOnlyIfTheyCanBeAsked() {
    drawn.when(change(WEST, new RuleSet(RULE))).thenEmits(new TerritoryChanged(WEST, new RuleSet(RULE), "ann", NOON));
    drawn.given(new TerritoryChanged(NA, new RuleSet(RULE), "ann", NOON)).when(change(WEST, new RuleSet(RULE)))
        .thenRefuses(new ModelRefusal.RuleElsewhere(RULE.id(), NA));
    drawn.when(change(WEST, new RuleRemoved(RULE.id()))).thenRefuses(new ModelRefusal.UnknownRule(WEST, RULE.id()));
    assertThat(drawn.when(change(WEST, new RuleSet(AssignmentRule.local(RULE.id(), RuleCondition.allOf("a ="))))))
        .satisfies(answer -> assertThat(answer.decision()).isInstanceOf(Refused.class));
  }

  @Nested
  class Deleting {

    @Test
    void refusesWithChildrenOrAssignments() {
      drawn.when(delete(WEST, new Remains.None(0))).thenRefuses(new ModelRefusal.NotEmpty(WEST, 1, 0));
      drawn.when(delete(CALIFORNIA, new Remains.None(7))).thenRefuses(new ModelRefusal.NotEmpty(CALIFORNIA, 0, 7));
      drawn.when(delete(CALIFORNIA, new Remains.None(0)))
          .thenEmits(new TerritoryDeleted(CALIFORNIA, null, "ann", NOON));
    }

    @Test
    void handsWhatIsBelowToItsSuccessor() {
      drawn.when(delete(WEST, new Remains.MovedTo(NA))).thenEmits(
          new TerritoryChanged(CALIFORNIA, new Moved(NA), "ann", NOON), new TerritoryDeleted(WEST, NA, "ann", NOON));
    }

    @Test
    void findsNoSuccessorInItselfOrBelow() {
      drawn.when(delete(WEST, new Remains.MovedTo(WEST))).thenRefuses(new ModelRefusal.SelfParent(WEST));
      drawn.when(delete(WEST, new Remains.MovedTo(CALIFORNIA))).thenRefuses(new ModelRefusal.SelfParent(CALIFORNIA));
      drawn.when(delete(WEST, new Remains.MovedTo(NOWHERE))).thenRefuses(new ModelRefusal.UnknownTerritory(NOWHERE));
    }

    @Test
    void leavesItsPlaceToAChildOfItsName() {
      drawn.given(created("w", "west", "West")).when(delete(WEST, new Remains.MovedTo(NA))).thenEmits(
          new TerritoryChanged(CALIFORNIA, new Moved(NA), "ann", NOON),
          new TerritoryChanged(new TerritoryId("w"), new Moved(NA), "ann", NOON),
          new TerritoryDeleted(WEST, NA, "ann", NOON));
    }
  }

  @Test
  void keepsToTheLimitsOfTheHost() {
    var decider = new ModelDecider(new ModelLimits(4, 2, 3));
    TerritoryModel state = decider.evolve(decider.initial(), List.of(new ModelNamed("2025", "ann", NOON),
        created("na", null, "NA"), created("west", "na", "West"), created("ca", "west", "California")));

    assertThat(decider.decide(state, new Create(List.of(territory("la", "ca", "LA")), ANN, NOON)))
        .isEqualTo(Decision.refuse(new ModelRefusal.BeyondLimit("levels", 3, new TerritoryId("la"))));
    assertThat(decider.decide(state, new Create(
        List.of(territory("x", "na", "X"), territory("y", "na", "Y")), ANN, NOON)))
        .isEqualTo(Decision.refuse(new ModelRefusal.BeyondLimit("territories", 4, new TerritoryId("y"))));
    assertThat(decider.decide(state, new Create(List.of(territory("x", "na", "X")), ANN, NOON)).orElseThrow())
        .hasSize(1);
  }

  private static Change change(TerritoryId territory, TerritoryChange change) {
    return new Change(territory, change, ANN, NOON);
  }

  private static Delete delete(TerritoryId territory, Remains remains) {
    return new Delete(territory, remains, ANN, NOON);
  }

  private static TerritoryCreated created(String id, @Nullable String parent, String name) {
    return new TerritoryCreated(territory(id, parent, name), "ann", NOON);
  }

  private static Territory territory(String id, @Nullable String parent, String name) {
    return Territory.of(new TerritoryId(id), parent == null ? null : new TerritoryId(parent), Profile.named(name));
  }
}
