package io.crmkit.benchmarks.scoring;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.IntStream;

/** Smile's gradient boosting, called by names. */
final class SmileTrees {

  private SmileTrees() {}

  /** Returns customers as Smile has them, with 0 where there is no number. */
  static Object frame(Known known) throws ReflectiveOperationException {
    double[][] rows = known.matrix();
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.isNaN(row[i]) ? 0 : row[i];
      }
    }
    String[] names = IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toArray(String[]::new);
    Object frame = frames().getMethod("of", double[][].class, String[].class).invoke(null, rows, names);
    Object labels = Class.forName("smile.data.vector.IntVector").getMethod("of", String.class, int[].class)
        .invoke(null, "y", known.set().labels().stream().mapToInt(label -> (int) label).toArray());
    Object added = Array.newInstance(Class.forName("smile.data.vector.BaseVector"), 1);
    Array.set(added, 0, labels);
    return frames().getMethod("merge", added.getClass()).invoke(frame, added);
  }

  static Class<?> frames() throws ClassNotFoundException {
    return Class.forName("smile.data.DataFrame");
  }

  static Class<?> models() throws ClassNotFoundException {
    return Class.forName("smile.classification.GradientTreeBoost");
  }

  /** Returns a model. */
  static Object learn(Object frame, Growth growth, int leafSize) {
    try {
      Class<?> formulas = Class.forName("smile.data.formula.Formula");
      Object formula = formulas.getMethod("lhs", String.class).invoke(null, "y");
      return models()
          .getMethod("fit", formulas, frames(), int.class, int.class, int.class, int.class, double.class, double.class)
          .invoke(null, formula, frame, Growth.TREES, growth.depth(), growth.leaves(), leafSize, Growth.RATE, 1.0);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Smile failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("there is no Smile", e);
    }
  }
}
