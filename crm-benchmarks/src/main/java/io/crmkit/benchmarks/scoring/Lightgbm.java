package io.crmkit.benchmarks.scoring;

import java.util.Locale;

/** LightGBM on one thread, called by names. */
final class Lightgbm {

  private static final String PACKAGE = "io.github.metarank.lightgbm4j.";
  private static final String QUIET = "verbosity=-1 num_threads=1";

  private Lightgbm() {}

  static Class<?> booster() throws ClassNotFoundException {
    return Class.forName(PACKAGE + "LGBMBooster");
  }

  static Class<?> prediction() throws ClassNotFoundException {
    return Class.forName("com.microsoft.ml.lightgbm.PredictionType");
  }

  /** Returns a booster of the customers: bins and trees. */
  static Object learn(double[] numbers, float[] labels, Growth growth) throws ReflectiveOperationException {
    Class<?> datasets = Class.forName(PACKAGE + "LGBMDataset");
    Object dataset = datasets
        .getMethod("createFromMat", double[].class, int.class, int.class, boolean.class, String.class, datasets)
        .invoke(null, numbers, labels.length, numbers.length / labels.length, true, QUIET, null);
    datasets.getMethod("setField", String.class, float[].class).invoke(dataset, "label", labels);
    String settings = String.format(Locale.ROOT, "%s objective=binary num_leaves=%d max_depth=%d learning_rate=%s "
        + "lambda_l2=%s min_sum_hessian_in_leaf=%s min_data_in_leaf=1", QUIET, growth.leaves(), growth.depth(),
        Growth.RATE, Growth.PENALTY, growth.leastWeight());
    Object booster = booster().getMethod("create", datasets, String.class).invoke(null, dataset, settings);
    for (int i = 0; i < Growth.TREES; i++) {
      booster().getMethod("updateOneIter").invoke(booster);
    }
    datasets.getMethod("close").invoke(dataset);
    return booster;
  }
}
