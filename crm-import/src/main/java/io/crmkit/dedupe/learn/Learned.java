package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.List;

/** What expectation and maximisation came to. */
final class Learned {

  private final double[][] weights;
  private final double prior;
  private final List<Relation> relations;
  private final double matches;
  private final double doubt;
  private final List<Integer> switched;

  Learned(double[][] weights, double prior, List<Relation> relations, double matches, double doubt,
      List<Integer> switched) {
    this.weights = weights;
    this.prior = prior;
    this.relations = relations;
    this.matches = matches;
    this.doubt = doubt;
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

  /** Whether its matches stand apart more clearly than those of another. */
  boolean isClearerThan(Learned other) {
    return best() >= 0 && (other.best() < 0 || doubt < other.doubt);
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
