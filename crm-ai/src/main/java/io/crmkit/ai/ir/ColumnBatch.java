package io.crmkit.ai.ir;

import java.util.Arrays;

/**
 * Many cases, column by column: a number for each feature of each case, {@code NaN} where there is none.
 *
 * <p>The columns are not copied, as they may be large: whoever made the batch must not change them any more.
 */
public final class ColumnBatch {

  private final double[][] columns;
  private final int rows;

  private ColumnBatch(double[][] columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Returns a batch.
   *
   * @param columns one for each feature in the order of the schema, all of one length
   * @throws IllegalArgumentException if there is none, or their lengths differ
   */
  public static ColumnBatch of(double[]... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("a batch has at least one column");
    }
    for (double[] column : columns) {
      if (column.length != columns[0].length) {
        throw new IllegalArgumentException("columns have %d and %d rows".formatted(columns[0].length, column.length));
      }
    }
    return new ColumnBatch(columns.clone(), columns[0].length);
  }

  /** Returns how many cases there are. */
  public int rows() {
    return rows;
  }

  /** Returns how many columns there are. */
  public int width() {
    return columns.length;
  }

  /** Returns the numbers of one feature, which must not be changed. */
  public double[] column(int feature) {
    return columns[feature];
  }

  /** Writes the numbers of one case into an array. */
  public void row(int row, double[] into) {
    for (int i = 0; i < columns.length; i++) {
      into[i] = columns[i][row];
    }
  }

  /** Returns some of the cases, in the order given. */
  public ColumnBatch rows(int... picked) {
    double[][] some = new double[columns.length][picked.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < picked.length; j++) {
        some[i][j] = columns[i][picked[j]];
      }
    }
    return new ColumnBatch(some, picked.length);
  }

  @Override
  public String toString() {
    return "ColumnBatch[%d rows, %d columns]".formatted(rows, columns.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnBatch that && Arrays.deepEquals(columns, that.columns);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(columns);
  }
}
