package io.crmkit.benchmarks.scoring;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Trainings by Smile's gradient boosting on one thread, in a pool of one, since it takes all threads of its pool. */
public final class SmileTraining {

  private static final int LEAF_SIZE = 5;

  private SmileTraining() {}

  public static void main(String[] arguments) throws Exception {
    Object frame = SmileTrees.frame(Known.telco());
    ForkJoinPool pool = new ForkJoinPool(1);
    pool.invoke(ForkJoinTask.adapt(() -> {
      Pace.printOfFew("training", 1, () -> SmileTrees.learn(frame, Growth.USUAL, LEAF_SIZE));
      return "done";
    }));
    pool.shutdown();
  }
}
