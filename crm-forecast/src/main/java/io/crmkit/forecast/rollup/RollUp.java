package io.crmkit.forecast.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums at every node of some trees, each of them over all below it; the first axis varies slowest.
 *
 * <p>The table is dense: it has a cell for each combination of nodes. A change of a deal marks the cell that it is in;
 * who reads next sums the marked cells up, each once and only on its way up the trees. So a change costs the same at any
 * depth, and a burst of changes is summed up once.
 */
public final class RollUp implements AutoCloseable {

  static final int BASIS_POINT_DIGITS = 4;

  private final Cube cube;
  private final int[] axes;
  private final Tree[] trees;
  private final int[] strides;
  private int[] deep = {};
  private int[] flat = {};
  private final MeasureStore sums;
  private final int size;
  private final StaleCells stale;
  private final MeasureStore change = new MeasureStore(1);
  private final List<Scenario> scenarios = new ArrayList<>();
  private final Cube.Follower follower = new Cube.Follower() {
    @Override
    public void prepare(int deal, int cell) {
      // every change can be followed
    }

    @Override
    public void add(int deal, int cell, int times, long amount, int basisPoints) {
      stale.mark(cell);
    }

    @Override
    public void moved(int axis) {
      if (Arrays.stream(axes).anyMatch(own -> own == axis)) {
        lay();
        sums.clearAll();
        sumUp();
      }
    }
  };

  RollUp(Cube cube, int[] axes) {
    if (Arrays.stream(axes).distinct().count() < axes.length) {
      throw new IllegalArgumentException("a roll-up has an axis once");
    }
    this.cube = cube;
    this.axes = axes;
    this.trees = new Tree[axes.length];
    this.strides = new int[axes.length];
    this.size = lay();
    this.sums = new MeasureStore(size);
    this.stale = new StaleCells(cube);
    sumUp();
    cube.follow(follower);
  }

  private int lay() {
    long stride = 1;
    for (int k = axes.length - 1; k >= 0; k--) {
      trees[k] = cube.tree(axes[k]);
      strides[k] = (int) stride;
      stride *= trees[k].size();
      if (stride > MeasureStore.MAX_CELLS) {
        throw new IllegalArgumentException(
            "a roll-up has at most %d cells; take fewer axes".formatted(MeasureStore.MAX_CELLS));
      }
    }
    deep = IntStream.range(0, axes.length).filter(k -> trees[k].levels() > 1).toArray();
    flat = IntStream.range(0, axes.length).filter(k -> trees[k].levels() <= 1).toArray();
    return (int) stride;
  }

  private void sumUp() {
    stale.forget();
    addLeaves(sums, cube.sums(), cube.cells());
    addUp(sums);
  }

  /** Sums up what has changed since somebody last read; a scenario hears of each cell after it. */
  void catchUp() {
    for (int cell = stale.next(change); cell != StaleCells.NONE; cell = stale.next(change)) {
      addUp(cell, 0, flatPart(cell), change);
      for (int i = 0; i < scenarios.size(); i++) {
        scenarios.get(i).cellChanged(cell, change);
      }
    }
  }

  void follow(Scenario scenario) {
    scenarios.add(scenario);
  }

  void leave(Scenario scenario) {
    scenarios.remove(scenario);
  }

  /** Returns the sums at these nodes, one of each axis of this roll-up in its order. */
  public Measures at(int... nodes) {
    catchUp();
    return sums.at(index(nodes), 0, BASIS_POINT_DIGITS);
  }

  /** Returns how many cells the table has. */
  public int size() {
    return size;
  }

  /** Stops following the cube. */
  @Override
  public void close() {
    cube.leave(follower);
  }

  /** Sums everything up anew, and returns whether that is what this roll-up says, bit for bit. */
  public boolean isConsistent() {
    catchUp();
    MeasureStore anew = new MeasureStore(size);
    addLeaves(anew, cube.sums(), cube.cells());
    addUp(anew);
    return anew.sameAs(sums, size);
  }

  Cube cube() {
    return cube;
  }

  int axis(int k) {
    return axes[k];
  }

  int depth() {
    return axes.length;
  }

  Tree tree(int k) {
    return trees[k];
  }

  int stride(int k) {
    return strides[k];
  }

  /** Returns the nodes of a cell, one of each axis. */
  List<Integer> nodes(int index) {
    List<Integer> nodes = new ArrayList<>(axes.length);
    for (int k = 0; k < axes.length; k++) {
      nodes.add(index / strides[k] % trees[k].size());
    }
    return nodes;
  }

  int index(int... nodes) {
    if (nodes.length != axes.length) {
      throw new IllegalArgumentException(
          "this roll-up has %d axes but %d nodes were given".formatted(axes.length, nodes.length));
    }
    int index = 0;
    for (int k = 0; k < axes.length; k++) {
      if (nodes[k] < 0 || nodes[k] >= trees[k].size()) {
        throw new IllegalArgumentException("axis '%s' has no node %d".formatted(
            cube.axes().get(axes[k]).name(), nodes[k]));
      }
      index += nodes[k] * strides[k];
    }
    return index;
  }

  /** Returns where a cell of the cube is in the table. */
  int leaf(int cell) {
    int index = 0;
    for (int k = 0; k < axes.length; k++) {
      index += cube.nodes(axes[k])[cell] * strides[k];
    }
    return index;
  }

  /** Returns what a cell's nodes of the axes without levels are in its index. */
  private int flatPart(int cell) {
    int index = 0;
    for (int k : flat) {
      index += cube.nodes(axes[k])[cell] * strides[k];
    }
    return index;
  }

  private void addUp(int cell, int position, int index, MeasureStore change) {
    if (position == deep.length) {
      sums.add(index, change, 0);
      return;
    }
    int k = deep[position];
    for (int node = cube.nodes(axes[k])[cell]; node != Tree.NONE; node = trees[k].parent(node)) {
      addUp(cell, position + 1, index + node * strides[k], change);
    }
  }

  private void addLeaves(MeasureStore table, MeasureStore cells, int count) {
    for (int cell = 0; cell < count; cell++) {
      table.add(leaf(cell), cells, cell);
    }
  }

  /** Adds each node to its parent, tree by tree, from the last node to the first. */
  private void addUp(MeasureStore table) {
    for (int k = 0; k < axes.length; k++) {
      int width = strides[k];
      int block = width * trees[k].size();
      for (int node = trees[k].size() - 1; node >= 0; node--) {
        int parent = trees[k].parent(node);
        for (int start = 0; parent != Tree.NONE && start < size; start += block) {
          for (int i = 0; i < width; i++) {
            table.add(start + parent * width + i, table, start + node * width + i);
          }
        }
      }
    }
  }
}
