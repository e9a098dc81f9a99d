package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.List;

/** What expectation and maximisation came to. */
final class Learned {

  /** In bits, of all pairs together. */
  private static final double AS_LIKELY = 100;
  private static final double FAR_MORE = 0.1;

  private final double[][] weights;
  private final double prior;
  private final List<Relation> relations;
  private final double matches;
  private final double doubt;
  private final double likelihood;
  private final List<Integer> switched;

  Learned(double[][] weights, double prior, List<Relation> relations, double matches, double doubt, double likelihood,
      List<Integer> switched) {
    this.weights = weights;
    this.prior = prior;
    this.relations = relations;
    this.matches = matches;
    this.doubt = doubt;
    this.likelihood = likelihood;
    this.switched = switched;
  }

  /** By field and level, in bits. */
  List<List<Double>> weights() {
    return Learning.lists(weights);
  }

  double prior() {
    return prior;
  }

  List<Relation> relations() {
    return relations;
  }

  /** How many pairs of rows are matches, as expected. */
  double matches() {
    return matches;
  }

  /** Of the expected matches, the share that could as well be none. */
  double doubt() {
    return doubt;
  }

  /** The fields in which what was taken for matches is equal less often than chance. */
  List<Integer> switched() {
    return switched;
  }

  /**
   * Whether it is to be kept rather than another, which another first guess came to: the likelier one. Of two that are
   * about as likely and have as many relations, and where far more of the matches of one could as well be none, it is
   * the one whose matches stand apart more clearly.
   */
  boolean isBetterThan(Learned other) {
    if (best() < 0 || other.best() < 0) {
      return best() >= 0;
    }
    boolean alike = relations.size() == other.relations.size()
        && Math.abs(likelihood - other.likelihood) < AS_LIKELY;
    return alike || Math.abs(doubt - other.doubt) > FAR_MORE ? doubt < other.doubt : likelihood > other.likelihood;
  }

  /** The score of two records that agree in the rarest value of every field. */
  double best() {
    double best = prior;
    for (double[] each : weights) {
      best += each[Levels.COUNT - 1];
    }
    return best;
  }
}
