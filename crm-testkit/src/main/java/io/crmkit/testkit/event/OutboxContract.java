package io.crmkit.testkit.event;

import static io.crmkit.testkit.event.Events.ACME;
import static io.crmkit.testkit.event.Events.NOON;
import static io.crmkit.testkit.event.Events.events;
import static io.crmkit.testkit.event.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
public abstract class OutboxContract extends DeadLetterContract {

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
  protected void countsTheEventsOfAllStreamsForTheLimit() {
    fixture.append(events("a", 1, 3));
    fixture.append(events("b", 1, 3));

    assertThat(claim(4)).hasSize(4);
    assertThat(claim(4)).isEmpty();
  }

  @Test
  protected void takesWhatWasPublishedInAnyOrder() {
    fixture.append(events("a", 1, 3));
    List<Claim> claims = claim(10);

    assertThat(outbox.published(List.of(claims.get(2), claims.get(0), claims.get(1)))).isEqualTo(3);
    assertThat(claim(10)).isEmpty();
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
    // it may have to wait for the commit
    CompletableFuture<Integer> published = CompletableFuture.supplyAsync(() -> outbox.published(first));
    commit.run();
    assertThat(published.join()).isEqualTo(1);

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
    outbox.published(claims.subList(0, 1));
    outbox.failed(claims.get(1), "down", NOON.plusSeconds(30));
    outbox.released(claims.subList(2, 3));

    assertThat(claim(10)).isEmpty();
    assertThat(ids(outbox.claim("w", NOON.plusSeconds(30), LEASE, 10))).startsWith("a2");
  }

  @Test
  protected void countsNoTryOfWhatIsGivenBackBehindAFailure() {
    fixture.append(events("a", 1, 3));
    List<Claim> claims = claim(10);
    outbox.failed(claims.get(0), "down", NOON);
    List<Claim> again = claim(10);
    outbox.released(claims);

    assertThat(ids(again)).containsExactly("a1", "a2", "a3");
    assertThat(again).extracting(Claim::attempt).containsExactly(2, 1, 1);
    assertThat(outbox.published(again)).isEqualTo(3);
  }

  @Test
  protected void givesBackWhatIsBehindAReleasedEventAndNotWhatIsBeforeIt() {
    fixture.append(events("a", 1, 3));
    List<Claim> claims = claim(10);
    outbox.released(claims.subList(1, 2));

    assertThat(claim(10)).isEmpty();
    assertThat(outbox.published(claims)).isEqualTo(1);
    List<Claim> again = claim(10);
    assertThat(ids(again)).containsExactly("a2", "a3");
    assertThat(again).extracting(Claim::attempt).containsExactly(1, 1);
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
  protected void handsOutARunWhoseLeaseRanOutOneByOneAndCountsItAsATryOfEach() {
    fixture.append(events("a", 1, 3));
    claim(10);
    fixture.append(events("a", 4, 5));

    for (String id : List.of("a1", "a2", "a3")) {
      List<Claim> alone = outbox.claim("w", LEASE_OVER, LEASE, 10);
      assertThat(ids(alone)).containsExactly(id);
      assertThat(alone).extracting(Claim::attempt).containsExactly(2);
      outbox.published(alone);
    }
    List<Claim> rest = outbox.claim("w", LEASE_OVER, LEASE, 10);
    assertThat(ids(rest)).containsExactly("a4", "a5");
    assertThat(rest).extracting(Claim::attempt).containsExactly(1, 1);
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
    assertThat(outbox.failed(claims.get(1), "down", NOON)).isFalse();
    assertThat(outbox.published(List.of(claims.get(2), claims.get(0)))).isEqualTo(1);
    assertThat(outbox.published(claims)).isEqualTo(2);
  }
}
