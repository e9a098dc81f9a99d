package io.crmkit.benchmarks.scoring;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Scores and explanations by XGBoost on one thread; it learns trees of the same number and depth first. Its matrix is
 * made beforehand and not measured.
 */
public final class XgboostScoring {

  private static final int ROWS = 8192;
  private static final int EXPLAINED = 512;
  private static final int SINGLES = 1000;

  private XgboostScoring() {}

  public static void main(String[] arguments) throws Exception {
    Known known = Known.madeUp(ROWS);
    int width = known.width();
    float[] numbers = known.floats();
    Object booster = Xgboost.learn(Xgboost.matrix(numbers, known.labels()), Growth.COMPLETE);
    // in place, since XGBoost remembers what it said of a matrix
    Method predict =
        Xgboost.boosters().getMethod("inplace_predict", float[].class, int.class, int.class, float.class);
    Pace.print("bulk", ROWS, () -> predict.invoke(booster, numbers, ROWS, width, Float.NaN));

    float[][] rows = new float[SINGLES][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
    Pace.print("single", SINGLES, () -> {
      for (float[] row : rows) {
        predict.invoke(booster, row, 1, width, Float.NaN);
      }
    });

    Method contributions = Xgboost.boosters().getMethod("predictContrib", Xgboost.matrices(), int.class);
    Object explained =
        Xgboost.matrix(Arrays.copyOf(numbers, EXPLAINED * width), Arrays.copyOf(known.labels(), EXPLAINED));
    Pace.print("shap", EXPLAINED, () -> contributions.invoke(booster, explained, 0));
  }
}
