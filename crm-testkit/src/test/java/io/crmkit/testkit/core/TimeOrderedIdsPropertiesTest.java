package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.id.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What holds for ids whatever the clock does and however many threads ask. */
class TimeOrderedIdsPropertiesTest {

  /** Zero stands for a clock that has not moved, negative numbers for one that was set back. */
  @Property
  void growWhateverTheClockDoes(@ForAll @Size(min = 2, max = 200) List<@LongRange(min = -50, max = 50) Long> steps) {
    SteppedClock clock = new SteppedClock();
    TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    List<String> made = new ArrayList<>();
    for (long step : steps) {
      clock.millis.addAndGet(step);
      made.add(ids.next());
      Statistics.collect(step == 0 ? "still" : step < 0 ? "back" : "forward");
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
    Statistics.coverage(seen -> {
      seen.check("still").count(n -> n > 0);
      seen.check("back").count(n -> n > 0);
      seen.check("forward").count(n -> n > 0);
    });
  }

  @Property
  void tellTheMillisecondWhileTheClockGoesForward(@ForAll @LongRange(min = 0, max = (1L << 48) - 1) long millis) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());

    assertThat(ids.nextUuid().getMostSignificantBits() >>> 16).isEqualTo(millis);
    assertThat(ids.nextUuid().version()).isEqualTo(7);
  }

  @Example
  void growOnEveryThreadAndNeverMeet() throws Exception {
    SteppedClock clock = new SteppedClock();
    TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    Set<String> all = ConcurrentHashMap.newKeySet();
    Callable<List<String>> work = () -> {
      List<String> made = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        clock.millis.addAndGet(i % 7 - 3);
        made.add(ids.next());
      }
      all.addAll(made);
      return made;
    };

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<String>> made : threads.invokeAll(List.of(work, work, work, work))) {
        assertThat(made.get()).isSorted();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(all).hasSize(20_000);
  }

  private static final class SteppedClock extends Clock {

    private final AtomicLong millis = new AtomicLong(Instant.parse("2024-05-01T12:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
