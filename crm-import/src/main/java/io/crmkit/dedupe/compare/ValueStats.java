package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.ValueCounts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How frequent values are, to look them up. Immutable. */
final class ValueStats {

  private static final int SHIFT = 53;
  private static final int HALF = 1 << Long.SIZE - SHIFT - 1;

  private final ValueCounts counts;
  private final long[] hashes;
  private final long[] rows;
  private final int[] starts;
  private final double[] worths;

  private ValueStats(ValueCounts counts) {
    this.counts = counts;
    List<Map.Entry<Long, Long>> frequent = counts.frequent().entrySet().stream()
        .map(each -> Map.entry(Long.parseUnsignedLong(each.getKey(), 16), each.getValue()))
        .sorted(Map.Entry.comparingByKey()).toList();
    this.hashes = frequent.stream().mapToLong(Map.Entry::getKey).toArray();
    this.rows = frequent.stream().mapToLong(Map.Entry::getValue).toArray();
    this.starts = starts(hashes);
    this.worths = LongStream.concat(LongStream.of(rows), LongStream.of(counts.others()))
        .mapToDouble(each -> worth(each, counts.rows())).toArray();
  }

  static ValueStats of(ValueCounts counts) {
    return new ValueStats(counts);
  }

  /**
   * Learns how frequent values are.
   *
   * @param values each once, by their places
   * @param counts how many rows have each
   * @param all how many rows have any
   * @param frequent which counts are worth being kept
   */
  static Learned learn(IntFunction<String> values, int[] counts, long all, IntPredicate frequent) {
    int[] kept = IntStream.range(0, counts.length).filter(i -> frequent.test(counts[i])).boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -counts[i]).thenComparing(values::apply))
        .limit(ValueCounts.MOST).mapToInt(Integer::intValue).toArray();
    Map<String, Long> named = new TreeMap<>();
    long others = kept.length < ValueCounts.MOST ? 1 : others(counts, kept);
    long[] rows = new long[counts.length];
    Arrays.fill(rows, others);
    for (int i : kept) {
      named.put(HexFormat.of().toHexDigits(Mixing.of(values.apply(i))), (long) counts[i]);
      rows[i] = counts[i];
    }
    return new Learned(new ValueCounts(Math.max(1, all), named, others), rows);
  }

  /** What was learned, and how many rows that says each value has. */
  static final class Learned {

    private final ValueCounts counts;
    private final long[] rows;

    Learned(ValueCounts counts, long[] rows) {
      this.counts = counts;
      this.rows = rows;
    }

    ValueCounts counts() {
      return counts;
    }

    /** Returns how many rows have the value at a place. */
    long rows(int place) {
      return rows[place];
    }
  }

  /** How many rows have the value of a row whose value is not kept, on the average. */
  private static long others(int[] counts, int[] kept) {
    double rows = Arrays.stream(counts).asLongStream().sum() - Arrays.stream(kept).mapToLong(i -> counts[i]).sum();
    double squares = Arrays.stream(counts).mapToDouble(count -> (double) count * count).sum()
        - Arrays.stream(kept).mapToDouble(i -> (double) counts[i] * counts[i]).sum();
    return rows <= 0 ? 1 : Math.max(1, Math.round(squares / rows));
  }

  ValueCounts counts() {
    return counts;
  }

  /** Returns how many rows have a value. */
  long rows(String value) {
    int place = place(Mixing.of(value));
    return place < 0 ? counts.others() : rows[place];
  }

  /** As {@link #rows(String)}, of one of some texts. */
  private long rows(Texts texts, int text) {
    int place = place(Mixing.of(texts, text));
    return place < 0 ? counts.others() : rows[place];
  }

  /** The place of a hash, or -1; hashes are spread evenly, so hardly any two begin with the same bits. */
  private int place(long hash) {
    int start = (int) (hash >> SHIFT) + HALF;
    int place = starts[start];
    while (place < starts[start + 1] && hashes[place] != hash) {
      place++;
    }
    return place < starts[start + 1] ? place : -1;
  }

  /** For each beginning of a hash where the first such one is, among hashes in ascending order. */
  private static int[] starts(long[] hashes) {
    int[] starts = new int[2 * HALF + 1];
    for (long hash : hashes) {
      starts[(int) (hash >> SHIFT) + HALF + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  /** Returns what a word is worth, by its hash. */
  double worth(long hash) {
    int place = place(hash);
    return worths[place < 0 ? worths.length - 1 : place];
  }

  /** Returns what a word is worth that so many rows have: the logarithm of how many there are for each of these. */
  static double worth(long rows, long all) {
    return StrictMath.log(1 + (double) all / rows);
  }

  /** Returns the level of two equal values. */
  int level(String value) {
    return level(rows(value), counts.rows());
  }

  /** As {@link #level(String)}, of one of some texts. */
  int level(Texts texts, int text) {
    return level(rows(texts, text), counts.rows());
  }

  static int level(long rows, long all) {
    return Levels.equal((int) Math.min(Integer.MAX_VALUE, rows), all);
  }
}
