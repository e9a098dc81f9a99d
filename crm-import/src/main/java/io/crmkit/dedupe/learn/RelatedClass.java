package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A class of pairs that share some fields and are alike in the others by chance only. */
final class RelatedClass {

  private static final double GUESSED_PAIRS = 2;

  private final int shared;
  private final int[] places;
  private final Guess guess;
  private final Totals totals;
  private final double[][] seen;
  private final double[][] weights;
  private double pairs;
  private double prior;
  private double odds;

  RelatedClass(int shared, Guess guess, Totals totals) {
    this.shared = shared;
    this.places = IntStream.range(0, guess.fields()).filter(f -> (shared >>> f & 1) != 0).toArray();
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

  void begin() {
    prior = prior();
    pairs = 0;
    for (double[] each : seen) {
      Arrays.fill(each, 0);
    }
  }

  private double prior() {
    return Rising.round(Logs.log2(Math.min(0.5, Math.max(0.5, pairs) / totals.all())));
  }

  double odds(long levels) {
    double sum = 0;
    for (int f : places) {
      sum += weights[f][Levels.of(levels, f)];
    }
    odds = Logs.power2(prior + sum);
    return odds;
  }

  /** Takes the pairs for which {@link #odds} was asked last, by the sum of the odds of all classes. */
  void add(long levels, double ofPairs) {
    double here = odds * ofPairs;
    pairs += here;
    for (int f : places) {
      seen[f][Levels.of(levels, f)] += here;
    }
  }

  Relation relation() {
    return new Relation(prior(), Learning.lists(weights));
  }
}
