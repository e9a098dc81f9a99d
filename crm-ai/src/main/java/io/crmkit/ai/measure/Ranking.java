package io.crmkit.ai.measure;

import io.crmkit.ai.measure.BinaryMeasures.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases by falling score, and what follows from their order alone. */
public final class Ranking {

  private final double[] scores;
  private final double[] labels;
  private final long ones;

  private Ranking(double[] scores, double[] labels, long ones) {
    this.scores = scores;
    this.labels = labels;
    this.ones = ones;
  }

  /**
   * Returns cases by falling score.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is not finite, a label is neither 0 nor 1, or both
   *     labels are not there
   */
  public static Ranking of(double[] scores, double[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException("%d scores for %d labels".formatted(scores.length, labels.length));
    }
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double[] sortedScores = new double[scores.length];
    double[] sortedLabels = new double[scores.length];
    long ones = 0;
    for (int i = 0; i < order.length; i++) {
      sortedScores[i] = scores[order[i]];
      sortedLabels[i] = require(labels[order[i]], sortedScores[i], order[i]);
      ones += (long) sortedLabels[i];
    }
    if (ones == 0 || ones == scores.length) {
      throw new IllegalArgumentException("both outcomes must be there, but all %d labels are alike".formatted(scores.length));
    }
    return new Ranking(sortedScores, sortedLabels, ones);
  }

  private static double require(double label, double score, int row) {
    if (!Double.isFinite(score) || label != 0 && label != 1) {
      throw new IllegalArgumentException("row %d has score %s and label %s".formatted(row, score, label));
    }
    return label;
  }

  /** Returns how often one with the outcome is before one without, ties by half (Mann and Whitney). */
  public double auc() {
    double before = 0;
    double area = 0;
    for (int from = 0, to; from < scores.length; from = to) {
      to = endOfTies(from);
      double here = onesBetween(from, to);
      area += (to - from - here) * (before + here / 2);
      before += here;
    }
    return area / ((double) ones * (scores.length - ones));
  }

  /** Returns the mean of the precision at each step of recall. */
  public double averagePrecision() {
    double before = 0;
    double sum = 0;
    for (int from = 0, to; from < scores.length; from = to) {
      to = endOfTies(from);
      double here = onesBetween(from, to);
      before += here;
      sum += here * before / to;
    }
    return sum / ones;
  }

  /** Returns the corners of the ROC curve, from (0, 0) to (1, 1). */
  public List<Point> roc() {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    double before = 0;
    for (int from = 0, to; from < scores.length; from = to) {
      to = endOfTies(from);
      before += onesBetween(from, to);
      points.add(new Point((to - before) / (scores.length - ones), before / ones));
    }
    return points;
  }

  /** Returns recall and precision at each score, by growing recall. */
  public List<Point> precisionRecall() {
    List<Point> points = new ArrayList<>();
    double before = 0;
    for (int from = 0, to; from < scores.length; from = to) {
      to = endOfTies(from);
      before += onesBetween(from, to);
      points.add(new Point(before / ones, before / to));
    }
    return points;
  }

  /** Returns bins of nearly equal size, from the highest scores down; empty ones are left out. */
  public List<Bin> bins(int count) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) scores.length * i / count);
      int to = (int) ((long) scores.length * (i + 1) / count);
      if (to > from) {
        double expected = Arrays.stream(scores, from, to).sum() / (to - from);
        bins.add(new Bin(to - from, expected, onesBetween(from, to) / (to - from)));
      }
    }
    return bins;
  }

  private int endOfTies(int from) {
    int to = from + 1;
    while (to < scores.length && scores[to] == scores[from]) {
      to++;
    }
    return to;
  }

  private double onesBetween(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += labels[i];
    }
    return sum;
  }

  /** A point of a curve, both from 0 to 1. */
  public record Point(double x, double y) {}
}
