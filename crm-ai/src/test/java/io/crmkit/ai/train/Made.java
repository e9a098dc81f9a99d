package io.crmkit.ai.train;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
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
}
