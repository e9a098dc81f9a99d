package io.crmkit.forecast.win;

import io.crmkit.forecast.win.DealColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deals as trees take them: every column as numbers in at most 48 ranges, the first for what is missing. Words become
 * the rate at which their deals were won, for the rows it is fitted on out of the other parts of these rows, so that
 * no outcome finds its way into its own features.
 */
final class TreeFeatures {

  private static final int RANGES = 48;
  private static final int PARTS = 5;

  private final DealTable table;
  private final List<WordRates> rates = new ArrayList<>();
  private final List<double[]> bounds = new ArrayList<>();
  private final byte[][] fitted;

  private TreeFeatures(DealTable table, int[] rows, boolean[] won) {
    this.table = table;
    int[] part = Parts.even(won, PARTS);
    this.fitted = new byte[table.columns().size()][];
    for (int i = 0; i < fitted.length; i++) {
      DealColumn column = table.columns().get(i);
      WordRates all = WordRates.fit(column, rows, won, part, PARTS);
      rates.add(all);
      double[] values = column.kind() == Kind.CATEGORY
          ? crossRates(column, rows, won, part) : Arrays.stream(rows).mapToDouble(column::value).toArray();
      bounds.add(bounds(values));
      fitted[i] = ranges(values, bounds.get(i));
    }
  }

  static TreeFeatures fit(DealTable table, int[] rows, boolean[] won) {
    return new TreeFeatures(table, rows, won);
  }

  /** Returns the ranges of the rows it was fitted on, by column. */
  byte[][] fitted() {
    return fitted;
  }

  /** Returns the ranges of other rows, by column. */
  byte[][] encode(int[] rows) {
    byte[][] encoded = new byte[table.columns().size()][];
    for (int i = 0; i < encoded.length; i++) {
      DealColumn column = table.columns().get(i);
      WordRates all = rates.get(i);
      double[] values = Arrays.stream(rows).mapToDouble(row -> column.kind() == Kind.CATEGORY
          ? all.rate(column.levelOrMissing(row)) : column.value(row)).toArray();
      encoded[i] = ranges(values, bounds.get(i));
    }
    return encoded;
  }

  /** Returns the rate of the word of each row, learned without the part that the row is in. */
  static double[] crossRates(DealColumn column, int[] rows, boolean[] won, int[] part) {
    double[] values = new double[rows.length];
    for (int each = 0; each < PARTS; each++) {
      WordRates others = WordRates.fit(column, rows, won, part, each);
      for (int i = 0; i < rows.length; i++) {
        if (part[i] == each) {
          values[i] = others.rate(column.levelOrMissing(rows[i]));
        }
      }
    }
    return values;
  }

  private static double[] bounds(double[] values) {
    double[] sorted = Arrays.stream(values).filter(each -> !Double.isNaN(each)).sorted().toArray();
    double[] bounds = new double[RANGES - 1];
    int count = 0;
    for (int i = 1; i < RANGES && sorted.length > 0; i++) {
      double bound = sorted[(int) ((long) i * sorted.length / RANGES)];
      if (bound > sorted[0] && (count == 0 || bound > bounds[count - 1])) {
        bounds[count++] = bound;
      }
    }
    return Arrays.copyOf(bounds, count);
  }

  private static byte[] ranges(double[] values, double[] bounds) {
    byte[] ranges = new byte[values.length];
    for (int i = 0; i < ranges.length; i++) {
      int at = Arrays.binarySearch(bounds, values[i]);
      ranges[i] = (byte) (Double.isNaN(values[i]) ? 0 : 1 + (at >= 0 ? at + 1 : -at - 1));
    }
    return ranges;
  }
}
