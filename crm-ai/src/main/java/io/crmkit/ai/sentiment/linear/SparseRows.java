package io.crmkit.ai.sentiment.linear;

import java.util.List;

/** Rows of numbers of which most are 0. */
final class SparseRows {

  private final List<Row> rows;
  private final int width;

  /** The columns of one row and what stands in them. */
  static final class Row {

    private final int[] columns;
    private final double[] values;

    /** Takes both arrays as they are. */
    Row(int[] columns, double[] values) {
      this.columns = columns;
      this.values = values;
    }

    double times(double[] weights) {
      double sum = 0;
      for (int i = 0; i < columns.length; i++) {
        sum += values[i] * weights[columns[i]];
      }
      return sum;
    }
  }

  SparseRows(List<Row> rows, int width) {
    this.rows = List.copyOf(rows);
    this.width = width;
  }

  int rows() {
    return rows.size();
  }

  int width() {
    return width;
  }

  double times(int row, double[] weights) {
    return rows.get(row).times(weights);
  }

  /** Adds a multiple of a row to a vector. */
  void addTo(double[] vector, int row, double factor) {
    int[] at = rows.get(row).columns;
    double[] value = rows.get(row).values;
    for (int i = 0; i < at.length; i++) {
      vector[at[i]] += factor * value[i];
    }
  }
}
