package io.crmkit.forecast.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoveTest {

  private static final Axis REGIONS = new Axis("region",
      Tree.of(Map.of("west", "na", "oregon", "west", "na", "world", "emea", "world")).orElseThrow());
  private static final Axis STAGES = new Axis("stage", Tree.flat(List.of("open", "won")));
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Cube cube = Cube.builder(List.of(REGIONS, STAGES))
      .add(100, 5_000, REGIONS.node("oregon"), STAGES.node("open"))
      .add(7, 10_000, REGIONS.node("emea"), STAGES.node("won")).build();
  private final RollUp rollUp = cube.rollUp("region");

  @Test
  void takesAllBelowAlong() {
    Tree tree = cube.move("region", "west", "emea").orElseThrow();

    assertThat(amount(rollUp.at(tree.node("emea")))).isEqualTo(107);
    assertThat(amount(rollUp.at(tree.node("na")))).isZero();
    assertThat(cube.axes().get(0).tree()).isSameAs(tree);
    assertThat(rollUp.isConsistent()).isTrue();
  }

  @Test
  void makesARootOfANode() {
    Tree tree = cube.move("region", "west", null).orElseThrow();

    assertThat(tree.parent(tree.node("west"))).isEqualTo(Tree.NONE);
    assertThat(amount(rollUp.at(tree.node("world")))).isEqualTo(7);
  }

  @Test
  void numbersNodesAsTheRebuiltTreeDoes() {
    assertThat(REGIONS.tree().moving("oregon", "world").orElseThrow().names()).isEqualTo(
        Tree.of(Map.of("west", "na", "oregon", "world", "na", "world", "emea", "world")).orElseThrow().names());
  }

  @Test
  void refusesToPutANodeBelowItself() {
    assertThat(((Invalid<Tree>) cube.move("region", "na", "oregon")).violations().all())
        .extracting(Violation::code).containsExactly("forecast.cyclic-tree");
    assertThat(cube.axes().get(0)).isEqualTo(REGIONS);
  }

  @Test
  void refusesNodesThatAreNotThere() {
    assertThatIllegalArgumentException().isThrownBy(() -> cube.move("region", "atlantis", "na"));
    assertThatIllegalArgumentException().isThrownBy(() -> cube.move("colour", "west", "na"));
  }

  @Test
  void goesBackWhenAssumptionsWouldMultiplyToTooMuch() {
    Scenario scenario = new Scenario(rollUp, null, Overlay.of(
        Assumption.within("region", "emea", Effect.factor("900")),
        Assumption.within("region", "oregon", Effect.factor("900"))));
    Measures before = scenario.at(REGIONS.node("world"));

    assertThatIllegalArgumentException().isThrownBy(() -> cube.move("region", "west", "emea"));
    assertThat(cube.axes().get(0)).isEqualTo(REGIONS);
    assertThat(rollUp.isConsistent()).isTrue();
    assertThat(scenario.at(REGIONS.node("world"))).isEqualTo(before);
    cube.remove(0);
    assertThat(amount(scenario.at(REGIONS.node("world")))).isEqualTo(6_300);
  }

  @Test
  void refusesADealThatAScenarioCannotFollowBeforeAnythingIsTouched() {
    Scenario scenario = new Scenario(rollUp, null, Overlay.of(
        Assumption.within("region", "na", Effect.factor("900")),
        Assumption.within("stage", "won", Effect.factor("900"))));
    int world = REGIONS.node("world");
    Measures before = scenario.at(world);

    assertThatIllegalArgumentException().isThrownBy(() -> cube.add(1, 1, REGIONS.node("west"), STAGES.node("won")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cube.change(0, 1, 1, REGIONS.node("west"), STAGES.node("won")));
    assertThat(cube.deals()).isEqualTo(2);
    assertThat(cube.isConsistent()).isTrue();
    assertThat(rollUp.isConsistent()).isTrue();
    assertThat(amount(rollUp.at(world))).isEqualTo(107);
    assertThat(scenario.at(world)).isEqualTo(before);
  }

  @Test
  void keepsTheOverlayWhenTheNextOneCannotBe() {
    Scenario scenario = new Scenario(rollUp, null, Overlay.of(Assumption.ofAll(Effect.factor("2"))));

    assertThatIllegalArgumentException().isThrownBy(() -> scenario.switchTo(Overlay.of(
        Assumption.ofAll(Effect.factor("900")), Assumption.ofDeal(1, Effect.factor("900")))));
    cube.add(3, 10_000, REGIONS.node("emea"), STAGES.node("won"));
    assertThat(amount(scenario.at(REGIONS.node("world")))).isEqualTo(220);
  }

  @Test
  void holdsProductsOfAnySize() {
    Scenario scenario = new Scenario(rollUp, null, Overlay.of(Assumption.ofAll(Effect.factor("900"))));
    int emea = REGIONS.node("emea");
    for (int i = 0; i < 40; i++) {
      cube.add(i % 8 == 7 ? -Long.MAX_VALUE : Long.MAX_VALUE, 10_000, emea, STAGES.node("won"));
    }
    BigDecimal expected = LARGEST.multiply(BigDecimal.valueOf(30)).add(BigDecimal.valueOf(7))
        .multiply(BigDecimal.valueOf(900));

    assertThat(scenario.at(emea).weighted()).isEqualByComparingTo(expected);
    assertThat(new Scenario(rollUp, null, scenario.overlay()).at(emea).amount()).isEqualByComparingTo(expected);
  }

  private static long amount(Measures measures) {
    return measures.amount().longValueExact();
  }
}
