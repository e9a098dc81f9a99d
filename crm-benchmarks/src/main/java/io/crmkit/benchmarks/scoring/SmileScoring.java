package io.crmkit.benchmarks.scoring;

import java.lang.reflect.Method;

/** Scores by Smile's gradient boosting; it learns trees of the same number and depth first. */
public final class SmileScoring {

  private static final int ROWS = 2048;

  private SmileScoring() {}

  public static void main(String[] arguments) throws Exception {
    Object learned = SmileTrees.frame(Known.madeUp(ROWS));
    Object model = SmileTrees.learn(learned, Growth.COMPLETE, 1);
    Method row = SmileTrees.frames().getMethod("get", int.class);
    Method predict = SmileTrees.models().getMethod("predict", Class.forName("smile.data.Tuple"));
    Object[] cases = new Object[ROWS];
    for (int i = 0; i < ROWS; i++) {
      cases[i] = row.invoke(learned, i);
    }
    Pace.Work work = () -> {
      for (Object each : cases) {
        predict.invoke(model, each);
      }
    };
    Pace.print("bulk", ROWS, work);
    Pace.print("single", ROWS, work);
  }
}
