package io.crmkit.forecast.rollup;

import java.util.Arrays;

/** The cells of a cube that have changed since they were last summed up, with what they were then. */
final class StaleCells {

  static final int NONE = -1;

  private final Cube cube;
  private final MeasureStore before = new MeasureStore(64);
  private boolean[] isStale = {};
  private int[] cells = new int[64];
  private int count;

  StaleCells(Cube cube) {
    this.cube = cube;
  }

  /** Hears that a cell is about to change. */
  void mark(int cell) {
    if (cell >= isStale.length) {
      isStale = Arrays.copyOf(isStale, cube.cells() + (cube.cells() >> 1));
    }
    if (!isStale[cell]) {
      isStale[cell] = true;
      remember(cell);
    }
  }

  /** Takes one cell as summed up, and puts what it has gained into {@code gain}; {@link #NONE} if none is left. */
  int next(MeasureStore gain) {
    if (count == 0) {
      return NONE;
    }
    int cell = cells[--count];
    isStale[cell] = false;
    gain.setDifference(cube.sums(), cell, before, count);
    return cell;
  }

  /** Takes all cells as summed up. */
  void forget() {
    for (int i = 0; i < count; i++) {
      isStale[cells[i]] = false;
    }
    count = 0;
  }

  private void remember(int cell) {
    if (count == cells.length) {
      cells = Arrays.copyOf(cells, count * 2);
    }
    before.reserve(count + 1);
    before.set(count, cube.sums(), cell);
    cells[count++] = cell;
  }
}
