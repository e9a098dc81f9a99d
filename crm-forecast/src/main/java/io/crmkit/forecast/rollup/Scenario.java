package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
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
  private final CellEffects effects;
  private final ChangeStore changes;
  private final MeasureStore one = new MeasureStore(1);
  private final TouchedCells touched;
  private Overlay overlay = Overlay.NONE;
  private final Cube.Follower follower = new Cube.Follower() {
    @Override
    public void prepare(int deal, int cell) {
      effects.prepare(deal, cell);
    }

    @Override
    public void add(int deal, int cell, int times, long amount, int basisPoints) {
      if (effects.names(deal)) {
        insteadOfCell(deal, cell, times, amount, basisPoints);
      }
    }

    @Override
    public void moved(int axis) {
      switchTo(overlay);
    }
  };

  /**
   * @param base what the assumptions are about
   * @param periodAxis the axis along which deals are delayed; null if none ever is
   * @throws IllegalArgumentException if an axis or a node is unknown, or assumptions that meet in a cell multiply to
   *     more than an {@link Effect} can hold
   */
  public Scenario(RollUp base, @Nullable String periodAxis, Overlay overlay) {
    this.base = base;
    this.cube = base.cube();
    this.periodAxis = periodAxis == null ? -1 : cube.axisNumber(periodAxis);
    this.effects = new CellEffects(cube);
    this.changes = new ChangeStore(base.size());
    this.touched = new TouchedCells(base);
    switchTo(overlay);
    cube.follow(follower);
    base.follow(this);
  }

  /** One cell in which two scenarios differ: {@code nodes} of the axes of their roll-up. */
  public record Difference(List<Integer> nodes, Measures change) {

    public Difference {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * Puts other assumptions in the place of those before.
   *
   * @throws IllegalArgumentException if an axis or a node is unknown, or assumptions that meet in a cell multiply to
   *     more than an {@link Effect} can hold; those before hold on then
   */
  public void switchTo(Overlay next) {
    requirePeriods(next);
    base.catchUp();
    try {
      resolve(next);
    } catch (IllegalArgumentException e) {
      resolve(overlay);
      throw e;
    }
    touched.clear(changes);
    overlay = next;
    for (int i = 0; i < effects.changed(); i++) {
      changeCell(effects.changed(i));
    }
    for (int deal : effects.deals()) {
      if (deal < cube.deals() && !cube.rows().isGone(deal)) {
        single(deal);
      }
    }
    touched.addUp(changes);
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
    base.catchUp();
    return changes.at(base.index(nodes), AMOUNT_DIGITS, WEIGHTED_DIGITS);
  }

  /** Returns how many cells of the roll-up the assumptions reach. */
  public int changedCells() {
    base.catchUp();
    return touched.count();
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
    base.catchUp();
    TreeSet<Integer> cells = new TreeSet<>();
    touched.forEach(cells::add);
    other.touched.forEach(cells::add);
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
    base.leave(this);
  }

  /** Follows the roll-up, which has summed up what changed in a cell. */
  void cellChanged(int cell, MeasureStore change) {
    apply(effects.ofCell(cell), cell, change, WHOLE, this::addUp);
  }

  /** Puts the effect on one deal in the place of the effect on its cell, which comes when the roll-up catches up. */
  private void insteadOfCell(int deal, int cell, int times, long amount, int basisPoints) {
    apply(effects.ofCell(cell), cell, only(-times, amount, basisPoints), WHOLE, this::addUp);
    apply(effects.ofDeal(deal, cell), cell, only(times, amount, basisPoints), WHOLE, this::addUp);
  }

  private MeasureStore only(int times, long amount, int basisPoints) {
    one.clear(WHOLE);
    one.add(WHOLE, times, times * amount, basisPoints);
    return one;
  }

  private void resolve(Overlay next) {
    effects.resolve(next);
    for (int deal : effects.deals()) {
      if (deal < cube.deals()) {
        effects.ofDeal(deal, cube.rows().cell(deal));
      }
    }
  }

  private void requirePeriods(Overlay next) {
    for (Assumption each : next.assumptions()) {
      if (periodAxis < 0 && each.effect().delay() != 0) {
        throw new IllegalArgumentException("a delay needs an axis of periods, but this scenario has none: " + each);
      }
    }
  }

  private void changeCell(int cell) {
    ActiveEffect effect = effects.ofCell(cell);
    if (effect.delay() == 0) {
      int index = base.leaf(cell);
      touched.touch(index);
      effect.replace(changes, index, cube.sums(), cell);
    } else {
      apply(effect, cell, cube.sums(), cell, this::addHere);
    }
  }

  /** Puts the effect on one deal in the place of the effect on its cell. */
  private void single(int deal) {
    int cell = cube.rows().cell(deal);
    long amount = cube.rows().amount(deal);
    int basisPoints = cube.rows().basisPoints(deal);
    apply(effects.ofCell(cell), cell, only(-1, amount, basisPoints), WHOLE, this::addHere);
    apply(effects.ofDeal(deal, cell), cell, only(1, amount, basisPoints), WHOLE, this::addHere);
  }

  /** Where a change goes: to the cell of the roll-up that the leaf is in, or to all above it, too. */
  private interface Target {
    void add(int cell, int period, Part part, MeasureStore source, int from);
  }

  /** One of the things that an {@link ActiveEffect} does to a cell. */
  private interface Part {
    void addTo(ChangeStore table, int index, MeasureStore source, int from);
  }

  /** Takes the sums of {@code source} out of a cell, and puts them in again as the effect leaves them. */
  private void apply(ActiveEffect effect, int cell, MeasureStore source, int from, Target target) {
    if (effect == ActiveEffect.NONE) {
      return;
    }
    int period = period(cell);
    if (effect.delay() == 0) {
      target.add(cell, period, effect::replace, source, from);
      return;
    }
    target.add(cell, period, effect::takeOut, source, from);
    int later = later(period, effect.delay());
    if (later != Tree.NONE) {
      target.add(cell, later, effect::putIn, source, from);
    }
  }

  private int period(int cell) {
    return periodAxis < 0 ? Tree.NONE : cube.nodes(periodAxis)[cell];
  }

  // what is not in a period but in a quarter, say, stays there
  private int later(int node, int delay) {
    Tree tree = cube.tree(periodAxis);
    return tree.isLeaf(node) ? tree.leafAfter(node, delay) : node;
  }

  private int node(int k, int cell, int period) {
    return base.axis(k) == periodAxis ? period : cube.nodes(base.axis(k))[cell];
  }

  private void addHere(int cell, int period, Part part, MeasureStore source, int from) {
    int index = 0;
    for (int k = 0; k < base.depth(); k++) {
      index += node(k, cell, period) * base.stride(k);
    }
    touched.touch(index);
    part.addTo(changes, index, source, from);
  }

  private void addUp(int cell, int period, Part part, MeasureStore source, int from) {
    addUp(0, 0, cell, period, index -> {
      touched.touch(index);
      part.addTo(changes, index, source, from);
    });
  }

  private void addUp(int k, int index, int cell, int period, IntConsumer add) {
    if (k == base.depth()) {
      add.accept(index);
      return;
    }
    for (int node = node(k, cell, period); node != Tree.NONE; node = base.tree(k).parent(node)) {
      addUp(k + 1, index + node * base.stride(k), cell, period, add);
    }
  }
}
