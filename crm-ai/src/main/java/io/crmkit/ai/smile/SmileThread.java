package io.crmkit.ai.smile;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import smile.math.MathEx;

/**
 * The one thread on which Smile works for a training.
 *
 * <p>Smile divides its sums among the threads of the pool that it is called in, and has a generator of random numbers
 * for each thread. In a pool of one thread, sums are the same on any number of cores, what is drawn depends on the seed
 * alone, and the pool that all of the host shares stays free.
 */
final class SmileThread implements AutoCloseable {

  /** Smile's generator takes no seed below, and Smile remembers each one: so many, and no more, for the process. */
  private static final int FIRST_SEED = 2;
  private static final int SEEDS = 1 << 16;

  /** Smile keeps seeds in a set that is not safe. */
  private static final Object SEEDING = new Object();

  private final ForkJoinPool pool = new ForkJoinPool(1);

  /** Returns some seeds for steps of a training, all different. */
  static long[] seeds(long seed, int steps) {
    return new SplittableRandom(seed).longs(FIRST_SEED, FIRST_SEED + SEEDS).distinct().limit(steps).toArray();
  }

  /** Does a step, drawing by a seed, and returns what came of it. */
  <T> T run(long seed, Supplier<T> step) {
    return pool.invoke(ForkJoinTask.adapt(() -> {
      synchronized (SEEDING) {
        MathEx.setSeed(seed);
      }
      return step.get();
    }));
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
