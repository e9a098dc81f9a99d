package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.forecast.rollup.Assumption;
import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Effect;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.Overlay;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.forecast.rollup.Scenario;
import io.crmkit.testkit.forecast.CubePlay.Step;
import io.crmkit.testkit.forecast.ReferenceCube.Deal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Law 12: what assumptions change, against a reference that looks at deal after deal. */
class ScenarioPropertiesTest {

  @Property
  void everyCellIsAsIfEachDealHadBeenChanged(
      @ForAll("deals") List<Deal> deals, @ForAll("steps") List<Step> steps, @ForAll("overlays") Overlay overlay) {
    CubePlay play = CubePlay.of(deals);
    RollUp rollUp = play.cube.rollUp("territory", "period");
    Scenario scenario = new Scenario(rollUp, "period", overlay);
    for (Step step : steps) {
      play.play(step);
      meddle(scenario, step.which() % 5, overlay);
    }
    meddle(scenario, overlay.equals(scenario.overlay()) ? 0 : 2, overlay);

    CubePlay.everywhere((territory, period) -> {
      Measures expected = play.expected(overlay, List.of(territory, period));
      assertThat(scenario.at(territory, period)).isEqualTo(expected);
      Statistics.collect(scenario.change(territory, period).equals(Measures.EMPTY) ? "as it is" : "changed");
    });
    Statistics.coverage(seen -> seen.check("changed").percentage(share -> share > 7));
  }

  /** Reads, or switches to and fro, while changes may wait to be summed up. */
  private static void meddle(Scenario scenario, int how, Overlay overlay) {
    if (how == 0) {
      scenario.changedCells();
    } else if (how < 3) {
      scenario.switchTo(how == 1 ? Overlay.NONE : overlay);
    }
  }

  @Property
  void switchingForthAndBackRestores(
      @ForAll("deals") List<Deal> deals, @ForAll("overlays") Overlay one, @ForAll("overlays") Overlay other) {
    Scenario scenario = new Scenario(CubePlay.of(deals).cube.rollUp("territory", "period"), "period", one);
    List<Measures> before = table(scenario);

    scenario.switchTo(other);
    scenario.switchTo(one);
    assertThat(table(scenario)).isEqualTo(before);
    scenario.switchTo(Overlay.NONE);
    assertThat(scenario.changedCells()).isZero();
  }

  @Property
  void theDifferenceLeadsFromOneToTheOther(
      @ForAll("deals") List<Deal> deals, @ForAll("overlays") Overlay one, @ForAll("overlays") Overlay other) {
    RollUp rollUp = CubePlay.of(deals).cube.rollUp("territory", "period");
    Scenario a = new Scenario(rollUp, "period", one);
    Scenario b = new Scenario(rollUp, "period", other);
    Map<List<Integer>, Measures> differences = new HashMap<>();
    a.differencesTo(b).forEach(each -> differences.put(each.nodes(), each.change()));

    CubePlay.everywhere((territory, period) -> {
      Measures difference = differences.getOrDefault(List.of(territory, period), Measures.EMPTY);
      assertThat(a.at(territory, period).plus(difference)).isEqualTo(b.at(territory, period));
    });
  }

  @Property
  void overlaysComposeAssociatively(
      @ForAll("deals") List<Deal> deals, @ForAll("overlays") Overlay a, @ForAll("overlays") Overlay b) {
    Overlay c = Overlay.of(Assumption.ofAll(Effect.factor("0.5")));
    RollUp rollUp = CubePlay.of(deals).cube.rollUp("territory", "period");

    assertThat(table(new Scenario(rollUp, "period", a.then(b).then(c))))
        .isEqualTo(table(new Scenario(rollUp, "period", a.then(b.then(c)))));
    assertThat(table(new Scenario(rollUp, "period", Overlay.NONE.then(a))))
        .isEqualTo(table(new Scenario(rollUp, "period", a)));
  }

  private static List<Measures> table(Scenario scenario) {
    List<Measures> table = new ArrayList<>();
    CubePlay.everywhere((territory, period) -> table.add(scenario.at(territory, period)));
    return table;
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return CubePlay.deals().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return CubePlay.manySteps();
  }

  @Provide
  Arbitrary<Overlay> overlays() {
    Arbitrary<Effect> effects = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 30).map(tenths -> new Effect(BigDecimal.valueOf(tenths, 1), null, 0)),
        Arbitraries.integers().between(0, 10_000).map(Effect::probability),
        Arbitraries.integers().between(-2, 3).map(Effect::delay));
    Arbitrary<Assumption> assumptions = Arbitraries.oneOf(
        effects.map(Assumption::ofAll),
        Combinators.combine(Arbitraries.integers().between(0, 35), effects).as(Assumption::ofDeal),
        Combinators.combine(choices(), effects).as((within, effect) -> new Assumption(within, null, effect)));
    return assumptions.list().ofMaxSize(4).map(Overlay::new);
  }

  private static Arbitrary<Map<String, String>> choices() {
    return Arbitraries.of(CubePlay.AXES).set().ofMinSize(1).ofMaxSize(2).flatMap(axes -> {
      Arbitrary<Map<String, String>> choices = Arbitraries.just(Map.of());
      for (Axis axis : axes) {
        choices = Combinators.combine(choices, Arbitraries.of(axis.tree().names())).as((chosen, node) -> {
          Map<String, String> more = new HashMap<>(chosen);
          more.put(axis.name(), node);
          return more;
        });
      }
      return choices;
    });
  }
}
