package io.crmkit.testkit.forecast;

import io.crmkit.core.Validated;
import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.Overlay;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.testkit.forecast.ReferenceCube.Deal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** A cube over two trees and a flat axis, with deals that come, change and go, beside the reference. */
final class CubePlay {

  static final Axis TERRITORY = new Axis("territory", Tree.of(Map.of(
      "west", "na", "east", "na", "california", "west", "oregon", "west", "emea", "world", "na", "world")).orElseThrow());
  static final Axis PERIOD = new Axis("period", Tree.of(Map.of(
      "2024-q4", "2024", "2024-10", "2024-q4", "2024-11", "2024-q4", "2024-12", "2024-q4",
      "2025-q1", "2025", "2025-01", "2025-q1")).orElseThrow());
  static final Axis STAGE = new Axis("stage", Tree.flat(List.of("prospecting", "proposal", "won")));
  static final List<Axis> AXES = List.of(TERRITORY, PERIOD, STAGE);

  /** What happens to a deal: it is put there, or taken out; or, if there is a move, to a tree in its place. */
  record Step(int which, boolean isGone, Deal deal, @Nullable Move move) {}

  /** A node that gets another parent, or none. */
  record Move(Axis axis, String node, @Nullable String parent) {}

  final Cube cube;
  int moves;
  final ReferenceCube reference = new ReferenceCube(AXES, 1);

  private CubePlay(Cube cube) {
    this.cube = cube;
  }

  static CubePlay of(List<Deal> deals) {
    Cube.Builder builder = Cube.builder(AXES);
    deals.forEach(deal -> builder.add(deal.amount(), deal.basisPoints(), nodes(deal)));
    CubePlay play = new CubePlay(builder.build());
    for (int i = 0; i < deals.size(); i++) {
      play.reference.put(i, deals.get(i));
    }
    return play;
  }

  private void move(Move move) {
    Validated<Tree> moved = cube.move(move.axis.name(), move.node, move.parent);
    if (moved instanceof Validated.Valid<Tree> valid) {
      reference.move(AXES.indexOf(move.axis), valid.value());
      moves++;
    }
  }

  void play(Step step) {
    Move move = step.move;
    if (move != null) {
      move(move);
      return;
    }
    int number = cube.deals() == 0 ? 0 : step.which % (cube.deals() + 1);
    if (number == cube.deals()) {
      cube.add(step.deal.amount(), step.deal.basisPoints(), nodes(step.deal));
      reference.put(number, step.deal);
    } else if (step.isGone) {
      cube.remove(number);
      reference.remove(number);
    } else {
      cube.change(number, step.deal.amount(), step.deal.basisPoints(), nodes(step.deal));
      reference.put(number, step.deal);
    }
  }

  Measures expected(Overlay overlay, List<Integer> nodes) {
    return reference.at(overlay, List.of(0, 1), nodes);
  }

  /** Goes through all cells of the roll-up by territory and period. */
  static void everywhere(BiConsumer<Integer, Integer> cell) {
    for (int territory = 0; territory < TERRITORY.tree().size(); territory++) {
      for (int period = 0; period < PERIOD.tree().size(); period++) {
        cell.accept(territory, period);
      }
    }
  }

  static int[] nodes(Deal deal) {
    return deal.nodes().stream().mapToInt(Integer::intValue).toArray();
  }

  static Arbitrary<Deal> deals() {
    Arbitrary<Long> amounts = Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.longs().between(-1_000_000, 50_000_000)),
        Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, -Long.MAX_VALUE, 0L)));
    Arbitrary<List<Integer>> nodes = Combinators.combine(node(TERRITORY), node(PERIOD), node(STAGE)).as(List::of);
    return Combinators.combine(amounts, Arbitraries.integers().between(0, 10_000), nodes).as(Deal::new);
  }

  static Arbitrary<Step> steps() {
    return Combinators.combine(Arbitraries.integers().between(0, 40), Arbitraries.of(true, false, false), deals(),
            moves().injectNull(0.8))
        .as(Step::new);
  }

  private static Arbitrary<Move> moves() {
    return Arbitraries.of(TERRITORY, TERRITORY, PERIOD).flatMap(axis -> Combinators.combine(
            Arbitraries.of(axis.tree().names()), Arbitraries.of(axis.tree().names()).injectNull(0.2))
        .as((node, parent) -> new Move(axis, node, parent)));
  }

  static Arbitrary<List<Step>> manySteps() {
    return steps().list().ofMaxSize(30).map(ArrayList::new);
  }

  private static Arbitrary<Integer> node(Axis axis) {
    return Arbitraries.integers().between(0, axis.tree().size() - 1);
  }
}
