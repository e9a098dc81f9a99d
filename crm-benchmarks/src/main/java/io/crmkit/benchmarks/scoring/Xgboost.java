package io.crmkit.benchmarks.scoring;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** XGBoost on one thread, called by names. */
final class Xgboost {

  private static final String PACKAGE = "ml.dmlc.xgboost4j.java.";

  private Xgboost() {}

  static Class<?> matrices() throws ClassNotFoundException {
    return Class.forName(PACKAGE + "DMatrix");
  }

  static Class<?> boosters() throws ClassNotFoundException {
    return Class.forName(PACKAGE + "Booster");
  }

  static Object matrix(float[] numbers, float[] labels) throws ReflectiveOperationException {
    Object matrix = matrices().getConstructor(float[].class, int.class, int.class, float.class)
        .newInstance(numbers, labels.length, numbers.length / labels.length, Float.NaN);
    matrices().getMethod("setLabel", float[].class).invoke(matrix, (Object) labels);
    return matrix;
  }

  /** Returns a booster of the customers of a matrix. */
  static Object learn(Object matrix, Growth growth) throws Exception {
    Map<String, Object> parameters = new HashMap<>(Map.of("objective", "binary:logistic", "tree_method", "hist",
        "grow_policy", "lossguide", "max_leaves", growth.leaves(), "max_depth", growth.depth(), "eta", Growth.RATE,
        "lambda", Growth.PENALTY, "min_child_weight", growth.leastWeight(), "nthread", 1));
    // a handle, since asking for all methods would ask for the classes of Hadoop, which some of them name
    MethodHandle train = MethodHandles.lookup().findStatic(Class.forName(PACKAGE + "XGBoost"), "train",
        MethodType.methodType(boosters(), matrices(), Map.class, int.class, Map.class,
            Class.forName(PACKAGE + "IObjective"), Class.forName(PACKAGE + "IEvaluation")));
    try {
      return train.invokeWithArguments(
          Arrays.asList(matrix, parameters, Growth.TREES, new HashMap<>(), null, null));
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("XGBoost failed", e);
    }
  }
}
