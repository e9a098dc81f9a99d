package io.crmkit.ai.drift;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts cases by bins. Tallies of parts of the cases are merged into that of all, in any order; each belongs to one
 * thread at a time.
 */
public final class DriftTally {

  private final List<Bins> features;
  private final Bins scores;
  private final long[][] counts;

  DriftTally(List<Bins> features, Bins scores) {
    this.features = List.copyOf(features);
    this.scores = scores;
    counts = new long[features.size() + 1][];
    Arrays.setAll(counts, i -> new long[(i < features.size() ? this.features.get(i) : scores).count()]);
  }

  /** Counts a case with the score that it got. */
  public DriftTally add(double[] row, double score) {
    if (row.length != features.size()) {
      throw new IllegalArgumentException("a row has %d numbers, not %d".formatted(features.size(), row.length));
    }
    for (int i = 0; i < row.length; i++) {
      counts[i][features.get(i).of(row[i])]++;
    }
    counts[row.length][scores.of(score)]++;
    return this;
  }

  /** Counts cases with the scores that a model gives them. */
  public DriftTally add(ModelIr model, ColumnBatch rows) {
    return add(rows, DriftProfile.scores(model, rows));
  }

  /** Counts cases with the scores that they got. */
  public DriftTally add(ColumnBatch rows, double[] given) {
    if (given.length != rows.rows()) {
      throw new IllegalArgumentException("there are %d scores of %d rows".formatted(given.length, rows.rows()));
    }
    double[] row = new double[rows.width()];
    for (int i = 0; i < given.length; i++) {
      rows.row(i, row);
      add(row, given[i]);
    }
    return this;
  }

  /**
   * Adds what another tally has counted, and returns this.
   *
   * @throws IllegalArgumentException if it has other bins
   */
  public DriftTally merge(DriftTally other) {
    if (!features.equals(other.features) || !scores.equals(other.scores)) {
      throw new IllegalArgumentException("tallies of other bins cannot be merged");
    }
    for (int i = 0; i < counts.length; i++) {
      for (int bin = 0; bin < counts[i].length; bin++) {
        counts[i][bin] += other.counts[i][bin];
      }
    }
    return this;
  }

  /** Returns what was counted. */
  public DriftProfile result() {
    List<Distribution> distributions = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      distributions.add(new Distribution(features.get(i), Arrays.stream(counts[i]).boxed().toList()));
    }
    return new DriftProfile(
        distributions, new Distribution(scores, Arrays.stream(counts[features.size()]).boxed().toList()));
  }
}
