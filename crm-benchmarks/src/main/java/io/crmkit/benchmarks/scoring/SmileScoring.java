package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.ir.ColumnBatch;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.stream.IntStream;

/** Scores by Smile's gradient boosting, called by names; it learns trees of the same number and depth first. */
public final class SmileScoring {

  private static final int ROWS = 2048;
  private static final int LEAVES = 1 << Customers.DEPTH;

  private SmileScoring() {}

  public static void main(String[] arguments) throws Exception {
    ColumnBatch batch = Customers.batch(ROWS);
    double[][] rows = Customers.matrix(batch);
    for (double[] row : rows) {
      row[2] = Double.isNaN(row[2]) ? 0 : row[2];
    }
    String[] names = IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toArray(String[]::new);
    Class<?> frames = Class.forName("smile.data.DataFrame");
    Object frame = frames.getMethod("of", double[][].class, String[].class).invoke(null, rows, names);
    Class<?> vectors = Class.forName("smile.data.vector.IntVector");
    Object labels = vectors.getMethod("of", String.class, int[].class).invoke(null, "y", Customers.left(batch));
    Object added = Array.newInstance(Class.forName("smile.data.vector.BaseVector"), 1);
    Array.set(added, 0, labels);
    Object learned = frames.getMethod("merge", added.getClass()).invoke(frame, added);
    Class<?> formulas = Class.forName("smile.data.formula.Formula");
    Object formula = formulas.getMethod("lhs", String.class).invoke(null, "y");
    Class<?> models = Class.forName("smile.classification.GradientTreeBoost");
    Object model = models.getMethod("fit", formulas, frames, int.class, int.class, int.class, int.class, double.class,
        double.class).invoke(null, formula, learned, Customers.TREES, Customers.DEPTH, LEAVES, 1, 0.1, 1.0);
    Method row = frames.getMethod("get", int.class);
    Method predict = models.getMethod("predict", Class.forName("smile.data.Tuple"));
    Object[] cases = new Object[ROWS];
    for (int i = 0; i < ROWS; i++) {
      cases[i] = row.invoke(learned, i);
    }
    Pace.print("bulk", ROWS, () -> {
      for (Object each : cases) {
        predict.invoke(model, each);
      }
    });
  }
}
