package io.crmkit.forecast.rollup;

import io.crmkit.core.Validated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deals of a pipeline, and their sums by cell, which follow each change.
 *
 * <p>Deals are numbered in the order in which they are added; the host keeps the numbers beside its own ids. Memory, by
 * the layout of the arrays: 18 bytes for a deal, and for a cell 104 to 152 bytes and 4 for each axis, of which 80 are its
 * sums and those of the last scan.
 */
public final class Cube {

  /** So many deals are fetched together: few enough to stay in the first cache, enough to wait for memory once. */
  private static final int TOGETHER = 64;

  private final List<Axis> axes;
  private final CellIndex cells;
  private final Rows rows;
  private final MeasureStore sums;
  private final List<Follower> followers = new ArrayList<>();
  private final @Nullable CellsByNode[] byNode;

  /** Something that is kept up to date with the deals. */
  interface Follower {

    /**
     * Hears that a deal will be in a cell, before anything has changed.
     *
     * @throws IllegalArgumentException if that cannot be followed; then nothing changes
     */
    void prepare(int deal, int cell);

    /**
     * Hears that a deal is about to come into a cell, or to leave it.
     *
     * @param times 1, or −1 if it leaves
     */
    void add(int deal, int cell, int times, long amount, int basisPoints);

    /**
     * Hears that an axis has another tree, with other numbers for its nodes.
     *
     * @throws IllegalArgumentException if that cannot be followed; then the axis gets its former tree back
     */
    void moved(int axis);
  }

  private Cube(List<Axis> axes, CellIndex cells, Rows rows) {
    this.axes = new ArrayList<>(axes);
    this.cells = cells;
    this.rows = rows;
    rows.renumber(cells.sort());
    rows.cluster();
    this.sums = new MeasureStore(Math.max(1, cells.count()));
    sums.copy(rows.scan(), cells.count());
    this.byNode = new CellsByNode[axes.size()];
  }

  /**
   * Returns a builder of a cube.
   *
   * @throws IllegalArgumentException if {@code axes} is empty or two of them have the same name
   */
  public static Builder builder(List<Axis> axes) {
    return new Builder(axes, 16);
  }

  /** Returns a builder of a cube that has room for so many deals, which saves it from growing. */
  public static Builder builder(List<Axis> axes, int deals) {
    return new Builder(axes, deals);
  }

  /** Takes the deals in, one after the other. */
  public static final class Builder {

    private final List<Axis> axes;
    private final CellIndex cells;
    private final Rows rows;

    private Builder(List<Axis> axes, int deals) {
      this.axes = List.copyOf(axes);
      Set<String> names = new HashSet<>();
      if (axes.isEmpty() || !axes.stream().allMatch(axis -> names.add(axis.name()))) {
        throw new IllegalArgumentException("a cube needs axes of different names but has %s"
            .formatted(axes.stream().map(Axis::name).toList()));
      }
      cells = new CellIndex(axes.stream().mapToInt(axis -> axis.tree().size()).toArray());
      rows = new Rows(cells, deals);
    }

    /**
     * Adds the next deal.
     *
     * @param amount in minor units, anything but {@link Long#MIN_VALUE}
     * @param basisPoints the probability in hundredths of a percent, 0 to 10,000
     * @param nodes one node of each axis, in the order of the axes
     */
    public Builder add(long amount, int basisPoints, int... nodes) {
      requireSound(amount, basisPoints);
      rows.add(cells.cell(nodes), amount, basisPoints);
      return this;
    }

    /** Returns the cube; the builder must not be used again. */
    public Cube build() {
      return new Cube(axes, cells, rows);
    }
  }

  /** Returns the axes, with their trees as they are now. */
  public List<Axis> axes() {
    return List.copyOf(axes);
  }

  /** Returns how many deals were ever added; they are numbered below this. */
  public int deals() {
    return rows.deals();
  }

  /** Returns how many cells have or had a deal. */
  public int cells() {
    return cells.count();
  }

  /** Adds a deal, as {@link Builder#add} does, and returns its number. */
  public int add(long amount, int basisPoints, int... nodes) {
    requireSound(amount, basisPoints);
    int cell = cellAt(nodes);
    prepare(rows.deals(), cell);
    int deal = rows.add(cell, amount, basisPoints);
    tell(deal, cell, 1, amount, basisPoints);
    return deal;
  }

  /**
   * Gives a deal another amount, probability or cell, or brings it back if it was removed.
   *
   * @throws IndexOutOfBoundsException if there is no such deal; nothing changes then
   */
  public void change(int deal, long amount, int basisPoints, int... nodes) {
    requireSound(amount, basisPoints);
    int cell = cells.isAt(rows.cell(deal), nodes) ? rows.cell(deal) : cellAt(nodes);
    prepare(deal, cell);
    withdraw(deal);
    rows.change(deal, cell, amount, basisPoints);
    tell(deal, cell, 1, amount, basisPoints);
  }

  /**
   * Makes all changes in their order, which is faster than to make them one by one.
   *
   * @throws IllegalArgumentException if one of them cannot be made; some of those before it are made then
   * @throws IndexOutOfBoundsException if there is no such deal; some of the changes before it are made then
   */
  public void change(Changes changes) {
    for (int from = 0; from < changes.size(); from += TOGETHER) {
      int to = Math.min(changes.size(), from + TOGETHER);
      rows.fetch(changes, from, to);
      for (int i = from; i < to; i++) {
        change(changes.deal(i), changes.amount(i), changes.basisPoints(i), changes.nodes(i));
      }
    }
  }

  /**
   * Takes a deal out; nothing happens if it is out already.
   *
   * @throws IndexOutOfBoundsException if there is no such deal
   */
  public void remove(int deal) {
    withdraw(deal);
    rows.remove(deal);
  }

  /**
   * Puts a node of an axis, and all below it, under another parent: a reorganisation. The deals stay where they are:
   * their cells get the new numbers of their nodes, and roll-ups and scenarios follow from the cells.
   *
   * <p>Numbers of nodes change, so take them from the tree that is returned; {@link #axes} has it from now on.
   *
   * @param parent the name of the new parent; null to make the node a root
   * @return the new tree, or a violation {@code forecast.cyclic-tree} if the parent is the node itself or below it
   * @throws IllegalArgumentException if there is no such axis or node, or if assumptions of a scenario meet in a cell now
   *     that multiply to more than an {@link Effect} can hold; nothing has changed then
   */
  public Validated<Tree> move(String axisName, String node, @Nullable String parent) {
    int axis = axisNumber(axisName);
    Axis before = axes.get(axis);
    Validated<Tree> moved = before.tree().moving(node, parent);
    if (moved instanceof Validated.Valid<Tree> valid) {
      replace(axis, new Axis(axisName, valid.value()));
      try {
        followers.forEach(follower -> follower.moved(axis));
      } catch (IllegalArgumentException e) {
        replace(axis, before);
        followers.forEach(follower -> follower.moved(axis));
        throw e;
      }
    }
    return moved;
  }

  private void replace(int number, Axis next) {
    cells.renumber(number, next.tree().numbersOf(axes.get(number).tree()));
    axes.set(number, next);
    byNode[number] = null;
  }

  /** Returns the sums of the deals at exactly these nodes, one of each axis. */
  public Measures at(int... nodes) {
    int cell = cells.find(nodes);
    return cell < 0 ? Measures.EMPTY : sums.at(cell, 0, RollUp.BASIS_POINT_DIGITS);
  }

  /**
   * Sums the cells up the trees of some axes, over all nodes of the others. The roll-up follows later changes until it
   * is {@linkplain RollUp#close() closed}.
   *
   * @throws IllegalArgumentException if an axis is unknown or occurs twice, or the table would be too large
   */
  public RollUp rollUp(String... axisNames) {
    return new RollUp(this, axisNumbers(axisNames));
  }

  /** Sums all deals up from the rows, and returns whether that is what the cells say, bit for bit. */
  public boolean isConsistent() {
    return rows.scan().sameAs(sums, cells.count());
  }

  /** Sums the amounts of all deals up from the rows, by cell; returns the number of cells that have deals. */
  public int scanAmounts() {
    return occupied(rows.scanAmounts());
  }

  /** Sums all measures up from the rows, by cell; returns the number of cells that have deals. */
  public int scan() {
    return occupied(rows.scan());
  }

  private int occupied(MeasureStore scanned) {
    int occupied = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      occupied += scanned.deals(cell) == 0 ? 0 : 1;
    }
    return occupied;
  }

  MeasureStore sums() {
    return sums;
  }

  int[] nodes(int axis) {
    return cells.nodes(axis);
  }

  /** Returns the cells by their node of an axis, as they are now. */
  CellsByNode cellsByNode(int axis) {
    CellsByNode known = byNode[axis];
    if (known == null || known.count() != cells.count()) {
      known = new CellsByNode(cells.nodes(axis), cells.count(), tree(axis));
      byNode[axis] = known;
    }
    return known;
  }

  Rows rows() {
    return rows;
  }

  Tree tree(int axis) {
    return axes.get(axis).tree();
  }

  int axisNumber(String name) {
    for (int axis = 0; axis < axes.size(); axis++) {
      if (axes.get(axis).name().equals(name)) {
        return axis;
      }
    }
    throw new IllegalArgumentException("no axis '%s', only %s".formatted(name, axes.stream().map(Axis::name).toList()));
  }

  void follow(Follower follower) {
    followers.add(follower);
  }

  void leave(Follower follower) {
    followers.remove(follower);
  }

  private int[] axisNumbers(String... names) {
    int[] numbers = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      numbers[i] = axisNumber(names[i]);
    }
    return numbers;
  }

  private int cellAt(int... nodes) {
    int cell = cells.cell(nodes);
    sums.reserve(cells.count());
    return cell;
  }

  private void prepare(int deal, int cell) {
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).prepare(deal, cell);
    }
  }

  private void withdraw(int deal) {
    if (!rows.isGone(deal)) {
      tell(deal, rows.cell(deal), -1, rows.amount(deal), rows.basisPoints(deal));
    }
  }

  private void tell(int deal, int cell, int times, long amount, int basisPoints) {
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).add(deal, cell, times, amount, basisPoints);
    }
    sums.add(cell, times, times * amount, basisPoints);
  }

  static void requireSound(long amount, int basisPoints) {
    if (basisPoints < 0 || basisPoints > 10_000) {
      throw new IllegalArgumentException(
          "basisPoints must be from 0 to 10,000 but was %d".formatted(basisPoints));
    }
    if (amount == Long.MIN_VALUE) {
      throw new IllegalArgumentException("amount must not be %d".formatted(amount));
    }
  }
}
