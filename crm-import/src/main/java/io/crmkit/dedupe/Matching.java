package io.crmkit.dedupe;

import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.cluster.Clusters;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Single;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the records of a table match: their scores and clusters, and why. */
public final class Matching {

  private final MatchModel model;
  private final Records records;
  private final Comparisons comparisons;
  private final Weights weights;
  private final List<String> ignored;
  private final int[] clusters;
  private final Exclusion exclusion;
  private final MatchOptions options;

  private Matching(
      MatchModel model, Records records, Comparisons comparisons, List<String> ignored, int[] clusters,
      Exclusion exclusion, MatchOptions options) {
    this.model = model;
    this.records = records;
    this.comparisons = comparisons;
    this.weights = Weights.of(model);
    this.ignored = List.copyOf(ignored);
    this.clusters = clusters;
    this.exclusion = exclusion;
    this.options = options;
  }

  static Matching of(
      MatchModel model, Records records, Comparisons comparisons, List<String> ignored, MatchOptions options) {
    Weights weights = Weights.of(model);
    double[] scores = new double[comparisons.pairs().length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = weights.score(comparisons.levels(i));
    }
    options.cancellation().check();
    int[] most = RowLimits.most(records, comparisons.pairs(), scores, Single.of(records, comparisons.pairs(), scores));
    int[] groups = Clusters.of(records, comparisons.comparers(), weights, model.threshold())
        .groups(comparisons.pairs(), scores, most, options.workers(), options.cancellation());
    ProgressMeter meter = options.audience().meter("rows", records.rows().rows());
    int[] clusters = rows(groups, records, weights, comparisons, model);
    meter.add(clusters.length);
    meter.finish();
    Exclusion exclusion = Exclusion.of(records, comparisons.pairs(), scores, most);
    return new Matching(model, records, comparisons, ignored, clusters, exclusion, options);
  }

  /** The first row of each row's cluster; rows that are equal are the same only if what they say is worth enough. */
  private static int[] rows(int[] groups, Records records, Weights weights, Comparisons comparisons, MatchModel model) {
    int[] first = new int[records.size()];
    Arrays.fill(first, -1);
    int[] clusters = new int[records.rows().rows()];
    PairComparer comparer = comparisons.comparer();
    for (int row = 0; row < clusters.length; row++) {
      int record = records.recordOfRow(row);
      int group = groups[record];
      boolean alone = records.times(record) > 1 && group == record
          && weights.score(comparer.compare(record, record)) < model.threshold();
      first[group] = first[group] < 0 || alone ? row : first[group];
      clusters[row] = alone ? row : first[group];
    }
    return clusters;
  }

  public MatchModel model() {
    return model;
  }

  /** Returns the columns that are not compared, each with its reason. */
  public List<String> ignored() {
    return ignored;
  }

  /** Returns the first row of the cluster that a row belongs to. */
  public int cluster(int row) {
    return clusters[row];
  }

  /** Returns how many pairs of different records were compared. */
  public int compared() {
    return comparisons.pairs().length;
  }

  /** Returns the score of each pair of different records that was compared. */
  public DoubleStream scores() {
    return IntStream.range(0, compared()).mapToDouble(pair -> weights.score(comparisons.levels(pair)));
  }

  /** Takes a pair: a row of each record, their levels and score, and how many pairs of rows they stand for. */
  public interface PairTaker {
    void take(int one, int other, long levels, double score, double rows);
  }

  /**
   * Hands over every pair of records that could match and was compared or is in one cluster; of a cluster of very many
   * records only those pairs that are among its first two hundred, or were compared.
   */
  public void pairs(PairTaker taker) {
    new MatchedPairs(records, comparisons, clusters).each((one, other, levels, rows) ->
        taker.take(one, other, levels, weights.score(levels), rows));
  }

  /**
   * Returns how the same records match by another model of the same fields, such as this one corrected.
   *
   * @throws IllegalArgumentException if its fields are others
   */
  public Matching with(MatchModel other) {
    List<String> names = model.fields().stream().map(MatchField::name).toList();
    if (!other.fields().stream().map(MatchField::name).toList().equals(names)) {
      throw new IllegalArgumentException("the model must compare %s but compares %s".formatted(
          names, other.fields().stream().map(MatchField::name).toList()));
    }
    return of(other, records, comparisons, ignored, options);
  }

  /** Returns whether two rows were compared, or are equal in every field, so that no comparison is needed. */
  public boolean wasCompared(int one, int other) {
    int record = records.recordOfRow(one);
    int otherRecord = records.recordOfRow(other);
    return record == otherRecord || Arrays.binarySearch(comparisons.pairs(), Candidates.pair(record, otherRecord)) >= 0;
  }

  /**
   * Returns the score of two rows, whether a block brought them together or not: the logarithm to base 2 of the odds
   * that they match.
   */
  public double score(int one, int other) {
    return weights.score(levels(one, other));
  }

  /** Returns how two rows compare, field by field, as {@link io.crmkit.dedupe.compare.Levels}. */
  public long levels(int one, int other) {
    Objects.checkIndex(one, clusters.length);
    Objects.checkIndex(other, clusters.length);
    return comparisons.comparer().compare(records.recordOfRow(one), records.recordOfRow(other));
  }

  /**
   * Returns the probability that two rows match: by their score, and in a link, where a source has nothing twice, or in
   * a file that has nothing thrice, by those of the pairs that they rule out.
   */
  public double probability(int one, int other) {
    return probability(one, other, score(one, other));
  }

  /** Returns the probability that two rows match whose score is known, as {@link #pairs} tells it. */
  public double probability(int one, int other, double score) {
    return exclusion.probability(records.recordOfRow(one), records.recordOfRow(other), score);
  }

  /** Returns why two rows match or do not. */
  public Explanation explain(int one, int other) {
    long levels = levels(one, other);
    List<Explanation.Part> parts = new ArrayList<>();
    parts.add(new Explanation.Part("prior", "", "", model.prior()));
    for (int f = 0; f < records.fields().size(); f++) {
      parts.add(new Explanation.Part(
          records.fields().get(f).name(), value(f, one), value(f, other), weights.field(f, levels)));
    }
    if (!model.relations().isEmpty()) {
      parts.add(new Explanation.Part("related", "", "", weights.related(levels)));
    }
    return new Explanation(parts, weights.score(levels), model.threshold(), wasCompared(one, other),
        clusters[one] == clusters[other]);
  }

  private String value(int field, int row) {
    int code = records.fields().get(field).code(records.recordOfRow(row));
    return code < 0 ? "" : records.fields().get(field).values().get(code);
  }
}
