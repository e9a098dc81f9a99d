package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A roll-up under assumptions, kept as what they change: to switch to others costs as much as there are changed cells.
 *
 * <p>A scenario follows the deals of its cube until it is closed.
 */
public final class Scenario implements AutoCloseable {

  private static final int AMOUNT_DIGITS = Effect.DIGITS;
  private static final int WEIGHTED_DIGITS = Effect.DIGITS + RollUp.BASIS_POINT_DIGITS;
  private static final int WHOLE = 0;

  private final RollUp base;
  private final Cube cube;
  private final int periodAxis;
  private final @Nullable Tree periods;
  private final CellEffects effects;
  private final MeasureStore changes;
  private final MeasureStore one = new MeasureStore(1);
  private final boolean[] isTouched;
  private int[] touched = new int[256];
  private int touchedCount;
  private Overlay overlay = Overlay.NONE;
  private final Cube.Follower follower = this::follow;

  /**
   * @param base what the assumptions are about
   * @param periodAxis the axis along which deals are delayed; null if none ever is
   * @throws IllegalArgumentException if an axis or a node is unknown
   * @throws ArithmeticException if assumptions multiply to more than an {@link Effect} can hold
   */
  public Scenario(RollUp base, @Nullable String periodAxis, Overlay overlay) {
    this.base = base;
    this.cube = base.cube();
    this.periodAxis = periodAxis == null ? -1 : cube.axisNumber(periodAxis);
    this.periods = periodAxis == null ? null : cube.axes().get(this.periodAxis).tree();
    this.effects = new CellEffects(cube);
    this.changes = new MeasureStore(base.size());
    this.isTouched = new boolean[base.size()];
    switchTo(overlay);
    cube.follow(follower);
  }

  /** One cell in which two scenarios differ: {@code nodes} of the axes of their roll-up. */
  public record Difference(List<Integer> nodes, Measures change) {

    public Difference {
      nodes = List.copyOf(nodes);
    }
  }

  /** Puts other assumptions in the place of those before. */
  public void switchTo(Overlay next) {
    requirePeriods(next);
    effects.resolve(next);
    for (int i = 0; i < touchedCount; i++) {
      changes.clear(touched[i]);
      isTouched[touched[i]] = false;
    }
    touchedCount = 0;
    overlay = next;
    for (int i = 0; i < effects.changed(); i++) {
      int cell = effects.changed(i);
      apply(effects.ofCell(cell), cell, cube.sums(), cell);
    }
    for (int deal : effects.deals()) {
      if (deal < cube.deals() && !cube.rows().isGone(deal)) {
        single(deal);
      }
    }
  }

  public Overlay overlay() {
    return overlay;
  }

  /** Returns the sums at these nodes under the assumptions. */
  public Measures at(int... nodes) {
    return base.at(nodes).plus(change(nodes));
  }

  /** Returns what the assumptions add at these nodes. */
  public Measures change(int... nodes) {
    return changes.at(base.index(nodes), AMOUNT_DIGITS, WEIGHTED_DIGITS);
  }

  /** Returns how many cells of the roll-up the assumptions reach. */
  public int changedCells() {
    return touchedCount;
  }

  /**
   * Returns what has to be added to this scenario to get {@code other}, cell by cell.
   *
   * @throws IllegalArgumentException if {@code other} is one of another roll-up
   */
  public List<Difference> differencesTo(Scenario other) {
    if (other.base != base) {
      throw new IllegalArgumentException("only scenarios of the same roll-up can be compared");
    }
    TreeSet<Integer> cells = new TreeSet<>();
    Arrays.stream(touched, 0, touchedCount).forEach(cells::add);
    Arrays.stream(other.touched, 0, other.touchedCount).forEach(cells::add);
    List<Difference> differences = new ArrayList<>();
    for (int cell : cells) {
      Measures change = other.changes.at(cell, AMOUNT_DIGITS, WEIGHTED_DIGITS)
          .minus(changes.at(cell, AMOUNT_DIGITS, WEIGHTED_DIGITS));
      if (!change.equals(Measures.EMPTY)) {
        differences.add(new Difference(base.nodes(cell), change));
      }
    }
    return differences;
  }

  /** Stops following the cube. */
  @Override
  public void close() {
    cube.leave(follower);
  }

  private void requirePeriods(Overlay next) {
    for (Assumption each : next.assumptions()) {
      if (periods == null && each.effect().delay() != 0) {
        throw new IllegalArgumentException("a delay needs an axis of periods, but this scenario has none: " + each);
      }
    }
  }

  private void follow(int deal, int cell, long deals, long amount, int basisPoints) {
    Effect effect = effects.ofDeal(deal, cell);
    if (!effect.isNone()) {
      one.clear(WHOLE);
      one.add(WHOLE, deals, amount, basisPoints);
      apply(effect, cell, one, WHOLE);
    }
  }

  /** Puts the effect on one deal in the place of the effect on its cell. */
  private void single(int deal) {
    int cell = cube.rows().cell(deal);
    long amount = cube.rows().amount(deal);
    int basisPoints = cube.rows().basisPoints(deal);
    one.clear(WHOLE);
    one.add(WHOLE, -1, -amount, basisPoints);
    apply(effects.ofCell(cell), cell, one, WHOLE);
    one.clear(WHOLE);
    one.add(WHOLE, 1, amount, basisPoints);
    apply(effects.ofDeal(deal, cell), cell, one, WHOLE);
  }

  /** Takes the sums of {@code source} out of a cell, and puts them in again as the effect leaves them. */
  private void apply(Effect effect, int cell, MeasureStore source, int from) {
    if (effect.isNone()) {
      return;
    }
    long factor = effect.scaledFactor();
    Integer points = effect.basisPoints();
    if (effect.delay() == 0 && points == null) {
      addUp(cell, 0, 0, 0, new Change(source, from, 0, factor - Effect.ONE, factor - Effect.ONE, 0));
      return;
    }
    addUp(cell, 0, 0, 0, new Change(source, from, -1, -Effect.ONE, -Effect.ONE, 0));
    int period = periods == null || effect.delay() == 0 ? 0 : shift(cell, effect.delay());
    if (period != Tree.NONE) {
      addUp(cell, 0, 0, period, points == null
          ? new Change(source, from, 1, factor, factor, 0)
          : new Change(source, from, 1, factor, 0, Math.multiplyExact(factor, points)));
    }
  }

  /** What is added to each cell on the way up: parts of a cell of {@code source}. */
  private record Change(
      MeasureStore source, int from, int deals, long amountFactor, long weightedFactor, long weightedFromAmount) {}

  // the node after the delay, plus one so that zero says that there is none
  private int shift(int cell, int delay) {
    Tree tree = Objects.requireNonNull(periods);
    int node = cube.nodes(periodAxis)[cell];
    if (!tree.isLeaf(node)) {
      return node + 1;
    }
    int shifted = tree.leafAfter(node, delay);
    return shifted == Tree.NONE ? Tree.NONE : shifted + 1;
  }

  private void addUp(int cell, int k, int index, int period, Change change) {
    if (k == base.depth()) {
      add(index, change);
      return;
    }
    Tree tree = base.tree(k);
    boolean isMoved = period > 0 && base.axis(k) == periodAxis;
    int start = isMoved ? period - 1 : cube.nodes(base.axis(k))[cell];
    for (int node = start; node != Tree.NONE; node = tree.parent(node)) {
      addUp(cell, k + 1, index + node * base.stride(k), period, change);
    }
  }

  private void add(int index, Change change) {
    if (!isTouched[index]) {
      isTouched[index] = true;
      touched = touchedCount < touched.length ? touched : Arrays.copyOf(touched, touchedCount * 2);
      touched[touchedCount++] = index;
    }
    changes.addScaled(
        index, change.source, change.from, change.deals, change.amountFactor, change.weightedFactor);
    if (change.weightedFromAmount != 0) {
      changes.addWeightedFromAmount(index, change.source, change.from, change.weightedFromAmount);
    }
  }
}
