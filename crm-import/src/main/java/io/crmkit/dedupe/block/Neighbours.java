package io.crmkit.dedupe.block;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.parallel.Workers;
import io.crmkit.dedupe.table.LongOrder;
import java.util.Arrays;

/**
 * For each record those most like it, by the cosine of the three-letter runs of all its words, each run weighing the
 * more the fewer records have it; a block that needs to know nothing about the fields.
 */
final class Neighbours {

  private static final int MOST = 12;
  private static final int RUN = 3;
  private static final int PART = 1000;

  private final Records records;
  private final int[] starts;
  private final int[] runs;
  private final float[] weights;
  private final int[] runStarts;
  private final int[] holders;
  private final float[] holderWeights;

  private Neighbours(Records records, Postings postings) {
    this.records = records;
    this.starts = postings.starts;
    this.runs = postings.runs;
    this.weights = postings.weights;
    this.runStarts = postings.runStarts;
    this.holders = postings.holders;
    this.holderWeights = postings.holderWeights;
  }

  static void of(Records records, PairSet pairs, Workers workers, Cancellation cancellation) {
    Neighbours all = new Neighbours(records, new Postings(records));
    int parts = (records.size() + PART - 1) / PART;
    PairSet[] found = new PairSet[parts];
    workers.run(parts, cancellation, part -> found[part] = all.part(part));
    for (PairSet each : found) {
      pairs.addAll(each);
    }
  }

  private PairSet part(int part) {
    PairSet pairs = new PairSet();
    float[] scores = new float[records.size()];
    for (int record = part * PART; record < Math.min(records.size(), (part + 1) * PART); record++) {
      add(record, scores, pairs);
    }
    return pairs;
  }

  private void add(int record, float[] scores, PairSet pairs) {
    for (int i = starts[record]; i < starts[record + 1]; i++) {
      add(weights[i], runStarts[runs[i]], runStarts[runs[i] + 1], scores);
    }
    scores[record] = 0;
    best(record, scores, false, pairs);
    if (records.rows().isLink()) {
      best(record, scores, true, pairs);
    }
    Arrays.fill(scores, 0);
  }

  private void add(float weight, int from, int to, float[] scores) {
    for (int h = from; h < to; h++) {
      scores[holders[h]] += weight * holderWeights[h];
    }
  }

  /** Adds the pairs with the best of all that score; with those of the other source, or with those of its own. */
  private void best(int record, float[] scores, boolean other, PairSet pairs) {
    long[] best = new long[MOST]; // in ascending order, the score above, the record below; 0 where there is none yet
    float least = Float.MIN_VALUE;
    for (int each = 0; each < scores.length; each++) {
      if (scores[each] >= least && other == (records.source(each) != records.source(record))) {
        keep((long) Float.floatToIntBits(scores[each]) << 32 | (Integer.MAX_VALUE - each), best);
        least = Math.max(least, Float.intBitsToFloat((int) (best[0] >>> 32)));
      }
    }
    for (long each : best) {
      if (each != 0) {
        pairs.add(record, Integer.MAX_VALUE - (int) each);
      }
    }
  }

  private static void keep(long entry, long[] best) {
    if (entry > best[0]) {
      int at = 0;
      while (at + 1 < MOST && best[at + 1] < entry) {
        best[at] = best[at + 1];
        at++;
      }
      best[at] = entry;
    }
  }

  /** Which records have which runs. */
  private static final class Postings {

    private static final int LEAST_FREQUENT = 100;

    final int[] starts;
    final int[] runs;
    final float[] weights;
    final int[] runStarts;
    final int[] holders;
    final float[] holderWeights;

    Postings(Records records) {
      long[] entries = entries(records);
      int[] order = LongOrder.of(entries);
      int most = Math.max(LEAST_FREQUENT, records.size() / 20);
      int[] counts = new int[records.size()];
      runStarts = new int[order.length + 1];
      holders = new int[order.length];
      float[] worths = new float[order.length];
      int[] runOf = new int[order.length];
      int filled = 0;
      int known = 0;
      for (int from = 0; from < order.length; ) {
        int to = from;
        int begun = filled;
        while (to < order.length && entries[order[to]] >>> 32 == entries[order[from]] >>> 32) {
          int record = (int) entries[order[to]];
          if (filled == begun || holders[filled - 1] != record) {
            holders[filled] = record;
            runOf[filled++] = known;
          }
          to++;
        }
        if (filled - begun > most || filled - begun < 2) {
          filled = begun;
        } else {
          for (int i = begun; i < filled; i++) {
            counts[holders[i]]++;
          }
          worths[known] = (float) StrictMath.log((double) records.size() / (filled - begun) + 1);
          runStarts[++known] = filled;
        }
        from = to;
      }
      holderWeights = new float[filled];
      starts = new int[records.size() + 1];
      for (int i = 0; i < counts.length; i++) {
        starts[i + 1] = starts[i] + counts[i];
      }
      runs = new int[filled];
      weights = new float[filled];
      spread(filled, runOf, worths);
    }

    private void spread(int filled, int[] runOf, float[] worths) {
      int[] next = Arrays.copyOf(starts, starts.length);
      double[] norms = new double[starts.length];
      for (int i = 0; i < filled; i++) {
        runs[next[holders[i]]++] = runOf[i];
        norms[holders[i]] += worths[runOf[i]] * (double) worths[runOf[i]];
      }
      for (int i = 0; i < filled; i++) {
        holderWeights[i] = (float) (worths[runOf[i]] / Math.sqrt(norms[holders[i]]));
      }
      for (int record = 0; record + 1 < starts.length; record++) {
        for (int i = starts[record]; i < starts[record + 1]; i++) {
          weights[i] = worths[runs[i]];
        }
      }
    }

    /** A run above, the record that has it below. */
    private static long[] entries(Records records) {
      long[] entries = new long[1024];
      int size = 0;
      for (Field field : records.fields()) {
        for (int record = 0; record < records.size(); record++) {
          if (field.code(record) < 0) {
            continue;
          }
          String text = " " + field.values().get(field.code(record)) + " ";
          int needed = size + text.length();
          entries = needed > entries.length ? Arrays.copyOf(entries, needed * 2) : entries;
          for (int i = 0; i + RUN <= text.length(); i++) {
            entries[size++] = Mixing.of(text, i, i + RUN) << 32 | record;
          }
        }
      }
      return Arrays.copyOf(entries, size);
    }
  }
}
