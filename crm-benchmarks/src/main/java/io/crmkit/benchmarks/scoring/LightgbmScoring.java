package io.crmkit.benchmarks.scoring;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Scores and explanations by LightGBM on one thread; it learns trees of the same number and depth first. It is given a
 * finished matrix.
 */
public final class LightgbmScoring {

  private static final int ROWS = 8192;
  private static final int EXPLAINED = 512;
  private static final int SINGLES = 1000;
  private static final String ONE_THREAD = "num_threads=1";

  private LightgbmScoring() {}

  public static void main(String[] arguments) throws Exception {
    Known known = Known.madeUp(ROWS);
    double[] numbers = known.numbers();
    int width = known.width();
    Object booster = Lightgbm.learn(numbers, known.labels(), Growth.COMPLETE);
    Class<?> kinds = Lightgbm.prediction();
    Object probability = kinds.getField("C_API_PREDICT_NORMAL").get(null);
    Method predict = Lightgbm.booster().getMethod(
        "predictForMat", double[].class, int.class, int.class, boolean.class, kinds, String.class);
    Pace.print("bulk", ROWS, () -> predict.invoke(booster, numbers, ROWS, width, true, probability, ONE_THREAD));

    Method one = Lightgbm.booster().getMethod("predictForMatSingleRow", double[].class, kinds);
    double[][] rows = Arrays.copyOf(known.matrix(), SINGLES);
    Pace.print("single", SINGLES, () -> {
      for (double[] row : rows) {
        one.invoke(booster, row, probability);
      }
    });

    Object contributions = kinds.getField("C_API_PREDICT_CONTRIB").get(null);
    double[] explained = Arrays.copyOf(numbers, EXPLAINED * width);
    Pace.print("shap", EXPLAINED,
        () -> predict.invoke(booster, explained, EXPLAINED, width, true, contributions, ONE_THREAD));
  }
}
