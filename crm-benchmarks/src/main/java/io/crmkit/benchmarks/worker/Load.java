package io.crmkit.benchmarks.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Completes requests as fast as the peer can, on a number of threads, for a while. */
final class Load {

  private final ApprovalPeer peer;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  Load(ApprovalPeer peer) {
    this.peer = peer;
  }

  long next() {
    return numbers.incrementAndGet();
  }

  /** Returns completed requests, nanoseconds and failed requests, separated by blanks. */
  String run(int threads, Duration time) throws InterruptedException {
    completed.set(0);
    failed.set(0);
    long start = System.nanoTime();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> completeUntil(start + time.toNanos()));
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
    return completed.get() + " " + (System.nanoTime() - start) + " " + failed.get();
  }

  private void completeUntil(long end) {
    while (System.nanoTime() < end) {
      try {
        peer.complete(next());
        completed.incrementAndGet();
      } catch (RuntimeException e) {
        if (failed.getAndIncrement() == 0) {
          e.printStackTrace();
        }
      }
    }
  }
}
