package io.crmkit.jdbc.event;

import static io.crmkit.testkit.event.Events.ACME;
import static io.crmkit.testkit.event.Events.GLOBEX;
import static io.crmkit.testkit.event.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.OutboxPublisher.Round;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.core.event.Stream;
import io.crmkit.core.event.UnreadableEventException;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a foreign hand, or a newer version, wrote in the place of an event holds up its own stream and nothing else. */
class UnreadableEventsTest {

  private static final Stream DEAL_A = new Stream("deal", "a");
  private static final RetryPolicy TWO_TRIES =
      new RetryPolicy(2, Duration.ofSeconds(10), Duration.ofSeconds(10), RestOfStream.BLOCK);
  private static final String SECOND_OF_A = " where tenant_id = 'acme' and stream_id = 'a' and sequence = 2";

  private final HandClock clock = new HandClock(NOON);
  private final List<String> delivered = new ArrayList<>();

  static List<Arguments> faults() {
    List<Arguments> faults = new ArrayList<>();
    for (TestDatabases databases : List.of(TestDatabases.H2_MEMORY, TestDatabases.POSTGRESQL)) {
      faults.add(Arguments.of(databases, "update crm_event set event_type = ' '" + SECOND_OF_A, "event_type"));
      faults.add(Arguments.of(databases, "update crm_event set occurred_at = 'secret'" + SECOND_OF_A, "occurred_at"));
      faults.add(Arguments.of(databases, "update crm_event set context = '{\"secret\":1}'" + SECOND_OF_A, "context"));
      faults.add(Arguments.of(databases, "delete from crm_event" + SECOND_OF_A, "crm_event lacks it"));
    }
    return faults;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void holdsUpItsOwnStreamLikeADeliveryThatFails(TestDatabases databases, String fault, String part) {
    try (JdbcOutboxFixture fixture = filled(databases)) {
      fixture.database().execute(fault);

      assertThat(publish(fixture)).isEqualTo(new Round(5, 3, 1, 0, 0));
      assertThat(delivered).containsExactlyInAnyOrder("acme/a1", "acme/b1", "globex/a1");
      assertThat(publish(fixture).claimed()).as("waits").isZero();
      clock.move(Duration.ofSeconds(10));

      assertThat(publish(fixture)).isEqualTo(new Round(2, 0, 0, 1, 0));
      DeadLetter letter = fixture.deadLetters().first(ACME, 10).get(0);
      assertThat(letter.error()).isEqualTo(UnreadableEventException.class.getName()
          + ": what is stored as event 2 of deal/a of tenant acme is no event: " + part);
      assertThat(letter.attempts()).isEqualTo(2);
      assertThat(letter.event().id()).isEqualTo("deal/a/2");
      assertThat(letter.event().payload()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void goesOnInOrderOnceItCanBeRead(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = filled(databases)) {
      fixture.database().execute("update crm_event set occurred_at = 'tomorrow'" + SECOND_OF_A);
      publish(fixture);
      clock.move(Duration.ofSeconds(10));
      publish(fixture);
      fixture.database().execute("update crm_event set occurred_at = '2024-05-01T12:00:00Z'" + SECOND_OF_A);

      assertThat(fixture.deadLetters().first(ACME, 10)).extracting(DeadLetter::event)
          .containsExactly(Events.event(ACME, "a", 2));
      assertThat(fixture.deadLetters().requeue(ACME, DEAL_A, 2)).isTrue();
      publish(fixture);
      publish(fixture);

      assertThat(delivered).endsWith("acme/a2", "acme/a3");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void isADeadLetterThatCanBePutBackAndDiscardedWhileItIsMissing(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      fixture.append(Events.events("a", 1, 1));
      fixture.database().execute("delete from crm_event");
      Claim claim = fixture.outbox().claim("w", NOON, Duration.ofMinutes(1), 1).get(0);
      fixture.outbox().dead(claim, "never", RestOfStream.CONTINUE, NOON);

      assertThat(fixture.deadLetters().requeue(ACME, DEAL_A, 1)).isTrue();
      publish(fixture);
      clock.move(Duration.ofSeconds(10));
      assertThat(publish(fixture).dead()).isEqualTo(1);
      assertThat(fixture.deadLetters().discard(ACME, DEAL_A, 1)).isTrue();
      assertThat(fixture.deadLetters().first(ACME, 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void putsRowsAsideThatNameNoStreamOrNoEvent(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      String row = "insert into crm_outbox (tenant_id, stream_type, stream_id, next_sequence, last_sequence,"
          + " available_at) values (%s, timestamp with time zone '1970-01-01 00:00:00+00')";
      fixture.database().execute(row.formatted("' ', 'deal', 'x', 1, 1"));
      fixture.database().execute(row.formatted("'acme', 'deal', '', 1, 1"));
      fixture.database().execute(row.formatted("'acme', 'deal', 'y', 0, 1"));
      fixture.append(Events.events("b", 1, 1));

      publish(fixture);

      assertThat(delivered).containsExactly("acme/b1");
    }
  }

  @Test
  void givesNobodyAnEventInItsPlace() {
    try (JdbcOutboxFixture fixture = filled(TestDatabases.H2_MEMORY)) {
      fixture.database().execute("update crm_event set occurred_at = 'tomorrow'" + SECOND_OF_A);

      List<Claim> claims = fixture.outbox().claim("w", NOON, Duration.ofMinutes(1), 10);

      assertThat(claims).filteredOn(claim -> claim.unreadable() != null).singleElement().satisfies(claim ->
          assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(claim::event));
    }
  }

  /** An outbox with three events of one stream, and one of each of two others. */
  private static JdbcOutboxFixture filled(TestDatabases databases) {
    JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases);
    fixture.append(Events.events("a", 1, 3));
    fixture.append(Events.events("b", 1, 1));
    fixture.append(List.of(Events.event(GLOBEX, "a", 1)));
    return fixture;
  }

  private Round publish(JdbcOutboxFixture fixture) {
    return OutboxPublisher.builder(fixture.outbox(), this::record)
        .policy(TWO_TRIES).clock(clock).build().publishDue();
  }

  private void record(DomainEvent event) {
    delivered.add(event.tenant().value() + "/" + event.stream().id() + event.sequence());
  }
}
