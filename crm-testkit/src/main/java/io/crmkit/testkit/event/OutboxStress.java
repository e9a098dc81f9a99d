package io.crmkit.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Many workers on one outbox by the real clock, a transport that fails at times, and writers that append meanwhile. */
final class OutboxStress {

  private static final RetryPolicy PATIENT =
      new RetryPolicy(1_000, Duration.ofMillis(1), Duration.ofMillis(4), RestOfStream.BLOCK);
  private static final long SECONDS = 60;

  private final OutboxFixture fixture;
  private final int workers;
  private final int streams;
  private final int length;

  private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();
  private final Set<String> inDelivery = ConcurrentHashMap.newKeySet();
  private final List<String> broken = new ArrayList<>();
  private final AtomicLong arrived = new AtomicLong();

  OutboxStress(OutboxFixture fixture, int workers, int streams, int length) {
    this.fixture = fixture;
    this.workers = workers;
    this.streams = streams;
    this.length = length;
  }

  void run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(workers + 2);
    try {
      List<Future<?>> all = new ArrayList<>();
      all.add(threads.submit(() -> append(0)));
      all.add(threads.submit(() -> append(1)));
      for (int i = 0; i < workers; i++) {
        int seed = i;
        all.add(threads.submit(() -> publish(seed)));
      }
      for (Future<?> each : all) {
        each.get(SECONDS + 10, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(broken).isEmpty();
    assertThat(last.values()).hasSize(streams).allMatch(each -> each.get() == length);
    assertThat(arrived).hasValue((long) streams * length);
  }

  // each writer has every second stream, and appends one or two events of it at a time
  private void append(int half) {
    for (int from = 1; from <= length; from += 2) {
      for (int stream = half; stream < streams; stream += 2) {
        fixture.append(Events.events("s" + stream, from, Math.min(from + 1, length)));
      }
    }
  }

  private void publish(int seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    OutboxPublisher publisher = OutboxPublisher.builder(fixture.outbox(), event -> deliver(event, random))
        .policy(PATIENT).random(random).worker("worker-" + seed).batch(7).build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (arrived.get() < (long) streams * length && System.nanoTime() < end) {
      publisher.publishDue();
    }
  }

  private void deliver(DomainEvent event, RandomGenerator random) {
    String stream = event.stream().id();
    if (!inDelivery.add(stream)) {
      note("two workers had " + event.id());
    }
    try {
      if (random.nextInt(10) == 0) {
        throw new IllegalStateException("down");
      }
      long before = last.computeIfAbsent(stream, key -> new AtomicLong()).getAndSet(event.sequence());
      if (event.sequence() != before + 1) {
        note(event.id() + " came after " + before);
      }
      arrived.incrementAndGet();
    } finally {
      inDelivery.remove(stream);
    }
  }

  private void note(String fault) {
    synchronized (broken) {
      broken.add(fault);
    }
  }
}
