package io.crmkit.benchmarks.scoring;

/** Trainings by LightGBM on one thread, its bins included. */
public final class LightgbmTraining {

  private LightgbmTraining() {}

  public static void main(String[] arguments) throws Exception {
    Known known = Known.telco();
    double[] numbers = known.numbers();
    float[] labels = known.labels();
    Pace.print("training", 1, () -> ((AutoCloseable) Lightgbm.learn(numbers, labels, Growth.USUAL)).close());
  }
}
