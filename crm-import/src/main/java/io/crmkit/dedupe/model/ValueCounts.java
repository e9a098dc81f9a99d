package io.crmkit.dedupe.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows have which value, of the values that are frequent. Values are there by their hashes, so that a model
 * holds nothing that could be read.
 *
 * @param rows how many have any value
 * @param frequent by 16 hexadecimal digits how many have a value; at most {@value #MOST}
 * @param others how many have each value that is not there, on the average of the rows; at least 1
 */
public record ValueCounts(long rows, Map<String, Long> frequent, long others) {

  /** How many values are kept at most. */
  public static final int MOST = 2000;

  public ValueCounts {
    frequent = Collections.unmodifiableMap(new TreeMap<>(frequent));
    check(rows, "rows");
    check(others, "others");
    if (frequent.size() > MOST) {
      throw new IllegalArgumentException("at most %d values are kept but were %d".formatted(MOST, frequent.size()));
    }
    frequent.forEach((hash, count) -> {
      Hashes.check(hash);
      check(count, "the rows of " + hash);
    });
  }

  private static void check(long number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException("%s must be positive but was %d".formatted(name, number));
    }
  }
}
