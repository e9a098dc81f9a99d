package io.crmkit.territory.model.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Actor;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.Follow;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementCommand.Rehome;
import io.crmkit.territory.model.placement.PlacementCommand.Remove;
import io.crmkit.territory.model.placement.PlacementCommand.SetRealign;
import io.crmkit.territory.model.placement.PlacementEvent.Entered;
import io.crmkit.territory.model.placement.PlacementEvent.Left;
import io.crmkit.territory.model.placement.PlacementEvent.RealignSet;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlacementDeciderTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Actor ANN = new Actor("ann");
  private static final Reason BY_ANN = new Reason.Manual("ann");
  private static final Reason BY_BOB = new Reason.Manual("bob");
  private static final Reason BY_RULE = new Reason.ByRules(List.of(new RuleId("r1")));
  private static final Reason BY_ACCOUNT = new Reason.ByAccount("A-1");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId EAST = new TerritoryId("east");

  private final DeciderSpec<Placement, PlacementCommand, PlacementEvent> nowhere =
      DeciderSpec.of(new PlacementDecider());

  @Nested
  class ByHand {

    @Test
    void putsAnAccountIntoManyTerritories() {
      nowhere.given(new Entered(WEST, BY_ANN, NOON)).when(place(RecordKind.ACCOUNT, EAST, BY_ANN))
          .thenEmits(new Entered(EAST, BY_ANN, LATER));
    }

    @Test
    void putsAnOpportunityIntoOne() {
      nowhere.given(new Entered(WEST, BY_ACCOUNT, NOON)).when(place(RecordKind.OPPORTUNITY, EAST, BY_ANN))
          .thenEmits(new Left(WEST, BY_ACCOUNT, LATER), new Entered(EAST, BY_ANN, LATER));
    }

    @Test
    void remembersWhoDidItLast() {
      nowhere.given(new Entered(WEST, BY_ANN, NOON)).when(place(RecordKind.ACCOUNT, WEST, BY_BOB))
          .thenEmits(new Left(WEST, BY_ANN, LATER), new Entered(WEST, BY_BOB, LATER));
      nowhere.given(new Entered(WEST, BY_ANN, NOON)).when(place(RecordKind.ACCOUNT, WEST, BY_ANN)).thenEmits();
      assertThatIllegalArgumentException().isThrownBy(() -> place(RecordKind.ACCOUNT, WEST, BY_RULE));
    }

    @Test
    void takesOutOnlyWhatPeoplePutIn() {
      var both = nowhere.given(new Entered(WEST, BY_ANN, NOON), new Entered(WEST, BY_RULE, NOON));

      both.when(new Remove(WEST, ANN, LATER)).thenEmits(new Left(WEST, BY_ANN, LATER));
      both.given(new Left(WEST, BY_ANN, LATER)).when(new Remove(WEST, ANN, LATER))
          .thenRefuses(new PlacementRefusal.HeldByRules(WEST, (Reason.ByRules) BY_RULE));
      both.when(new Remove(EAST, ANN, LATER)).thenRefuses(new PlacementRefusal.NotThere(EAST));
    }
  }

  @Nested
  class ByRules {

    private final Align toEast = new Align(List.of(new Target(EAST, List.of(new RuleId("r1")))), LATER);

    @Test
    void leavesWhatPeopleDidAlone() {
      nowhere.given(new Entered(WEST, BY_ANN, NOON), new Entered(WEST, BY_RULE, NOON)).when(toEast)
          .thenEmits(new Left(WEST, BY_RULE, LATER), new Entered(EAST, BY_RULE, LATER));
    }

    @Test
    void changesNothingTwice() {
      nowhere.given(new Entered(EAST, BY_RULE, NOON)).when(toEast).thenEmits();
    }

    @Test
    void notesThatItIsByOtherRules() {
      Reason other = new Reason.ByRules(List.of(new RuleId("r2")));

      nowhere.given(new Entered(EAST, other, NOON)).when(toEast)
          .thenEmits(new Left(EAST, other, LATER), new Entered(EAST, BY_RULE, LATER));
    }

    @Test
    void leavesAloneWhatIsExcluded() {
      nowhere.given(new RealignSet(Realign.EXCLUDED, "ann", NOON)).when(toEast).thenEmits();
      nowhere.given(new RealignSet(Realign.EXCLUDED, "ann", NOON))
          .when(new SetRealign(Realign.EXCLUDED, ANN, LATER)).thenEmits();
      nowhere.when(new SetRealign(Realign.EXCLUDED, ANN, LATER))
          .thenEmits(new RealignSet(Realign.EXCLUDED, "ann", LATER));
    }
  }

  @Nested
  class AnOpportunity {

    @Test
    void followsItsAccount() {
      nowhere.when(new Follow("A-1", WEST, NOON)).thenEmits(new Entered(WEST, BY_ACCOUNT, NOON));
      nowhere.given(new Entered(WEST, BY_ACCOUNT, NOON)).when(new Follow("A-1", WEST, LATER)).thenEmits();
      nowhere.given(new Entered(WEST, BY_ACCOUNT, NOON)).when(new Follow("A-1", null, LATER))
          .thenEmits(new Left(WEST, BY_ACCOUNT, LATER));
    }

    @Test
    void staysWhereSomebodyPutIt() {
      nowhere.given(new Entered(WEST, BY_ANN, NOON)).when(new Follow("A-1", EAST, LATER)).thenEmits();
    }

    @Test
    void staysWhereItIsIfExcluded() {
      nowhere.given(new Entered(WEST, BY_ACCOUNT, NOON), new RealignSet(Realign.EXCLUDED, "ann", NOON))
          .when(new Follow("A-1", null, LATER)).thenEmits();
    }
  }

  @Test
  void goesToTheSuccessorOfATerritoryUnlessByRule() {
    nowhere.given(new Entered(WEST, BY_ANN, NOON), new Entered(WEST, BY_RULE, NOON))
        .when(new Rehome(WEST, EAST, LATER))
        .thenEmits(new Left(WEST, BY_ANN, LATER), new Entered(EAST, BY_ANN, LATER), new Left(WEST, BY_RULE, LATER));
    nowhere.given(new Entered(WEST, BY_ANN, NOON), new Entered(EAST, BY_ANN, NOON))
        .when(new Rehome(WEST, EAST, LATER)).thenEmits(new Left(WEST, BY_ANN, LATER));
    nowhere.given(new Entered(WEST, BY_ANN, NOON)).when(new Rehome(WEST, null, LATER))
        .thenEmits(new Left(WEST, BY_ANN, LATER));
  }

  @Test
  void remembersWhereItWas() {
    var decider = new PlacementDecider();
    Placement placement = decider.evolve(decider.initial(), List.of(
        new Entered(WEST, BY_ANN, NOON), new Left(WEST, BY_ANN, LATER), new Entered(EAST, BY_ANN, LATER)));

    assertThat(placement.at(NOON)).extracting(Stay::territory).containsExactly(WEST);
    assertThat(placement.at(LATER)).extracting(Stay::territory).containsExactly(EAST);
    assertThat(placement.at(NOON.minusNanos(1))).isEmpty();
    assertThat(placement.territories()).containsExactly(EAST);
  }

  @Test
  void isNamedByTextThatReadsBack() {
    var odd = new PlacementId(new ModelId("a/b%2F"), RecordRef.user("x/y"));

    assertThat(odd).hasToString("user/a%2Fb%252F/x/y");
    assertThat(PlacementId.parse(odd.toString())).isEqualTo(odd);
    assertThatIllegalArgumentException().isThrownBy(() -> PlacementId.parse("user/x"));
  }

  private static Place place(RecordKind kind, TerritoryId territory, Reason reason) {
    return new Place(kind, territory, reason, LATER);
  }
}
