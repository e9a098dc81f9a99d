package io.crmkit.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.event.Events;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appends that meet the removal of their stream's row, or its return for a dead letter. */
class AppendRaceTest {

  private static final Place PLACE = new Place(Events.ACME, new Stream("deal", "a"));
  private static final Duration LEASE = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource
  void bringsTheRowBackThatIsBeingRemoved(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      fixture.append(Events.events("a", 1, 1));
      fixture.outbox().released(claim(fixture));
      try (Connection publisher = open(fixture)) {
        Delivery delivery = Deliveries.lock(publisher, PLACE).orElseThrow();
        delivery.lease(delivery.claimable(1), "w#1", Events.NOON);
        delivery.advance();
        Deliveries.write(publisher, List.of(delivery));

        CompletableFuture<Void> append =
            CompletableFuture.runAsync(() -> fixture.append(Events.events("a", 2, 3)));
        assertThatItWaits(append);
        publisher.commit();
        append.join();
      }

      assertThat(ids(claim(fixture))).containsExactly("a2", "a3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void extendsTheRowThatADeadLetterBringsBack(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      burySole(fixture);
      try (Connection requeue = open(fixture)) {
        OutboxMark.in(fixture.transactions().dialect()).set(requeue, List.of(new Run(PLACE, 1, 0)));
        Delivery delivery = Delivery.complete(PLACE, 1);
        new Letters(requeue, PLACE).requeue(1);
        delivery.heed(1, 0);
        Deliveries.write(requeue, List.of(delivery));

        CompletableFuture<Void> append =
            CompletableFuture.runAsync(() -> fixture.append(Events.events("a", 2, 3)));
        assertThatItWaits(append);
        requeue.commit();
        append.join();
      }

      assertThat(inOrder(fixture)).containsExactly("a1", "a2", "a3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void putsADeadLetterBackBeforeWhatIsBeingAppended(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      burySole(fixture);
      Runnable commit = fixture.appendLater(Events.events("a", 2, 3));

      CompletableFuture<Boolean> requeue = CompletableFuture.supplyAsync(
          () -> fixture.deadLetters().requeue(Events.ACME, PLACE.stream(), 1));
      assertThatItWaits(requeue);
      commit.run();

      assertThat(requeue.join()).isTrue();
      assertThat(inOrder(fixture)).containsExactly("a1", "a2", "a3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingBehindWhenItIsRolledBack(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      EventLog log = new EventLog(fixture.transactions().dialect());
      try (Connection connection = open(fixture)) {
        log.append(connection, Events.events("b", 1, 2));
        connection.rollback();
      }
      fixture.append(Events.events("a", 1, 1));
      try (Connection connection = open(fixture)) {
        log.append(connection, Events.events("a", 2, 3));
        connection.rollback();
      }

      assertThat(ids(claim(fixture))).containsExactly("a1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotHoldUpTheStreamsThatNobodyAppendsTo(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      fixture.append(Events.events("a", 1, 1));
      fixture.append(Events.events("b", 1, 1));
      List<Claim> claims = claim(fixture);
      Runnable commit = fixture.appendLater(Events.events("a", 2, 2));

      CompletableFuture<Integer> published = CompletableFuture.supplyAsync(() -> fixture.outbox().published(claims));
      assertThatItWaits(published);

      assertThat(rows(fixture, "select count(*) from crm_outbox where stream_id = 'b'")).isZero();
      commit.run();
      assertThat(published.join()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnEventThatWasAppendedBefore(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      fixture.append(Events.events("a", 1, 2));

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> fixture.append(Events.events("a", 2, 3)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.DUPLICATE));
      assertThat(ids(claim(fixture))).containsExactly("a1", "a2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void losesNothingWhileDeadLettersArePutBack(TestDatabases databases) throws Exception {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      int length = 150;
      Map<String, AtomicInteger> arrived = new ConcurrentHashMap<>();
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
        for (int i = 1; i <= length; i++) {
          fixture.append(Events.events("a", i, i));
          fixture.append(Events.events("b", i, i));
        }
      });
      List<CompletableFuture<Void>> workers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        workers.add(CompletableFuture.runAsync(() -> work(fixture, arrived, 2 * length)));
      }
      writer.get(60, TimeUnit.SECONDS);
      for (CompletableFuture<Void> worker : workers) {
        worker.get(60, TimeUnit.SECONDS);
      }

      assertThat(arrived).hasSize(2 * length).allSatisfy((id, times) -> assertThat(times).hasValue(1));
      assertThat(rows(fixture, "select count(*) from crm_outbox")).isZero();
      assertThat(rows(fixture, "select count(*) from crm_outbox_dead_letter")).isZero();
    }
  }

  // every event is given up on at its first try, and arrives when it is put back
  private static void work(JdbcOutboxFixture fixture, Map<String, AtomicInteger> arrived, int expected) {
    RetryPolicy once =
        new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1), RestOfStream.CONTINUE);
    Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    OutboxPublisher publisher = OutboxPublisher.builder(fixture.outbox(), event -> deliver(event, tries, arrived))
        .policy(once).batch(5).build();
    Instant end = Instant.now().plusSeconds(50);
    while (arrived.size() < expected && Instant.now().isBefore(end)) {
      publisher.publishDue();
      for (DeadLetter letter : fixture.deadLetters().first(Events.ACME, 3)) {
        fixture.deadLetters().requeue(Events.ACME, letter.event().stream(), letter.event().sequence());
      }
    }
  }

  private static void deliver(
      DomainEvent event, Map<String, AtomicInteger> tries, Map<String, AtomicInteger> arrived) {
    if (tries.computeIfAbsent(event.id(), key -> new AtomicInteger()).incrementAndGet() == 1) {
      throw new IllegalStateException("down");
    }
    arrived.computeIfAbsent(event.id(), key -> new AtomicInteger()).incrementAndGet();
  }

  private static void burySole(JdbcOutboxFixture fixture) {
    fixture.append(Events.events("a", 1, 1));
    Claim claim = claim(fixture).get(0);
    assertThat(fixture.outbox().dead(claim, "never", RestOfStream.CONTINUE, Events.NOON)).isTrue();
  }

  private static List<Claim> claim(JdbcOutboxFixture fixture) {
    return fixture.outbox().claim("w", Events.NOON, LEASE, 10);
  }

  private static List<String> inOrder(JdbcOutboxFixture fixture) {
    Outbox outbox = fixture.outbox();
    List<String> delivered = new ArrayList<>();
    for (List<Claim> claims = claim(fixture); !claims.isEmpty(); claims = claim(fixture)) {
      delivered.addAll(ids(claims));
      assertThat(outbox.published(claims)).isEqualTo(claims.size());
    }
    return delivered;
  }

  private static List<String> ids(List<Claim> claims) {
    return claims.stream().map(claim -> claim.event().stream().id() + claim.event().sequence()).toList();
  }

  private static Connection open(JdbcOutboxFixture fixture) throws SQLException {
    Connection connection = fixture.database().dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static long rows(JdbcOutboxFixture fixture, String query) {
    return fixture.transactions().single(connection -> Jdbc.list(connection, query, params -> {}, Row::number).get(0));
  }

  private static void assertThatItWaits(CompletableFuture<?> work) {
    assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> work.get(300, TimeUnit.MILLISECONDS));
  }
}
