package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.ir.ColumnBatch;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Scores and explanations by XGBoost on one thread, called by names; it learns trees of the same number and depth
 * first. Its matrix is made beforehand and not measured.
 */
public final class XgboostScoring {

  private static final int ROWS = 8192;
  private static final int EXPLAINED = 512;
  private static final String PACKAGE = "ml.dmlc.xgboost4j.java.";

  private XgboostScoring() {}

  public static void main(String[] arguments) throws Throwable {
    Class<?> matrices = Class.forName(PACKAGE + "DMatrix");
    Object learned = matrix(matrices, ROWS);
    Map<String, Object> parameters = new HashMap<>(Map.of("objective", "binary:logistic", "max_depth", Customers.DEPTH,
        "eta", 0.1, "nthread", 1, "min_child_weight", 0, "tree_method", "hist"));
    Class<?> boosters = Class.forName(PACKAGE + "Booster");
    // a handle, since asking for all methods would ask for the classes of Hadoop, which some of them name
    MethodHandle train = MethodHandles.lookup().findStatic(Class.forName(PACKAGE + "XGBoost"), "train",
        MethodType.methodType(boosters, matrices, Map.class, int.class, Map.class,
            Class.forName(PACKAGE + "IObjective"), Class.forName(PACKAGE + "IEvaluation")));
    Object booster = train.invokeWithArguments(
        Arrays.asList(learned, parameters, Customers.TREES, new HashMap<>(), null, null));
    // in place, since XGBoost remembers what it said of a matrix
    float[] numbers = numbers(Customers.batch(ROWS));
    Method predict =
        boosters.getMethod("inplace_predict", float[].class, int.class, int.class, float.class);
    Pace.print("bulk", ROWS, () -> predict.invoke(booster, numbers, ROWS, numbers.length / ROWS, Float.NaN));
    Method contributions = boosters.getMethod("predictContrib", matrices, int.class);
    Object explained = matrix(matrices, EXPLAINED);
    Pace.print("shap", EXPLAINED, () -> contributions.invoke(booster, explained, 0));
  }

  private static Object matrix(Class<?> matrices, int size) throws Exception {
    ColumnBatch batch = Customers.batch(size);
    float[] numbers = numbers(batch);
    int[] left = Customers.left(batch);
    float[] labels = new float[size];
    for (int i = 0; i < size; i++) {
      labels[i] = left[i];
    }
    Object matrix = matrices.getConstructor(float[].class, int.class, int.class, float.class)
        .newInstance(numbers, size, numbers.length / size, Float.NaN);
    matrices.getMethod("setLabel", float[].class).invoke(matrix, (Object) labels);
    return matrix;
  }

  private static float[] numbers(ColumnBatch batch) {
    double[][] rows = Customers.matrix(batch);
    float[] numbers = new float[rows.length * rows[0].length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return numbers;
  }
}
