package io.crmkit.ai.smile;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.TrainingSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up shops, with what Smile has no name for: gaps, and a category of more words than a set can hold. */
final class Shops {

  static final int REGIONS = 80;

  static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.number("orders"), Feature.number("turn over"),
      Feature.category("plan", List.of("basic", "plus", "pro")),
      Feature.category("region", IntStream.range(0, REGIONS).mapToObj(i -> "R" + i).toList())));

  private Shops() {}

  static TrainingSet shops(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[SCHEMA.size()][rows];
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = random.nextInt(40);
      columns[1][i] = random.nextInt(6) == 0 ? Double.NaN : random.nextDouble(-1000, 9000);
      columns[2][i] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(3);
      columns[3][i] = random.nextInt(3) == 0 ? 70 : random.nextInt(REGIONS);
      double odds = columns[0][i] / 20 - (Double.isNaN(columns[1][i]) ? 2.5 : columns[1][i] / 4000)
          + (columns[2][i] == 1 ? 1.5 : Double.isNaN(columns[2][i]) ? -1.5 : 0) + (columns[3][i] == 70 ? 1.5 : -0.5);
      labels[i] = random.nextDouble() < Logistic.of(odds) ? 1 : 0;
    }
    return TrainingSet.of(SCHEMA, ColumnBatch.of(columns), labels);
  }

  static double[] row(TrainingSet set, int row) {
    double[] values = new double[set.schema().size()];
    set.rows().row(row, values);
    return values;
  }
}
