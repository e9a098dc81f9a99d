package io.crmkit.forecast.win;

import java.util.Arrays;

/** A matrix of which each row has few entries that are not zero: those alone are kept, row by row. */
final class SparseRows {

  private final int width;
  private int[] starts = new int[16];
  private int[] columns = new int[64];
  private double[] values = new double[64];
  private int rows;

  SparseRows(int width) {
    this.width = width;
  }

  static SparseRows of(double[][] dense) {
    SparseRows sparse = new SparseRows(dense.length == 0 ? 0 : dense[0].length);
    for (double[] row : dense) {
      for (int column = 0; column < row.length; column++) {
        sparse.put(column, row[column]);
      }
      sparse.endRow();
    }
    return sparse;
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  /** Sets an entry of the row that is being written, each column once. */
  void put(int column, double value) {
    if (value == 0) {
      return;
    }
    int at = starts[rows + 1];
    if (at == columns.length) {
      columns = Arrays.copyOf(columns, at * 2);
      values = Arrays.copyOf(values, at * 2);
    }
    columns[at] = column;
    values[at] = value;
    starts[rows + 1]++;
  }

  void endRow() {
    rows++;
    if (rows + 1 == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    starts[rows + 1] = starts[rows];
  }

  /** Returns the sum over the row of value × weight of its column. */
  double times(int row, double[] weights) {
    double sum = 0;
    for (int at = starts[row]; at < starts[row + 1]; at++) {
      sum += values[at] * weights[columns[at]];
    }
    return sum;
  }

  /** Adds {@code factor} × row to {@code sums}. */
  void addTo(double[] sums, int row, double factor) {
    for (int at = starts[row]; at < starts[row + 1]; at++) {
      sums[columns[at]] += factor * values[at];
    }
  }

  /** Adds {@code factor} × row′ × row to the lower triangle of {@code sums}. */
  void addSquareTo(double[][] sums, int row, double factor) {
    for (int at = starts[row]; at < starts[row + 1]; at++) {
      double scaled = factor * values[at];
      for (int other = starts[row]; other < starts[row + 1]; other++) {
        if (columns[other] <= columns[at]) {
          sums[columns[at]][columns[other]] += scaled * values[other];
        }
      }
    }
  }
}
