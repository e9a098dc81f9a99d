package io.crmkit.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.event.Events;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a claim costs does not depend on what cannot be claimed. The numbers of rows are kept small for every build;
 * {@code -Dcrmkit.claim.rows=1000000} shows the same with more.
 */
class ClaimCostTest {

  private static final int ROWS = Integer.getInteger("crmkit.claim.rows", 20_000);
  private static final int ROUNDS = 200;
  private static final String KEY = "(tenant_id, stream_type, stream_id, ";
  private static final String EVENT = "crm_event " + KEY + "sequence, event_type, occurred_at, payload)";
  private static final String STREAM = "crm_outbox " + KEY + "next_sequence, last_sequence, available_at)";
  private static final String LETTER = "crm_outbox_dead_letter " + KEY + "sequence, attempts, error, rest, died_at)";

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void costsTheSameAmongManyRowsThatWaitOrAreDead(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      rounds(fixture, "warm-up");
      long alone = rounds(fixture, "alone");
      fill(databases, fixture.database());
      // what autovacuum does within a minute; until then PostgreSQL keeps the plans that it made for an empty table
      fixture.database().execute("analyze");
      rounds(fixture, "warm-up again");
      long among = rounds(fixture, "among");

      System.out.printf("%s: %d rounds took %d ms alone, %d ms among %,d each that wait, are blocked and are dead%n",
          databases, ROUNDS, alone / 1_000_000, among / 1_000_000, ROWS);
      // a scan would cost a hundred times as much; the machine of a build is never quiet enough for less than this
      assertThat(among).isLessThan(10 * alone);
    }
  }

  private static long rounds(JdbcOutboxFixture fixture, String id) {
    Outbox outbox = fixture.outbox();
    long start = System.nanoTime();
    for (long round = 1; round <= ROUNDS; round++) {
      fixture.append(Events.events(id, 2 * round - 1, 2 * round));
      List<Claim> claims = outbox.claim("w", Events.NOON, Duration.ofMinutes(1), 10);
      assertThat(claims).hasSize(2);
      outbox.published(claims);
    }
    return System.nanoTime() - start;
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void costsTheSameAtAStreamOfManyEvents(TestDatabases databases) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      fixture.append(Events.events("short", 1, 10 * ROUNDS));
      runs(fixture);
      fixture.append(Events.events("short", 10 * ROUNDS + 1, 20 * ROUNDS));
      long few = runs(fixture);
      insert(fixture.database(), databases, EVENT, "'acme', 'deal', 'long', n, 'deal.changed', '2024-05-01T12:00:00Z', '{}'");
      fixture.database().execute("insert into " + STREAM + " values ('acme', 'deal', 'long', 1, " + ROWS
          + ", timestamp with time zone '1970-01-01 00:00:00+00')");
      fixture.database().execute("analyze");
      long many = runs(fixture);

      System.out.printf("%s: %d rounds took %d ms at a stream of %,d events, %d ms at one of %,d%n",
          databases, ROUNDS, few / 1_000_000, 10 * ROUNDS, many / 1_000_000, ROWS);
      assertThat(many).isLessThan(10 * few);
    }
  }

  private static long runs(JdbcOutboxFixture fixture) {
    Outbox outbox = fixture.outbox();
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      List<Claim> claims = outbox.claim("w", Events.NOON, Duration.ofMinutes(1), 10);
      assertThat(claims).hasSize(10);
      outbox.published(claims);
    }
    return System.nanoTime() - start;
  }

  // a long line behind a dead letter, streams that wait for their next try or are blocked, and many dead letters
  private static void fill(TestDatabases databases, TestDatabase database) {
    for (String stream : List.of("'line'", "'dead'")) {
      insert(database, databases, EVENT,
          "'acme', 'deal', " + stream + ", n, 'deal.changed', '2024-05-01T12:00:00Z', '{}'");
    }
    insert(database, databases, STREAM,
        "'acme', 'deal', 'failed' || n, 1, 2, timestamp with time zone '2099-01-01 00:00:00+00'");
    insert(database, databases, STREAM, "'acme', 'deal', 'blocked' || n, 2, 2, null");
    insert(database, databases, LETTER, "'acme', 'deal', 'dead', n, 1, 'down', 'CONTINUE', current_timestamp");
    insert(database, databases, LETTER, "'acme', 'deal', 'blocked' || n, 1, 1, 'down', 'BLOCK', current_timestamp");
    database.execute("insert into " + STREAM + " values ('acme', 'deal', 'line', 2, " + ROWS + ", null)");
    database.execute("insert into " + LETTER
        + " values ('acme', 'deal', 'line', 1, 1, 'down', 'BLOCK', current_timestamp)");
  }

  private static void insert(TestDatabase database, TestDatabases databases, String into, String values) {
    String numbers = databases == TestDatabases.POSTGRESQL
        ? " from generate_series(1, %d) as series(n)".formatted(ROWS)
        : " from (select x as n from system_range(1, %d)) as series".formatted(ROWS);
    database.execute("insert into " + into + " select " + values + numbers);
  }
}
