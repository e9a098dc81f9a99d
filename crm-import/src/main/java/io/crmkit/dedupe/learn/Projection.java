package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.table.LongPlaces;

/**
 * The different outcomes of some of the fields, and which of them each pattern has. A sum over these fields is worked
 * out once for each of them, however many patterns there are. Immutable.
 */
final class Projection {

  private final int[] fields;
  private final long[] different;
  private final int[] places;

  private Projection(int[] fields, long[] different, int[] places) {
    this.fields = fields;
    this.different = different;
    this.places = places;
  }

  /** Looks at patterns in some fields only. */
  static Projection of(Patterns patterns, int... fields) {
    long mask = 0;
    for (int field : fields) {
      mask |= Levels.with(Levels.COUNT - 1, field);
    }
    int[] places = new int[patterns.size()];
    LongPlaces seen = new LongPlaces();
    for (int i = 0; i < places.length; i++) {
      places[i] = seen.add(patterns.levels(i) & mask);
    }
    return new Projection(fields, seen.numbers(), places);
  }

  int size() {
    return different.length;
  }

  /** Returns the fields that are looked at. */
  int[] fields() {
    return fields;
  }

  /** Returns the outcome at a place; what is not looked at is missing in it. */
  long levels(int place) {
    return different[place];
  }

  /** Returns the place of the outcome of a pattern. */
  int place(int pattern) {
    return places[pattern];
  }

  /** Returns what the weights of the fields add up to, at a place. */
  double sum(double[][] weights, int place) {
    double sum = 0;
    for (int f : fields) {
      sum += weights[f][Levels.of(different[place], f)];
    }
    return sum;
  }
}
