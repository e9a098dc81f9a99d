package io.crmkit.ai.train;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up customers whose log-odds of leaving are known. */
public final class Made {

  public static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.number("tenure"), Feature.number("tickets"),
      Feature.category("plan", List.of("basic", "plus", "pro"))));

  private Made() {}

  /** Log-odds by a step of tenure, missing tickets, the plan, and tenure together with tickets. */
  public static double logOdds(double tenure, double tickets, double plan) {
    double odds = tenure < 0.3 ? 1.2 : -0.8;
    odds += Double.isNaN(tickets) ? -1 : tickets;
    odds += plan == 1 ? -1.2 : 0.3;
    return odds + (tenure > 0.6 && tickets > 0.5 ? 1.5 : 0);
  }

  public static TrainingSet customers(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[3][rows];
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = random.nextDouble();
      columns[1][i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-1, 1);
      columns[2][i] = random.nextInt(3);
      double odds = logOdds(columns[0][i], columns[1][i], columns[2][i]);
      labels[i] = random.nextDouble() < Logistic.of(odds) ? 1 : 0;
    }
    return TrainingSet.of(SCHEMA, ColumnBatch.of(columns), labels);
  }

  /** Returns customers with ten categories of one to five words, a number of few values, and a fine one; some missing. */
  public static TrainingSet surveyed(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Feature> features = new ArrayList<>(List.of(Feature.number("fine"), Feature.number("coarse")));
    for (int i = 0; i < 10; i++) {
      features.add(Feature.category("answer " + i, List.of("a", "b", "c", "d", "e").subList(0, 1 + i % 5)));
    }
    double[][] columns = new double[features.size()][rows];
    double[] labels = new double[rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = random.nextDouble();
      columns[1][row] = random.nextInt(7);
      for (int i = 2; i < columns.length; i++) {
        int word = random.nextInt(features.get(i).vocabulary().size() + (i % 3 == 0 ? 1 : 0));
        columns[i][row] = word < features.get(i).vocabulary().size() ? word : Double.NaN;
      }
      double odds = columns[0][row] + columns[1][row] / 3 - 2 + (columns[6][row] > 2 ? 1 : 0)
          - (columns[5][row] == 0 && columns[10][row] > 1 ? 1.5 : 0);
      labels[row] = random.nextDouble() < Logistic.of(odds) ? 1 : 0;
    }
    return TrainingSet.of(new FeatureSchema(features), ColumnBatch.of(columns), labels);
  }
}
