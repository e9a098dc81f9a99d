package io.crmkit.testkit.event;

import static io.crmkit.testkit.event.Events.ACME;
import static io.crmkit.testkit.event.Events.NOON;
import static io.crmkit.testkit.event.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.EventTransport;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.OutboxPublisher.Round;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.core.event.Stream;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link OutboxPublisher} and an outbox do together. Extend it next to your adapter, as with the other
 * contract.
 */
public abstract class OutboxPublisherContract {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final RetryPolicy THREE_TRIES =
      new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofSeconds(15), RestOfStream.BLOCK);

  private final HandClock clock = new HandClock(NOON);
  private final List<String> delivered = new ArrayList<>();
  private OutboxFixture fixture;

  /** Returns an outbox that holds nothing. Called once for each test, and closed after it. */
  protected abstract OutboxFixture emptyOutbox();

  @BeforeEach
  final void startEmpty() {
    fixture = emptyOutbox();
  }

  @AfterEach
  final void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  protected void deliversWhatIsDueInOrder() {
    fixture.append(events("a", 1, 3));

    assertThat(publisher(this::record).publishDue()).isEqualTo(new Round(3, 3, 0, 0, 0));

    assertThat(delivered).containsExactly("a1", "a2", "a3");
    assertThat(publisher(this::record).publishDue()).isEqualTo(new Round(0, 0, 0, 0, 0));
  }

  @Test
  protected void deliversNothingOfAStreamBehindAFailureAndEverythingOfTheOthers() {
    fixture.append(events("a", 1, 3));
    fixture.append(events("b", 1, 2));

    Round round = publisher(failing("a2")).publishDue();

    assertThat(delivered).containsExactlyInAnyOrder("a1", "b1", "b2");
    assertThat(round).isEqualTo(new Round(5, 3, 1, 0, 0));
  }

  @Test
  protected void triesAgainAfterAWaitBetweenAHalfAndTheWholeOfWhatThePolicySays() {
    fixture.append(events("a", 1, 2));
    publisher(failing("a1")).publishDue();

    clock.move(Duration.ofMillis(4_999));
    assertThat(publisher(this::record).publishDue().claimed()).isZero();
    clock.move(Duration.ofMillis(5_001));
    publishAll(this::record);

    assertThat(delivered).containsExactly("a1", "a2");
  }

  @Test
  protected void givesUpAfterTheLastTryAndBlocksTheStream() {
    fixture.append(events("a", 1, 2));
    for (int i = 0; i < 5; i++) {
      publishAll(failing("a1"));
      clock.move(Duration.ofMinutes(1));
    }

    assertThat(delivered).isEmpty();
    List<DeadLetter> dead = fixture.deadLetters().first(ACME, 10);
    assertThat(dead).extracting(DeadLetter::attempts).containsExactly(3);
    assertThat(dead.get(0).error()).isEqualTo("java.lang.IllegalStateException: no delivery of […]");
    fixture.deadLetters().requeue(ACME, new Stream("deal", "a"), 1);
    publishAll(this::record);
    assertThat(delivered).containsExactly("a1", "a2");
  }

  @Test
  protected void goesOnBehindADeadLetterIfThePolicySaysSo() {
    fixture.append(events("a", 1, 2));
    RetryPolicy once = new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1), RestOfStream.CONTINUE);

    OutboxPublisher publisher = builder(failing("a1")).policy(once).build();

    assertThat(publisher.publishDue()).isEqualTo(new Round(2, 1, 0, 1, 0));
    assertThat(delivered).containsExactly("a2");
  }

  @Test
  protected void stopsWhenItsLeaseIsOver() {
    fixture.append(events("a", 1, 3));
    OutboxPublisher slow = publisher(event -> {
      record(event);
      clock.move(LEASE);
    });

    assertThat(slow.publishDue()).isEqualTo(new Round(3, 1, 0, 0, 0));
    publishAll(this::record);

    assertThat(delivered).containsExactly("a1", "a2", "a3");
  }

  @Test
  protected void deliversAgainWhatAWorkerHeldWhenItDied() {
    fixture.append(events("a", 1, 3));
    assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> publisher(event -> {
      record(event);
      if (event.sequence() == 2) {
        throw new StackOverflowError("died");
      }
    }).publishDue());
    assertThat(publisher(this::record).publishDue().claimed()).isZero();

    clock.move(LEASE);
    publishAll(this::record);

    assertThat(delivered).containsExactly("a1", "a2", "a2", "a3");
  }

  @Test
  protected void givesUpOnAnEventThatEndsEveryWorker() {
    fixture.append(events("a", 1, 2));
    fixture.append(events("b", 1, 1));
    for (int i = 0; i < 10; i++) {
      dying("a1");
      clock.move(LEASE);
    }

    assertThat(delivered).contains("b1").doesNotContain("a2");
    assertThat(delivered).filteredOn("a1"::equals).hasSize(3);
    assertThat(fixture.deadLetters().first(ACME, 10)).extracting(each -> each.event().id()).containsExactly("deal/a/1");
  }

  @Test
  protected void givesEverythingBackWhenItIsInterrupted() {
    fixture.append(events("a", 1, 2));
    Round round = publisher(event -> {
      throw new InterruptedException("shutting down");
    }).publishDue();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(round).isEqualTo(new Round(2, 0, 0, 0, 0));
    publishAll(this::record);
    assertThat(delivered).containsExactly("a1", "a2");
  }

  @Test
  protected void deliversEverythingInOrderWithManyWorkersWhileOthersAppend() throws Exception {
    new OutboxStress(fixture, 4, 24, 20).run();
  }

  @Test
  protected void deliversEverythingInOrderWhenAppendsMeetTheDeliveryOfTheLastEventOfTheirStream() throws Exception {
    new OutboxStress(fixture, 3, 2, 200).run();
  }

  private void record(DomainEvent event) {
    delivered.add(event.stream().id() + event.sequence());
  }

  private EventTransport failing(String id) {
    return event -> {
      if (id.equals(event.stream().id() + event.sequence())) {
        throw new IllegalStateException("no delivery of " + event.payload());
      }
      record(event);
    };
  }

  /** Publishes until nothing is due, or the worker dies of an event. */
  private void dying(String id) {
    try {
      publishAll(event -> {
        record(event);
        if (id.equals(event.stream().id() + event.sequence())) {
          throw new StackOverflowError("died");
        }
      });
    } catch (StackOverflowError died) {
      assertThat(died).hasMessage("died");
    }
  }

  private void publishAll(EventTransport transport) {
    while (publisher(transport).publishDue().claimed() > 0) {
      // until nothing is due
    }
  }

  private OutboxPublisher publisher(EventTransport transport) {
    return builder(transport).build();
  }

  private OutboxPublisher.Builder builder(EventTransport transport) {
    return OutboxPublisher.builder(fixture.outbox(), transport)
        .policy(THREE_TRIES).clock(clock).random(new Random(1)).lease(LEASE);
  }
}
