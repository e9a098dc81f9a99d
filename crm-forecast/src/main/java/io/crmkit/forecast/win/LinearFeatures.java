package io.crmkit.forecast.win;

import io.crmkit.forecast.win.DealColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deals as a linear model takes them: numbers and days centred and scaled, words as one column per word that is
 * frequent enough, and what is missing as a column of its own. Everything is learned from the rows it is fitted on,
 * and the outcomes are not looked at.
 */
final class LinearFeatures {

  private static final int MOST_COLUMNS = 400;
  private static final int LEAST_ROWS = 3;

  /** One column of deals: where its features start and how values become features. */
  private interface Encoding {

    int width();

    void put(int row, SparseRows rows, int from);
  }

  private final List<Encoding> encodings = new ArrayList<>();
  private int width;

  static LinearFeatures fit(DealTable table, int[] rows) {
    LinearFeatures features = new LinearFeatures();
    long categories = table.columns().stream().filter(column -> column.kind() == Kind.CATEGORY).count();
    int words = (int) Math.max(5, MOST_COLUMNS / Math.max(1, categories));
    for (DealColumn column : table.columns()) {
      Encoding encoding = column.kind() == Kind.CATEGORY ? words(column, rows, words) : numbers(column, rows);
      features.encodings.add(encoding);
      features.width += encoding.width();
    }
    return features;
  }

  SparseRows encode(int[] rows) {
    SparseRows encoded = new SparseRows(width);
    for (int row : rows) {
      int from = 0;
      for (Encoding encoding : encodings) {
        encoding.put(row, encoded, from);
        from += encoding.width();
      }
      encoded.endRow();
    }
    return encoded;
  }

  private static Encoding words(DealColumn column, int[] rows, int most) {
    int[] counts = new int[column.levels() + 1];
    for (int row : rows) {
      counts[column.levelOrMissing(row)]++;
    }
    int[] features = new int[counts.length];
    Arrays.fill(features, 0); // the first is for all rare words
    int[] frequent = IntStream.range(0, counts.length).filter(level -> counts[level] >= LEAST_ROWS).boxed()
        .sorted(Comparator.comparing((Integer level) -> counts[level]).reversed()).limit(most)
        .mapToInt(Integer::intValue).toArray();
    for (int i = 0; i < frequent.length; i++) {
      features[frequent[i]] = i + 1;
    }
    return new Encoding() {
      @Override
      public int width() {
        return frequent.length + 1;
      }

      @Override
      public void put(int row, SparseRows encoded, int from) {
        encoded.put(from + features[column.levelOrMissing(row)], 1);
      }
    };
  }

  private static Encoding numbers(DealColumn column, int[] rows) {
    double[] known = Arrays.stream(rows).mapToDouble(column::value).filter(each -> !Double.isNaN(each)).toArray();
    boolean isLong = hasLongTail(known);
    double mean = Arrays.stream(known).map(each -> scale(each, isLong)).average().orElse(0);
    double variance = Arrays.stream(known).map(each -> Math.pow(scale(each, isLong) - mean, 2)).average().orElse(0);
    double spread = variance > 1e-12 ? Math.sqrt(variance) : 1;
    return new Encoding() {
      @Override
      public int width() {
        return 2;
      }

      @Override
      public void put(int row, SparseRows encoded, int from) {
        double value = column.value(row);
        if (Double.isNaN(value)) {
          encoded.put(from + 1, 1);
        } else {
          // far beyond what was seen, a line is no longer to be trusted
          encoded.put(from, Math.max(-5, Math.min(5, (scale(value, isLong) - mean) / spread)));
        }
      }
    };
  }

  /** Whether numbers are so uneven that their logarithms say more: amounts, counts of employees. */
  private static boolean hasLongTail(double[] known) {
    if (known.length == 0) {
      return false;
    }
    double[] sorted = known.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    return sorted[0] >= 0 && sorted[(int) (sorted.length * 0.99)] > 8 * Math.max(median, 1e-9);
  }

  private static double scale(double value, boolean isLong) {
    return isLong ? Math.signum(value) * Math.log1p(Math.abs(value)) : value;
  }
}
