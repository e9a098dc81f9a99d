package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.forecast.rollup.Changes;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.Overlay;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.testkit.forecast.CubePlay.Step;
import io.crmkit.testkit.forecast.ReferenceCube.Deal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of exact sums, against a reference that knows nothing of cells. */
class CubePropertiesTest {

  /** Laws 1 and 5: what follows each change is what a sum from scratch gives, and both are exact. */
  @Property
  void everyCellIsTheExactSumOfItsDealsAfterAnyChanges(
      @ForAll("deals") List<Deal> deals, @ForAll("steps") List<Step> steps) {
    CubePlay play = CubePlay.of(deals);
    RollUp rollUp = play.cube.rollUp("territory", "period");
    for (Step step : steps) {
      play.play(step);
      Statistics.label("read between").collect(step.which() % 3 == 0 && rollUp.at(0, 0) != null);
    }

    CubePlay.everywhere((territory, period) -> {
      Measures sums = rollUp.at(territory, period);
      assertThat(sums).isEqualTo(play.expected(Overlay.NONE, List.of(territory, period)));
      Statistics.collect(sums.isEmpty() ? "empty" : "with deals");
    });
    assertThat(rollUp.isConsistent()).isTrue();
    assertThat(play.cube.isConsistent()).isTrue();
    Statistics.coverage(seen -> seen.check("with deals").percentage(share -> share > 15));
    Statistics.label("moves").collect(play.moves > 1 ? "several" : play.moves == 1 ? "one" : "none");
    Statistics.label("moves").coverage(seen -> {
      seen.check("several").percentage(share -> share > 12);
      seen.check("one").percentage(share -> share > 3);
    });
  }

  @Property
  void changesMadeTogetherAreAsIfMadeOneByOne(
      @ForAll("deals") List<Deal> deals, @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> more) {
    Assume.that(!deals.isEmpty());
    CubePlay one = CubePlay.of(deals);
    CubePlay other = CubePlay.of(deals);
    RollUp rollUp = other.cube.rollUp("territory", "period");
    Changes changes = new Changes();
    Stream.concat(steps.stream(), more.stream()).filter(step -> step.move() == null).forEach(step -> {
      int deal = step.which() % deals.size();
      one.cube.change(deal, step.deal().amount(), step.deal().basisPoints(), CubePlay.nodes(step.deal()));
      changes.add(deal, step.deal().amount(), step.deal().basisPoints(), CubePlay.nodes(step.deal()));
    });
    other.cube.change(changes);

    RollUp expected = one.cube.rollUp("territory", "period");
    CubePlay.everywhere((territory, period) ->
        assertThat(rollUp.at(territory, period)).isEqualTo(expected.at(territory, period)));
    assertThat(other.cube.isConsistent() && rollUp.isConsistent()).isTrue();
    Statistics.label("changes").collect(changes.size() > deals.size() ? "one deal twice" : "fewer");
    Statistics.label("changes").coverage(seen -> seen.check("one deal twice").count(n -> n > 0));
  }

  /** Law 5: a cube that went through reorganisations is one that was built after them. */
  @Property
  void aMovedNodeTakesItsDealsAlongAsIfTheCubeHadBeenBuiltAnew(
      @ForAll("deals") List<Deal> deals, @ForAll("steps") List<Step> steps) {
    CubePlay play = CubePlay.of(deals);
    RollUp rollUp = play.cube.rollUp("territory", "period");
    steps.forEach(play::play);
    RollUp anew = play.reference.rebuilt().rollUp("territory", "period");

    CubePlay.everywhere((territory, period) ->
        assertThat(rollUp.at(territory, period)).isEqualTo(anew.at(territory, period)));
  }

  /** Law 2. */
  @Property
  void theOrderOfDealsDoesNotMatter(@ForAll("deals") List<Deal> deals, @ForAll long seed) {
    List<Deal> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, new Random(seed));
    RollUp one = CubePlay.of(deals).cube.rollUp("territory", "period");
    RollUp other = CubePlay.of(shuffled).cube.rollUp("territory", "period");

    CubePlay.everywhere((territory, period) ->
        assertThat(other.at(territory, period)).isEqualTo(one.at(territory, period)));
  }

  /** Law 3: on both axes, whichever is summed first. */
  @Property
  void aNodeIsTheSumOfItsChildrenAndOfItsOwnDeals(@ForAll("deals") List<Deal> deals) {
    Cube cube = CubePlay.of(deals).cube;
    RollUp rollUp = cube.rollUp("territory", "period");
    RollUp turned = cube.rollUp("period", "territory");
    Tree tree = CubePlay.TERRITORY.tree();

    CubePlay.everywhere((territory, period) -> {
      Measures sum = ofItsOwn(cube, territory, period);
      for (int child = territory + 1; child < tree.size(); child++) {
        sum = tree.parent(child) == territory ? sum.plus(rollUp.at(child, period)) : sum;
      }
      assertThat(rollUp.at(territory, period)).isEqualTo(sum);
      assertThat(turned.at(period, territory)).isEqualTo(sum);
    });
  }

  /** Law 6. */
  @Property
  void whatIsAddedAndRemovedLeavesNoTrace(@ForAll("deals") List<Deal> deals, @ForAll("deal") Deal extra) {
    CubePlay play = CubePlay.of(deals);
    RollUp rollUp = play.cube.rollUp("territory", "period");
    List<Measures> before = table(rollUp);
    int deal = play.cube.add(extra.amount(), extra.basisPoints(), CubePlay.nodes(extra));
    assertThat(table(rollUp)).isNotEqualTo(before);

    play.cube.remove(deal);
    assertThat(table(rollUp)).isEqualTo(before);
    assertThat(play.cube.isConsistent()).isTrue();
  }

  private static Measures ofItsOwn(Cube cube, int territory, int period) {
    Measures sum = Measures.EMPTY;
    Tree periods = CubePlay.PERIOD.tree();
    for (int below = period; below < periods.end(period); below++) {
      for (int stage = 0; stage < CubePlay.STAGE.tree().size(); stage++) {
        sum = sum.plus(cube.at(territory, below, stage));
      }
    }
    return sum;
  }

  private static List<Measures> table(RollUp rollUp) {
    List<Measures> table = new ArrayList<>();
    CubePlay.everywhere((territory, period) -> table.add(rollUp.at(territory, period)));
    return table;
  }

  @Provide
  Arbitrary<Deal> deal() {
    return CubePlay.deals();
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    return CubePlay.deals().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return CubePlay.manySteps();
  }
}
