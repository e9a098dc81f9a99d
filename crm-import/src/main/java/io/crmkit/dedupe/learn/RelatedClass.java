package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A class of pairs that share some fields and are alike in the others by chance only. */
final class RelatedClass {

  private static final double GUESSED_PAIRS = 2;

  private final int shared;
  private final Projection outcomes;
  private final Guess guess;
  private final Totals totals;
  private final double[][] seen;
  private final double[][] weights;
  private final double[] odds;
  private final double[] added;
  private double pairs;

  RelatedClass(int shared, Patterns patterns, Guess guess, Totals totals) {
    this.shared = shared;
    this.outcomes = Projection.of(
        patterns, IntStream.range(0, guess.fields()).filter(f -> (shared >>> f & 1) != 0).toArray());
    this.odds = new double[outcomes.size()];
    this.added = new double[odds.length];
    this.guess = guess;
    this.totals = totals;
    this.pairs = guess.matches();
    this.seen = new double[guess.fields()][Levels.COUNT];
    this.weights = new double[guess.fields()][Levels.COUNT];
  }

  void weigh(int field, double[] u) {
    if ((shared >>> field & 1) == 0) {
      return;
    }
    double[] r = new double[Levels.COUNT];
    for (int level = 1; level < Levels.COUNT; level++) {
      r[level] = u[level] == 0 ? 0 : seen[field][level] + GUESSED_PAIRS * guess.share(field, level);
    }
    Shares.normalise(r);
    Rising.weights(r, u, weights[field]);
  }

  /** Adds to each pattern the odds that its pairs are of this class, by the weights of now. */
  void addOdds(double[] ofPatterns) {
    double prior = prior();
    for (int place = 0; place < odds.length; place++) {
      odds[place] = Logs.power2(prior + outcomes.sum(weights, place));
    }
    for (int i = 0; i < ofPatterns.length; i++) {
      ofPatterns[i] += odds[outcomes.place(i)];
    }
  }

  private double prior() {
    return Rising.round(Logs.log2(Math.min(0.5, Math.max(0.5, pairs) / totals.all())));
  }

  /** Takes the pairs that are of this class: by pattern, as many as there are for odds of one. */
  void take(double[] ofPatterns) {
    Arrays.fill(added, 0);
    for (int i = 0; i < ofPatterns.length; i++) {
      added[outcomes.place(i)] += ofPatterns[i];
    }
    pairs = 0;
    for (double[] each : seen) {
      Arrays.fill(each, 0);
    }
    for (int place = 0; place < odds.length; place++) {
      double here = odds[place] * added[place];
      pairs += here;
      for (int f : outcomes.fields()) {
        seen[f][Levels.of(outcomes.levels(place), f)] += here;
      }
    }
  }

  Relation relation() {
    return new Relation(prior(), Learning.lists(weights));
  }
}
