package io.crmkit.forecast.win;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows that a model learns from, in parts of which each is predicted from the others. */
final class InnerFolds {

  private static final int PARTS = 5;
  private static final int PARTS_OF_MANY = 3;
  private static final int MANY = 30_000;

  private final DealTable table;
  private final int[] rows;
  /** By position in the rows learned from. */
  private final boolean[] won;
  /** The logarithm of the odds at the rate of all. */
  private final double rateLogit;
  private final List<Fold> folds;

  InnerFolds(DealTable table, int[] rows, boolean[] won, double rateLogit, List<Fold> folds) {
    this.table = table;
    this.rows = rows;
    this.won = won;
    this.rateLogit = rateLogit;
    this.folds = folds;
  }

  DealTable table() {
    return table;
  }

  int[] rows() {
    return rows;
  }

  boolean[] won() {
    return won;
  }

  double rateLogit() {
    return rateLogit;
  }

  List<Fold> folds() {
    return folds;
  }

  /** One part. */
  static final class Fold {

    /** Rows of the table that are in the other parts. */
    private final int[] learned;
    /** Of these. */
    private final boolean[] outcomes;
    /** Rows of the table in this part. */
    private final int[] asked;
    /** Where these are among the rows learned from. */
    private final int[] positions;

    Fold(int[] learned, boolean[] outcomes, int[] asked, int[] positions) {
      this.learned = learned;
      this.outcomes = outcomes;
      this.asked = asked;
      this.positions = positions;
    }

    int[] learned() {
      return learned;
    }

    boolean[] outcomes() {
      return outcomes;
    }

    int[] asked() {
      return asked;
    }

    int[] positions() {
      return positions;
    }

    /** Writes the answers for this part to their positions among all. */
    void put(double[] answers, double[] all) {
      for (int i = 0; i < positions.length; i++) {
        all[positions[i]] = answers[i];
      }
    }
  }

  static InnerFolds of(DealTable table, int[] rows, boolean[] won) {
    int parts = rows.length > MANY ? PARTS_OF_MANY : PARTS;
    int[] part = Parts.even(won, parts);
    List<Fold> folds = new ArrayList<>();
    int wins = 0;
    for (boolean each : won) {
      wins += each ? 1 : 0;
    }
    for (int fold = 0; fold < parts; fold++) {
      int which = fold;
      int[] others = IntStream.range(0, rows.length).filter(i -> part[i] != which).toArray();
      int[] own = IntStream.range(0, rows.length).filter(i -> part[i] == which).toArray();
      boolean[] outcomes = new boolean[others.length];
      for (int i = 0; i < others.length; i++) {
        outcomes[i] = won[others[i]];
      }
      folds.add(new Fold(
          IntStream.of(others).map(i -> rows[i]).toArray(), outcomes,
          IntStream.of(own).map(i -> rows[i]).toArray(), own));
    }
    return new InnerFolds(table, rows, won, RidgeLogistic.logit((wins + 0.5) / (rows.length + 1)), folds);
  }
}
