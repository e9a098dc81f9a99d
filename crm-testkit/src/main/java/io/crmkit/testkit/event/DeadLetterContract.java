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
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the contract of outboxes that is about dead letters. */
abstract class DeadLetterContract extends OutboxStage {

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
    assertThat(deadLetters.after(ACME, first.get(1), 2)).isEqualTo(rest.subList(0, 2));
  }

  @Test
  protected void putsARequeuedDeadLetterBeforeTheLaterEventsThatAreLeft() {
    fixture.append(events("a", 1, 4));
    List<Claim> claims = claim(10);
    outbox.dead(claims.get(0), "never", RestOfStream.CONTINUE, NOON);
    outbox.published(claims.subList(1, 2));
    outbox.failed(claims.get(2), "down", NOON.plusSeconds(30));

    assertThat(deadLetters.requeue(ACME, DEAL_A, 1)).isTrue();

    assertThat(deliver(3, NOON.plusSeconds(30))).containsExactly("a1 by try 1", "a3 by try 2", "a4 by try 1");
  }

  @Test
  protected void deliversARequeuedDeadLetterWhenAllTheOthersAreDelivered() {
    fixture.append(events("a", 1, 2));
    bury("a1", RestOfStream.CONTINUE);
    outbox.published(claim(10));

    deadLetters.requeue(ACME, DEAL_A, 1);
    fixture.append(events("a", 3, 3));

    assertThat(deliver(2, NOON)).containsExactly("a1 by try 1", "a3 by try 1");
    assertThat(outbox.claim("w", NOON.plus(Duration.ofDays(365)), LEASE, 10)).isEmpty();
    assertThat(deadLetters.first(ACME, 10)).isEmpty();
  }

  @Test
  protected void putsARequeuedDeadLetterBehindWhatAWorkerHasInItsHands() {
    fixture.append(events("a", 1, 4));
    bury("a1", RestOfStream.CONTINUE);
    List<Claim> claims = claim(2);

    deadLetters.requeue(ACME, DEAL_A, 1);

    assertThat(claim(10)).isEmpty();
    assertThat(outbox.published(claims)).isEqualTo(2);
    assertThat(deliver(2, NOON)).containsExactly("a1 by try 1", "a4 by try 1");
  }

  @Test
  protected void deliversRequeuedDeadLettersInOrderWithTheTriesThatTheyHaveLeft() {
    fixture.append(events("a", 1, 3));
    bury("a1", RestOfStream.CONTINUE);
    bury("a2", RestOfStream.CONTINUE);
    deadLetters.requeue(ACME, DEAL_A, 2);
    outbox.failed(claim(1).get(0), "down", NOON);
    deadLetters.requeue(ACME, DEAL_A, 1);

    assertThat(deliver(3, NOON)).containsExactly("a1 by try 1", "a2 by try 2", "a3 by try 1");
  }

  @Test
  protected void stopsAStreamAtARequeuedDeadLetterThatBlocksAgain() {
    fixture.append(events("a", 1, 4));
    bury("a1", RestOfStream.CONTINUE);
    bury("a2", RestOfStream.CONTINUE);
    deadLetters.requeue(ACME, DEAL_A, 1);
    deadLetters.requeue(ACME, DEAL_A, 2);

    assertThat(outbox.dead(claim(1).get(0), "still down", RestOfStream.BLOCK, NOON)).isTrue();

    assertThat(claim(10)).isEmpty();
    assertThat(deadLetters.first(ACME, 10))
        .containsExactly(new DeadLetter(event(ACME, "a", 1), 1, "still down", RestOfStream.BLOCK, NOON));
    deadLetters.discard(ACME, DEAL_A, 1);
    assertThat(deliver(3, NOON)).containsExactly("a2 by try 1", "a3 by try 1", "a4 by try 1");
  }

  @Test
  protected void keepsAStreamBlockedWhenADeadLetterBeforeTheBlockIsDelivered() {
    fixture.append(events("a", 1, 3));
    bury("a1", RestOfStream.CONTINUE);
    bury("a2", RestOfStream.BLOCK);
    deadLetters.requeue(ACME, DEAL_A, 1);

    assertThat(deliver(1, NOON)).containsExactly("a1 by try 1");

    assertThat(claim(10)).isEmpty();
    deadLetters.requeue(ACME, DEAL_A, 2);
    assertThat(deliver(2, NOON)).containsExactly("a2 by try 1", "a3 by try 1");
  }

  @Test
  protected void countsTheTriesOfARequeuedDeadLetterWhoseWorkerDied() {
    fixture.append(events("a", 1, 1));
    bury("a1", RestOfStream.BLOCK);
    deadLetters.requeue(ACME, DEAL_A, 1);
    claim(10);

    assertThat(deadLetters.discard(ACME, DEAL_A, 1)).isFalse();
    outbox.released(outbox.claim("w", LEASE_OVER, LEASE, 10));
    assertThat(deliver(1, LEASE_OVER)).containsExactly("a1 by try 2");
  }

  /** Claims and publishes one event after the other, and tells which they were. */
  private List<String> deliver(int count, Instant now) {
    List<String> delivered = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Claim> claims = outbox.claim("w", now, LEASE, 1);
      delivered.add(ids(claims).get(0) + " by try " + claims.get(0).attempt());
      assertThat(outbox.published(claims)).isEqualTo(1);
    }
    return delivered;
  }

  /** Claims what there is, makes a dead letter of one and gives the others back. */
  private void bury(String id, RestOfStream rest) {
    List<Claim> claims = claim(1000);
    Claim dead = claims.get(ids(claims).indexOf(id));
    assertThat(outbox.dead(dead, "never", rest, NOON)).isTrue();
    outbox.released(claims);
  }
}
