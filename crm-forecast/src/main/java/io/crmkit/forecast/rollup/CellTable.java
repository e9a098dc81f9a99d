package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The states of the cells of some axes: what one machine has summed up, to be merged with the tables of others and then
 * summed up the trees. It holds no deals.
 *
 * <pre>{@code
 * var part = new CellTable(axes);                                  // on each machine
 * part.add(250_000, 5_000, owners.node("ann"), months.node("2024-11"));
 * part.forEach((nodes, state) -> send(nodes, state.serialise()));
 *
 * var all = new CellTable(axes);                                   // on one of them
 * all.merge(CellState.deserialise(bytes).orElseThrow(), nodes);
 * all.rolledUp().at(owners.node("west"), months.node("2024")).result();
 * }</pre>
 *
 * <p>Not for several threads at once.
 */
public final class CellTable {

  private final List<Axis> axes;
  private final CellIndex cells;
  private final List<CellState> states = new ArrayList<>();

  public CellTable(List<Axis> axes) {
    this.axes = List.copyOf(axes);
    this.cells = new CellIndex(axes.stream().mapToInt(axis -> axis.tree().size()).toArray());
  }

  /** Adds a deal at one node of each axis, as {@link CellState#add} does, and returns this. */
  public CellTable add(long amount, int basisPoints, int... nodes) {
    state(nodes).add(amount, basisPoints);
    return this;
  }

  /** Removes a deal that was added, and returns this. */
  public CellTable remove(long amount, int basisPoints, int... nodes) {
    state(nodes).remove(amount, basisPoints);
    return this;
  }

  /** Adds what was summed up elsewhere of the deals at one node of each axis, and returns this. */
  public CellTable merge(CellState more, int... nodes) {
    state(nodes).merge(more);
    return this;
  }

  /**
   * Adds all that {@code other} holds, and returns this.
   *
   * @throws IllegalArgumentException if it is one of other axes
   */
  public CellTable merge(CellTable other) {
    if (!axes.equals(other.axes)) {
      throw new IllegalArgumentException("only tables of the same axes can be merged, but these have %s and %s"
          .formatted(axes.stream().map(Axis::name).toList(), other.axes.stream().map(Axis::name).toList()));
    }
    for (int cell = 0; cell < other.states.size(); cell++) {
      state(other.nodes(cell)).merge(other.states.get(cell));
    }
    return this;
  }

  /** Returns what stands at exactly these nodes; a state of its own that follows no later change. */
  public CellState at(int... nodes) {
    int cell = cells.find(nodes);
    return cell < 0 ? CellState.empty() : CellState.empty().merge(states.get(cell));
  }

  /** Goes through the cells that have or had a deal, in the order in which they got the first. */
  public void forEach(BiConsumer<int[], CellState> action) {
    for (int cell = 0; cell < states.size(); cell++) {
      action.accept(nodes(cell), CellState.empty().merge(states.get(cell)));
    }
  }

  /** Returns a table in which every node stands for all below it, too. */
  public CellTable rolledUp() {
    CellTable sums = new CellTable(axes);
    for (int cell = 0; cell < states.size(); cell++) {
      sums.addUp(nodes(cell), 0, states.get(cell));
    }
    return sums;
  }

  private void addUp(int[] nodes, int axis, CellState state) {
    if (axis == nodes.length) {
      state(nodes).merge(state);
      return;
    }
    int own = nodes[axis];
    for (int node = own; node != Tree.NONE; node = axes.get(axis).tree().parent(node)) {
      nodes[axis] = node;
      addUp(nodes, axis + 1, state);
    }
    nodes[axis] = own;
  }

  private int[] nodes(int cell) {
    int[] nodes = new int[axes.size()];
    for (int axis = 0; axis < nodes.length; axis++) {
      nodes[axis] = cells.nodes(axis)[cell];
    }
    return nodes;
  }

  private CellState state(int... nodes) {
    int cell = cells.cell(nodes);
    if (cell == states.size()) {
      states.add(CellState.empty());
    }
    return states.get(cell);
  }
}
