package io.crmkit.benchmarks.scoring;

/** Trainings by XGBoost's histograms on one thread, its matrix and bins included. */
public final class XgboostTraining {

  private XgboostTraining() {}

  public static void main(String[] arguments) throws Exception {
    Known known = Known.telco();
    float[] numbers = known.floats();
    float[] labels = known.labels();
    Pace.print("training", 1, () -> {
      Object matrix = Xgboost.matrix(numbers, labels);
      Object booster = Xgboost.learn(matrix, Growth.USUAL);
      Xgboost.boosters().getMethod("dispose").invoke(booster);
      Xgboost.matrices().getMethod("dispose").invoke(matrix);
    });
  }
}
