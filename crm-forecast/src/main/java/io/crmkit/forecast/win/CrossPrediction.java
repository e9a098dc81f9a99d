package io.crmkit.forecast.win;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Predictions of deals by models that have not seen their outcomes: each fold by a model of the other folds. */
public final class CrossPrediction {

  private final double[] probabilities;
  private final List<LeftOut> leftOut;
  private final Map<String, String> models;

  private CrossPrediction(double[] probabilities, List<LeftOut> leftOut, Map<String, String> models) {
    this.probabilities = probabilities;
    this.leftOut = List.copyOf(leftOut);
    this.models = Map.copyOf(models);
  }

  /** Returns the probability of each row. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** Returns the columns that some model did not use, each once. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Returns what was chosen, by fold. */
  public Map<String, String> models() {
    return models;
  }

  /**
   * Predicts every row out of fold.
   *
   * @param won by row of the table
   * @param folds by row of the table, at least two different ones
   * @param kept columns to use even if they seem to give the outcome away
   * @param progress told how many folds are done
   */
  public static CrossPrediction of(
      DealTable table, boolean[] won, List<String> folds, Set<String> kept, IntConsumer progress) {
    if (won.length != table.rows() || folds.size() != table.rows()) {
      throw new IllegalArgumentException("a table of %d rows has as many outcomes and folds but there were %d and %d"
          .formatted(table.rows(), won.length, folds.size()));
    }
    Set<String> names = new TreeSet<>(folds);
    if (names.size() < 2) {
      throw new IllegalArgumentException("there must be two folds or more but were %s".formatted(names));
    }
    double[] probabilities = new double[won.length];
    Map<String, LeftOut> leftOut = new TreeMap<>();
    Map<String, String> models = new TreeMap<>();
    for (String name : names) {
      int[] learned = IntStream.range(0, won.length).filter(row -> !folds.get(row).equals(name)).toArray();
      int[] asked = IntStream.range(0, won.length).filter(row -> folds.get(row).equals(name)).toArray();
      DealModel model = DealModel.fit(table, learned, won, kept);
      double[] answers = model.predict(asked);
      for (int i = 0; i < asked.length; i++) {
        probabilities[asked[i]] = answers[i];
      }
      model.leftOut().forEach(each -> leftOut.putIfAbsent(each.column(), each));
      models.put(name, model.description());
      progress.accept(models.size());
    }
    return new CrossPrediction(probabilities, new ArrayList<>(leftOut.values()), models);
  }
}
