package io.crmkit.testkit.event;

import static io.crmkit.testkit.event.Events.ACME;
import static io.crmkit.testkit.event.Events.GLOBEX;
import static io.crmkit.testkit.event.Events.NOON;
import static io.crmkit.testkit.event.Events.event;
import static io.crmkit.testkit.event.Events.events;
import static io.crmkit.testkit.event.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Outbox} must do. Extend it next to your adapter and return an empty outbox:
 *
 * <pre>{@code
 * class MyOutboxTest extends OutboxContract {
 *   @Override
 *   protected OutboxFixture emptyOutbox() {
 *     return new MyOutboxFixture();
 *   }
 * }
 * }</pre>
 */
public abstract class OutboxContract {

  protected static final Duration LEASE = Duration.ofMinutes(1);
  protected static final Instant LEASE_OVER = NOON.plus(LEASE);
  private static final Stream DEAL_A = new Stream("deal", "a");

  private OutboxFixture fixture;
  private Outbox outbox;
  private DeadLetters deadLetters;

  /** Returns an outbox that holds nothing. Called once for each test, and closed after it. */
  protected abstract OutboxFixture emptyOutbox();

  @BeforeEach
  final void startEmpty() {
    fixture = emptyOutbox();
    outbox = fixture.outbox();
    deadLetters = fixture.deadLetters();
  }

  @AfterEach
  final void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  protected void claimsNothingWhenItIsEmpty() {
    assertThat(claim(10)).isEmpty();
    assertThat(deadLetters.first(ACME, 10)).isEmpty();
  }

  @Test
  protected void handsOutAnEventExactlyAsItWasAppended() {
    DomainEvent event = new DomainEvent(ACME, new Stream("deal", "Ä\"'; --"), 7, "deal.won",
        Instant.parse("2024-05-01T12:00:00.123456789Z"), "{\"note\":\"€ 𝄞\"}", Map.of("traceparent", "00-\"ü\""));
    fixture.append(List.of(event));

    List<Claim> claims = claim(10);

    assertThat(claims).extracting(Claim::event).containsExactly(event);
    assertThat(claims).extracting(Claim::attempt).containsExactly(1);
    assertThat(claims).extracting(Claim::until).containsExactly(LEASE_OVER);
  }

  @Test
  protected void handsOutTheEventsOfAStreamInOrder() {
    fixture.append(events("a", 1, 2));
    fixture.append(events("b", 1, 1));
    fixture.append(events("a", 3, 12));

    assertThat(ids(claim(100))).filteredOn(id -> id.startsWith("a"))
        .containsExactly("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12");
  }

  @Test
  protected void handsOutNoMoreThanTheLimit() {
    fixture.append(events("a", 1, 5));

    assertThat(ids(claim(2))).containsExactly("a1", "a2");
  }

  @Test
  protected void handsNoStreamToTwoWorkers() {
    fixture.append(events("a", 1, 3));
    claim(1);
    fixture.append(events("b", 1, 1));

    assertThat(ids(claim(10))).containsExactly("b1");
  }

  @Test
  protected void goesOnWithAStreamWhenItsFirstEventsWerePublished() {
    fixture.append(events("a", 1, 3));
    List<Claim> first = claim(1);
    assertThat(claim(10)).isEmpty();

    assertThat(outbox.published(first)).isEqualTo(1);

    assertThat(ids(claim(10))).containsExactly("a2", "a3");
  }

  @Test
  protected void forgetsWhatWasPublished() {
    fixture.append(events("a", 1, 3));
    outbox.published(claim(10));

    assertThat(outbox.claim("w", NOON.plus(Duration.ofDays(365)), LEASE, 10)).isEmpty();
  }

  @Test
  protected void handsOutAnEventThatIsCommittedAfterLaterOnesWerePublished() {
    Runnable commit = fixture.appendLater(events("a", 1, 2));
    fixture.append(events("b", 1, 2));
    assertThat(outbox.published(claim(10))).isEqualTo(2);
    assertThat(claim(10)).isEmpty();

    commit.run();

    assertThat(ids(claim(10))).containsExactly("a1", "a2");
  }

  @Test
  protected void goesOnWithEventsThatAreCommittedWhileTheirStreamIsHeld() {
    fixture.append(events("a", 1, 1));
    List<Claim> first = claim(10);
    Runnable commit = fixture.appendLater(events("a", 2, 2));
    assertThat(claim(10)).isEmpty();
    outbox.published(first);
    commit.run();

    assertThat(ids(claim(10))).containsExactly("a2");
  }

  @Test
  protected void givesReleasedEventsBackWithoutCountingTheTry() {
    fixture.append(events("a", 1, 2));
    outbox.released(claim(10));

    assertThat(claim(10)).extracting(Claim::attempt).containsExactly(1, 1);
  }

  @Test
  protected void keepsAFailedEventAndThoseBehindItUntilItsTime() {
    fixture.append(events("a", 1, 2));
    fixture.append(events("b", 1, 1));
    Claim failed = claim(1).get(0);
    assertThat(outbox.failed(failed, "down", NOON.plusSeconds(30))).isTrue();

    assertThat(ids(claim(10))).containsExactly("b1");
    assertThat(outbox.claim("w", NOON.plusSeconds(29), LEASE, 10)).isEmpty();
    List<Claim> again = outbox.claim("w", NOON.plusSeconds(30), LEASE, 1);
    assertThat(ids(again)).containsExactly("a1");
    assertThat(again).extracting(Claim::attempt).containsExactly(2);
  }

  @Test
  protected void keepsAFailedEventWaitingWhenThoseBeforeItArePublished() {
    fixture.append(events("a", 1, 3));
    List<Claim> claims = claim(10);
    outbox.failed(claims.get(1), "down", NOON.plusSeconds(30));
    outbox.published(claims.subList(0, 1));
    outbox.released(claims.subList(2, 3));

    assertThat(claim(10)).isEmpty();
    assertThat(ids(outbox.claim("w", NOON.plusSeconds(30), LEASE, 10))).startsWith("a2");
  }

  @Test
  protected void handsWhatADeadWorkerHeldToAnother() {
    fixture.append(events("a", 1, 1));
    claim(10);

    assertThat(outbox.claim("w", LEASE_OVER.minusMillis(1), LEASE, 10)).isEmpty();
    List<Claim> again = outbox.claim("w", LEASE_OVER, LEASE, 10);
    assertThat(ids(again)).containsExactly("a1");
    assertThat(again).extracting(Claim::attempt).containsExactly(2);
  }

  @Test
  protected void handsAnEventAloneThatMayHaveEndedItsWorker() {
    fixture.append(events("a", 1, 3));
    fixture.append(events("b", 1, 1));
    claim(10);
    fixture.append(events("c", 1, 1));

    for (int i = 0; i < 5; i++) {
      List<Claim> claims = outbox.claim("w", LEASE_OVER, LEASE, 10);
      assertThat(claims.stream().filter(each -> each.attempt() > 1).map(each -> each.event().stream())).doesNotHaveDuplicates();
      outbox.published(claims);
    }
    assertThat(outbox.claim("w", LEASE_OVER, LEASE, 10)).isEmpty();
  }

  @Test
  protected void refusesTheResultsOfAWorkerWhoseEventAnotherHolds() {
    fixture.append(events("a", 1, 1));
    Claim zombie = claim(10).get(0);
    Claim holder = outbox.claim("w", LEASE_OVER, LEASE, 10).get(0);

    assertThat(outbox.published(List.of(zombie))).isZero();
    assertThat(outbox.failed(zombie, "late", NOON)).isFalse();
    assertThat(outbox.dead(zombie, "late", RestOfStream.BLOCK, NOON)).isFalse();
    outbox.released(List.of(zombie));

    assertThat(outbox.claim("w", LEASE_OVER, LEASE, 10)).isEmpty();
    assertThat(deadLetters.first(ACME, 10)).isEmpty();
    assertThat(outbox.published(List.of(holder))).isEqualTo(1);
  }

  @Test
  protected void acceptsALateResultWhileNobodyElseHoldsTheEvent() {
    fixture.append(events("a", 1, 2));
    List<Claim> claims = claim(10);

    assertThat(outbox.published(claims)).isEqualTo(2);
    assertThat(outbox.published(claims)).isZero();
    assertThat(outbox.claim("w", LEASE_OVER, LEASE, 10)).isEmpty();
  }

  @Test
  protected void settlesTheEventsOfAStreamInOrder() {
    fixture.append(events("a", 1, 3));
    List<Claim> claims = claim(10);

    assertThat(outbox.published(claims.subList(1, 2))).isZero();
    assertThat(outbox.dead(claims.get(1), "never", RestOfStream.CONTINUE, NOON)).isFalse();
    assertThat(outbox.published(List.of(claims.get(2), claims.get(0)))).isEqualTo(1);
    assertThat(outbox.published(claims)).isEqualTo(2);
  }

  @Test
  protected void stopsAStreamAtADeadLetterThatBlocks() {
    fixture.append(events("a", 1, 2));
    fixture.append(events("b", 1, 1));
    bury("a1", RestOfStream.BLOCK);
    fixture.append(events("a", 3, 3));

    assertThat(ids(claim(10))).containsExactly("b1");
    assertThat(deadLetters.first(ACME, 10))
        .containsExactly(new DeadLetter(event(ACME, "a", 1), 1, "never", RestOfStream.BLOCK, NOON));
  }

  @Test
  protected void goesOnBehindADeadLetterThatDoesNotBlock() {
    fixture.append(events("a", 1, 3));
    bury("a1", RestOfStream.CONTINUE);

    assertThat(ids(claim(10))).containsExactly("a2", "a3");
  }

  @Test
  protected void goesOnWhenTheDeadLetterIsDiscarded() {
    fixture.append(events("a", 1, 3));
    bury("a1", RestOfStream.BLOCK);
    assertThat(claim(10)).isEmpty();

    assertThat(deadLetters.discard(ACME, DEAL_A, 1)).isTrue();

    assertThat(deadLetters.discard(ACME, DEAL_A, 1)).isFalse();
    assertThat(ids(claim(10))).containsExactly("a2", "a3");
  }

  @Test
  protected void startsAgainWithADeadLetterThatIsRequeued() {
    fixture.append(events("a", 1, 3));
    bury("a1", RestOfStream.BLOCK);
    assertThat(claim(10)).isEmpty();

    assertThat(deadLetters.requeue(ACME, DEAL_A, 1)).isTrue();

    assertThat(deadLetters.requeue(ACME, DEAL_A, 1)).isFalse();
    List<Claim> claims = claim(1);
    assertThat(ids(claims)).containsExactly("a1");
    assertThat(claims).extracting(Claim::attempt).containsExactly(1);
    outbox.published(claims);
    assertThat(ids(claim(10))).containsExactly("a2", "a3");
  }

  @Test
  protected void finishesALongLineBehindADeadLetterInOrder() {
    fixture.append(events("a", 1, 300));
    bury("a1", RestOfStream.BLOCK);
    fixture.append(events("b", 1, 1));
    assertThat(ids(claim(10))).containsExactly("b1");

    deadLetters.discard(ACME, DEAL_A, 1);

    long expected = 2;
    for (List<Claim> run = claim(50); !run.isEmpty(); run = claim(50)) {
      for (Claim each : run) {
        assertThat(each.event().sequence()).isEqualTo(expected++);
      }
      outbox.published(run);
    }
    assertThat(expected).isEqualTo(301);
  }

  @Test
  protected void keepsStreamsOfTenantsApartThatHaveTheSameId() {
    fixture.append(List.of(event(ACME, "a", 1), event(GLOBEX, "a", 1), event(GLOBEX, "a", 2)));
    List<Claim> claims = claim(10);
    Claim ofAcme = claims.stream().filter(each -> each.event().tenant().equals(ACME)).findFirst().orElseThrow();
    outbox.dead(ofAcme, "never", RestOfStream.BLOCK, NOON);
    outbox.released(claims);

    assertThat(claim(10)).extracting(Claim::event)
        .containsExactly(event(GLOBEX, "a", 1), event(GLOBEX, "a", 2));
    assertThat(deadLetters.first(GLOBEX, 10)).isEmpty();
    assertThat(deadLetters.requeue(GLOBEX, DEAL_A, 1)).isFalse();
    assertThat(deadLetters.discard(GLOBEX, DEAL_A, 1)).isFalse();
    assertThat(deadLetters.first(ACME, 10)).hasSize(1);
  }

  @Test
  protected void pagesThroughDeadLettersThatComeAndGo() {
    for (String id : List.of("b", "d", "f", "h")) {
      fixture.append(events(id, 1, 1));
      bury(id + "1", RestOfStream.CONTINUE);
    }
    List<DeadLetter> first = deadLetters.first(ACME, 2);
    deadLetters.discard(ACME, new Stream("deal", "d"), 1);
    for (String id : List.of("c", "g")) {
      fixture.append(events(id, 1, 1));
      bury(id + "1", RestOfStream.CONTINUE);
    }

    List<DeadLetter> rest = deadLetters.after(ACME, first.get(1), 10);

    assertThat(first).extracting(each -> each.event().stream().id()).containsExactly("b", "d");
    assertThat(rest).extracting(each -> each.event().stream().id()).containsExactly("f", "g", "h");
  }

  private List<Claim> claim(int limit) {
    return outbox.claim("w", NOON, LEASE, limit);
  }

  /** Claims what there is, makes a dead letter of one and gives the others back. */
  private void bury(String id, RestOfStream rest) {
    List<Claim> claims = claim(1000);
    Claim dead = claims.get(ids(claims).indexOf(id));
    assertThat(outbox.dead(dead, "never", rest, NOON)).isTrue();
    outbox.released(claims);
  }
}
