package io.crmkit.testkit.event;

import static io.crmkit.testkit.event.Events.ACME;
import static io.crmkit.testkit.event.Events.GLOBEX;
import static io.crmkit.testkit.event.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.OutboxPublisher.Round;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.OutboxSchedule.Outcome;
import io.crmkit.testkit.event.OutboxSchedule.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Plays an {@link OutboxSchedule} on an outbox and checks at each delivery, and at the end, what must always hold:
 * nothing is lost, the events of a stream arrive in order, and no event is tried more often than the policy says.
 */
public final class OutboxPlay {

  private static final int ATTEMPTS = 2;
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** Stands for the death of the process that a worker runs in. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final OutboxFixture fixture;
  private final OutboxSchedule schedule;
  private final HandClock clock = new HandClock(NOON);
  private final Map<Integer, Long> appended = new HashMap<>();
  private final Map<Integer, Runnable> open = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final Set<String> arrived = new HashSet<>();
  private final Set<String> discarded = new HashSet<>();
  private final Set<String> requeued = new HashSet<>();
  private Deque<Outcome> outcomes = new ArrayDeque<>();
  private int dead;
  private int lost;
  private int repeated;

  private OutboxPlay(OutboxFixture fixture, OutboxSchedule schedule) {
    this.fixture = fixture;
    this.schedule = schedule;
  }

  /** What came up, for statistics. */
  public record Tally(int arrived, int dead, int lost, int repeated) {}

  /** Plays {@code schedule} on an empty outbox, then lets everything arrive. */
  public static Tally play(OutboxFixture fixture, OutboxSchedule schedule) {
    OutboxPlay play = new OutboxPlay(fixture, schedule);
    schedule.steps().forEach(play::step);
    play.finish();
    return new Tally(play.arrived.size(), play.dead, play.lost, play.repeated);
  }

  private void step(Step step) {
    switch (step.kind()) {
      case APPEND -> append(step.stream(), 1 + step.size() % 4);
      case APPEND_IN_AN_OPEN_TRANSACTION -> appendLater(step.stream(), 1 + step.size() % 4);
      case PUBLISH -> publish(step.outcomes(), 1 + step.size() % 8);
      case PASS_TIME -> clock.move(Duration.ofSeconds(step.size()));
      case REQUEUE -> letters().skip(step.stream()).findFirst().ifPresent(this::requeue);
      case DISCARD -> letters().skip(step.stream()).findFirst().ifPresent(this::discard);
    }
  }

  private void append(int stream, int count) {
    commit(stream);
    fixture.append(next(stream, count));
  }

  private void appendLater(int stream, int count) {
    // the version check of a repository lets no second transaction on one aggregate through
    commit(stream);
    open.put(stream, fixture.appendLater(next(stream, count)));
  }

  private void commit(int stream) {
    Runnable commit = open.remove(stream);
    if (commit != null) {
      commit.run();
    }
  }

  // both may have to wait for an append to the stream, which waits for nobody
  private void commit(DomainEvent letter) {
    for (int stream = 0; stream < OutboxSchedule.STREAMS; stream++) {
      DomainEvent like = event(stream, 1);
      if (like.tenant().equals(letter.tenant()) && like.stream().equals(letter.stream())) {
        commit(stream);
      }
    }
  }

  private List<DomainEvent> next(int stream, int count) {
    long last = appended.getOrDefault(stream, 0L);
    appended.put(stream, last + count);
    return LongStream.rangeClosed(last + 1, last + count).mapToObj(sequence -> event(stream, sequence)).toList();
  }

  // two tenants have streams of the same ids
  private static DomainEvent event(int stream, long sequence) {
    TenantId tenant = stream % 2 == 0 ? ACME : GLOBEX;
    return Events.event(tenant, "s" + stream / 2, sequence);
  }

  private void publish(List<Outcome> planned, int batch) {
    outcomes = new ArrayDeque<>(planned);
    try {
      Round round = publisher(batch).publishDue();
      dead += round.dead();
      lost += round.lost();
    } catch (Death death) {
      // somebody else goes on when the lease has run out
    }
  }

  private OutboxPublisher publisher(int batch) {
    RetryPolicy policy = new RetryPolicy(ATTEMPTS, Duration.ofSeconds(5), Duration.ofSeconds(20), schedule.rest());
    return OutboxPublisher.builder(fixture.outbox(), this::deliver)
        .policy(policy).clock(clock).random(new Random(7)).lease(LEASE).batch(batch).build();
  }

  private void deliver(DomainEvent event) {
    String key = key(event);
    assertThat(tries.merge(key, 1, Integer::sum)).as("tries of " + key).isLessThanOrEqualTo(ATTEMPTS);
    if (!requeued.contains(key)) {
      requireThoseBefore(event);
    }
    Outcome outcome = outcomes.isEmpty() ? Outcome.ARRIVES : outcomes.pop();
    if (outcome == Outcome.FAILS) {
      throw new IllegalStateException("down");
    }
    if (outcome == Outcome.ENDS_ITS_WORKER) {
      throw new Death();
    }
    repeated += arrived.add(key) ? 0 : 1;
    if (outcome != Outcome.ARRIVES) {
      clock.move(LEASE);
    }
    if (outcome == Outcome.OUTLASTS_IT_WHILE_ANOTHER_PUBLISHES) {
      publisher(3).publishDue();
    }
  }

  private void requireThoseBefore(DomainEvent event) {
    Set<String> letters = new HashSet<>();
    if (schedule.rest() == RestOfStream.CONTINUE) {
      letters().forEach(letter -> letters.add(key(letter.event())));
    }
    for (long sequence = 1; sequence < event.sequence(); sequence++) {
      String before = key(Events.event(event.tenant(), event.stream().id(), sequence));
      assertThat(arrived.contains(before) || discarded.contains(before) || letters.contains(before)
          || (requeued.contains(before) && schedule.rest() == RestOfStream.CONTINUE))
          .as("%s is delivered before %s", key(event), before).isTrue();
    }
  }

  private Stream<DeadLetter> letters() {
    return Stream.of(ACME, GLOBEX).flatMap(tenant -> fixture.deadLetters().first(tenant, 1_000).stream());
  }

  private void requeue(DeadLetter letter) {
    DomainEvent event = letter.event();
    commit(event);
    assertThat(fixture.deadLetters().requeue(event.tenant(), event.stream(), event.sequence())).isTrue();
    requeued.add(key(event));
    tries.remove(key(event));
  }

  private void discard(DeadLetter letter) {
    DomainEvent event = letter.event();
    commit(event);
    assertThat(fixture.deadLetters().discard(event.tenant(), event.stream(), event.sequence())).isTrue();
    discarded.add(key(event));
  }

  private void finish() {
    outcomes.clear();
    for (int stream = 0; stream < OutboxSchedule.STREAMS; stream++) {
      commit(stream);
    }
    for (int quiet = 0; quiet < 3; quiet++) {
      clock.move(LEASE);
      while (publisher(10).publishDue().claimed() > 0) {
        quiet = 0;
      }
      letters().toList().forEach(this::discard);
    }
    appended.forEach((stream, last) -> LongStream.rangeClosed(1, last).forEach(sequence ->
        assertThat(key(event(stream, sequence))).satisfiesAnyOf(
            key -> assertThat(arrived).contains(key), key -> assertThat(discarded).contains(key))));
  }

  private static String key(DomainEvent event) {
    return event.tenant().value() + ":" + event.id();
  }
}
