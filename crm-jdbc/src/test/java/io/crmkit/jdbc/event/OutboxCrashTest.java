package io.crmkit.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.jdbc.FaultyDataSource;
import io.crmkit.jdbc.FaultyDataSource.Fault;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.testkit.event.Events;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies before or after any one of the JDBC calls of an append or of publishing. */
class OutboxCrashTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1), RestOfStream.CONTINUE);
  private static final Clock TODAY = Clock.fixed(Events.NOON, ZoneOffset.UTC);
  private static final Clock TOMORROW = Clock.fixed(Events.NOON.plus(Duration.ofDays(1)), ZoneOffset.UTC);
  private static final Clock THE_DAY_AFTER = Clock.offset(TOMORROW, Duration.ofDays(1));
  private static final int MORE_CALLS_THAN_THERE_ARE = 500;

  private final List<String> delivered = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void appendsAllEventsOrNone(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      int calls = 0;
      for (Fault fault : Fault.values()) {
        for (int call = 1; call < MORE_CALLS_THAN_THERE_ARE; call++, calls++) {
          FaultyDataSource faulty = new FaultyDataSource(fixture.database().dataSource(), fault, call);
          boolean died = dies(() -> JdbcOutboxFixture.append(Transactions.on(faulty), Events.events("a", 1, 3)), faulty);
          assertThat(stored(fixture)).isIn(0L, 3L).isEqualTo(remaining(fixture));
          empty(fixture);
          if (!died) {
            break;
          }
        }
      }
      assertThat(calls).isGreaterThan(8);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void deliversEveryEventInOrderWhereverAPublisherDied(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      int calls = 0;
      for (Fault fault : Fault.values()) {
        for (int call = 1; call < MORE_CALLS_THAN_THERE_ARE; call++, calls++) {
          delivered.clear();
          fixture.append(Events.events("a", 1, 3));
          fixture.append(Events.events("b", 1, 2));
          FaultyDataSource faulty = new FaultyDataSource(fixture.database().dataSource(), fault, call);

          boolean died = dies(() -> publish(new JdbcOutbox(Transactions.on(faulty)), TODAY), faulty);
          publish(fixture.outbox(), TOMORROW);
          publish(fixture.outbox(), THE_DAY_AFTER);

          assertThat(firstDeliveries("a")).as("%s %d", fault, call).containsExactly("a1", "a2", "a3");
          assertThat(firstDeliveries("b")).as("%s %d", fault, call).containsExactly("b1", "b2");
          assertThat(remaining(fixture)).isZero();
          empty(fixture);
          if (!died) {
            break;
          }
        }
      }
      assertThat(calls).isGreaterThan(20);
    }
  }

  // the first try of b1 fails, so that this is on the way too
  private void publish(Outbox outbox, Clock clock) {
    OutboxPublisher publisher =
        OutboxPublisher.builder(outbox, this::deliver).policy(POLICY).clock(clock).batch(4).build();
    while (publisher.publishDue().claimed() > 0) {
      // until nothing is due
    }
  }

  private void deliver(DomainEvent event) {
    String id = event.stream().id() + event.sequence();
    if (id.equals("b1") && !delivered.contains("b1 failed")) {
      delivered.add("b1 failed");
      throw new IllegalStateException("down");
    }
    delivered.add(id);
  }

  private Set<String> firstDeliveries(String stream) {
    Set<String> first = new LinkedHashSet<>(delivered);
    first.removeIf(id -> !id.startsWith(stream) || id.endsWith("failed"));
    return first;
  }

  private static boolean dies(Runnable work, FaultyDataSource faulty) {
    try {
      work.run();
    } catch (StoreException e) {
      assertThat(e.reason()).isEqualTo(StoreException.Reason.UNAVAILABLE);
    }
    return faulty.died();
  }

  private static long stored(JdbcOutboxFixture fixture) {
    return number(fixture, "select count(*) from crm_event");
  }

  private static long remaining(JdbcOutboxFixture fixture) {
    return number(fixture, "select coalesce(sum(last_sequence - next_sequence + 1), 0) from crm_outbox");
  }

  private static long number(JdbcOutboxFixture fixture, String query) {
    return fixture.transactions().single(connection -> Jdbc.list(connection, query, params -> {}, Row::number).get(0));
  }

  private static void empty(JdbcOutboxFixture fixture) {
    fixture.database().execute("delete from crm_event");
    fixture.database().execute("delete from crm_outbox");
  }
}
