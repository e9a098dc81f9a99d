package io.crmkit.dedupe.parallel;

import io.crmkit.core.Require;
import io.crmkit.core.progress.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The threads that work is done on: the caller's, and those of an executor of the host. */
public final class Workers {

  private final @Nullable Executor executor;
  private final int threads;

  private Workers(@Nullable Executor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  /** All work is done on the thread of the caller. */
  public static Workers one() {
    return new Workers(null, 1);
  }

  /** Work is done on the thread of the caller and on up to {@code threads - 1} of the executor. */
  public static Workers of(Executor executor, int threads) {
    Objects.requireNonNull(executor, "executor");
    return new Workers(executor, Require.positive(threads, "threads"));
  }

  /**
   * Does all parts, each once, in any order; what one of them throws is thrown after all threads have ended. Threads of
   * the executor that have not begun when nothing is left to do are not waited for, so that work may be split from
   * within the executor itself.
   */
  public void run(int parts, Cancellation cancellation, IntConsumer part) {
    AtomicInteger next = new AtomicInteger();
    Runnable all = () -> {
      for (int each = next.getAndIncrement(); each < parts; each = next.getAndIncrement()) {
        cancellation.check();
        part.accept(each);
      }
    };
    List<Hand> others = new ArrayList<>();
    try {
      for (int i = 1; executor != null && i < Math.min(threads, parts); i++) {
        Hand hand = new Hand(all);
        executor.execute(hand);
        others.add(hand);
      }
      all.run();
    } finally {
      next.set(parts);
      others.forEach(Hand::dismiss);
    }
    others.forEach(Hand::check);
  }

  /** The work of one more thread, which may never begin. */
  private static final class Hand implements Runnable {

    private final Runnable work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Hand(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      if (taken.compareAndSet(false, true)) {
        try {
          work.run();
          done.complete(null);
        } catch (RuntimeException | Error thrown) {
          done.completeExceptionally(thrown);
        }
      }
    }

    /** Waits until it has ended if it has begun, and keeps it from beginning if not. */
    void dismiss() {
      if (taken.compareAndSet(false, true)) {
        done.complete(null);
      }
      done.handle((nothing, thrown) -> thrown).join();
    }

    /** Throws what the work threw. */
    void check() {
      try {
        done.join();
      } catch (CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException thrown) {
          throw thrown;
        }
        throw failed;
      }
    }
  }
}
