package io.crmkit.testkit.forecast;

import io.crmkit.forecast.rollup.Assumption;
import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Effect;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.Overlay;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Says what a cube should say, by looking at every deal and asking each tree who is above whom. */
final class ReferenceCube {

  record Deal(long amount, int basisPoints, List<Integer> nodes) {}

  private final List<Axis> axes;
  private final int periodAxis;
  private final Map<Integer, Deal> deals = new TreeMap<>();

  ReferenceCube(List<Axis> axes, int periodAxis) {
    this.axes = new ArrayList<>(axes);
    this.periodAxis = periodAxis;
  }

  void put(int number, Deal deal) {
    deals.put(number, deal);
  }

  /** Puts another tree of the same names in the place of that of an axis. */
  void move(int axis, Tree next) {
    Tree before = axes.get(axis).tree();
    axes.set(axis, new Axis(axes.get(axis).name(), next));
    deals.replaceAll((number, deal) -> {
      List<Integer> nodes = new ArrayList<>(deal.nodes);
      nodes.set(axis, next.node(before.name(nodes.get(axis))));
      return new Deal(deal.amount, deal.basisPoints, nodes);
    });
  }

  void remove(int number) {
    deals.remove(number);
  }

  /** Returns a cube of the deals at hand over the trees as they are. */
  Cube rebuilt() {
    Cube.Builder builder = Cube.builder(axes);
    deals.values().forEach(deal -> builder.add(deal.amount, deal.basisPoints, CubePlay.nodes(deal)));
    return builder.build();
  }

  /** Returns the sums at and below {@code nodes}, one for each of {@code chosen} axes. */
  Measures at(Overlay overlay, List<Integer> chosen, List<Integer> nodes) {
    Measures sum = Measures.EMPTY;
    for (Map.Entry<Integer, Deal> entry : deals.entrySet()) {
      Deal deal = entry.getValue();
      Effect effect = effect(overlay, entry.getKey(), deal);
      List<Integer> places = moved(deal, effect.delay());
      boolean counts = !places.isEmpty() && IntStream.range(0, chosen.size()).allMatch(i ->
          isWithin(axes.get(chosen.get(i)).tree(), places.get(chosen.get(i)), nodes.get(i)));
      sum = counts ? sum.plus(measures(deal, effect)) : sum;
    }
    return sum;
  }

  private static Measures measures(Deal deal, Effect effect) {
    Integer assumed = effect.basisPoints();
    BigDecimal amount = BigDecimal.valueOf(deal.amount).multiply(effect.factor());
    return new Measures(
        1, amount, amount.multiply(BigDecimal.valueOf(assumed == null ? deal.basisPoints : assumed, 4)));
  }

  private Effect effect(Overlay overlay, int number, Deal deal) {
    Effect effect = Effect.NONE;
    for (Assumption each : overlay.assumptions()) {
      boolean meant = each.deal() == null || each.deal() == number;
      for (Map.Entry<String, String> choice : each.within().entrySet()) {
        int axis = axes.stream().map(Axis::name).toList().indexOf(choice.getKey());
        Tree tree = axes.get(axis).tree();
        meant &= isWithin(tree, deal.nodes.get(axis), tree.node(choice.getValue()));
      }
      effect = meant ? effect.then(each.effect()) : effect;
    }
    return effect;
  }

  /** Returns where a deal is after a delay; nowhere if that is beyond the periods. */
  private List<Integer> moved(Deal deal, int delay) {
    Tree tree = axes.get(periodAxis).tree();
    List<Integer> leaves = IntStream.range(0, tree.size()).filter(tree::isLeaf).boxed().toList();
    int place = leaves.indexOf(deal.nodes.get(periodAxis));
    if (delay == 0 || place < 0) {
      return deal.nodes;
    }
    if (place + delay < 0 || place + delay >= leaves.size()) {
      return List.of();
    }
    List<Integer> moved = new ArrayList<>(deal.nodes);
    moved.set(periodAxis, leaves.get(place + delay));
    return moved;
  }

  private static boolean isWithin(Tree tree, int node, int ancestor) {
    for (int above = node; above != Tree.NONE; above = tree.parent(above)) {
      if (above == ancestor) {
        return true;
      }
    }
    return false;
  }
}
