package io.crmkit.ai.drift;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.core.Require;
import java.util.Arrays;

/**
 * What values of something are sorted into: ranges or categories, and one more bin, the last, for what is missing or no
 * category.
 *
 * @param name of the feature, or what scores are called
 * @param edges ascending; a value belongs to the first that it does not exceed, or behind all; none for categories
 * @param categories how many codes there are; 0 for numbers
 */
public record Bins(String name, DoubleArray edges, int categories) {

  /** How many edges there are at most. */
  public static final int MOST_EDGES = 1_000;

  public Bins {
    Require.notBlank(name, "name");
    if (categories < 0 || categories > Feature.MOST_CATEGORIES || categories > 0 && edges.size() > 0) {
      throw new IllegalArgumentException("%s has %d categories and %d edges".formatted(name, categories, edges.size()));
    }
    if (edges.size() > MOST_EDGES) {
      throw new IllegalArgumentException("%s has %d edges, more than %d".formatted(name, edges.size(), MOST_EDGES));
    }
    for (int i = 0; i < edges.size(); i++) {
      if (!Double.isFinite(edges.at(i)) || i > 0 && edges.at(i - 1) >= edges.at(i)) {
        throw new IllegalArgumentException("edges of %s do not ascend: %s".formatted(name, edges.at(i)));
      }
    }
  }

  /** Returns a bin for each code. */
  public static Bins ofCategories(String name, int categories) {
    return new Bins(name, DoubleArray.of(), categories);
  }

  /**
   * Returns ranges that hold about as many of the values each: fewer where values are often the same.
   *
   * @param values what to sort, which stays as it is; {@code NaN} is left out
   * @param count how many ranges, 2 to {@link #MOST_EDGES}
   */
  public static Bins ofQuantiles(String name, double[] values, int count) {
    if (count < 2 || count > MOST_EDGES) {
      throw new IllegalArgumentException("ranges must be 2 to %d, not %d".formatted(MOST_EDGES, count));
    }
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double[] edges = new double[sorted.length == 0 ? 0 : count - 1];
    int used = 0;
    for (int i = 1; i <= edges.length; i++) {
      double edge = sorted[(int) ((long) i * sorted.length / count)] + 0.0;
      if (edge < sorted[sorted.length - 1] && (used == 0 || edges[used - 1] < edge)) {
        edges[used++] = edge;
      }
    }
    return new Bins(name, DoubleArray.of(Arrays.copyOf(edges, used)), 0);
  }

  /** Returns how many bins there are. */
  public int count() {
    return (categories > 0 ? categories : edges.size() + 1) + 1;
  }

  /** Returns the bin of a value. */
  public int of(double value) {
    int last = count() - 1;
    if (categories > 0) {
      return value >= 0 && value < categories ? (int) value : last;
    }
    return Double.isNaN(value) ? last : edges.below(value);
  }
}
