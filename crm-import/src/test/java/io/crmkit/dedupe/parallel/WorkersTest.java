package io.crmkit.dedupe.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.progress.Cancellation;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void doesEachPartOnce() {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      AtomicIntegerArray done = new AtomicIntegerArray(1000);
      Workers.of(executor, 4).run(1000, Cancellation.never(), done::incrementAndGet);
      for (int i = 0; i < 1000; i++) {
        assertThat(done.get(i)).isOne();
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void waitsForNoThreadThatHasNotBegun() {
    Queue<Runnable> never = new ArrayDeque<>();
    AtomicIntegerArray done = new AtomicIntegerArray(10);

    Workers.of(never::add, 4).run(10, Cancellation.never(), done::incrementAndGet);
    never.forEach(Runnable::run);

    assertThat(never).hasSize(3);
    for (int i = 0; i < 10; i++) {
      assertThat(done.get(i)).isOne();
    }
  }

  @Test
  void splitsWorkFromWithinTheExecutorItself() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(1);
    try {
      AtomicIntegerArray done = new AtomicIntegerArray(50);
      Future<?> outer = executor.submit(() ->
          Workers.of(executor, 2).run(50, Cancellation.never(), done::incrementAndGet));
      outer.get(60, TimeUnit.SECONDS);
      assertThat(done.get(49)).isOne();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void throwsWhatAPartThrew() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      assertThatThrownBy(() -> Workers.of(executor, 3).run(100, Cancellation.never(), part -> {
        if (part == 40) {
          throw new IllegalStateException("part 40");
        }
      })).isInstanceOf(IllegalStateException.class).hasMessage("part 40");
    } finally {
      executor.shutdown();
    }
  }
}
