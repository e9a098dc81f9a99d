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

      System.out.printf("%s: %d rounds took %d ms alone, %d ms among %,d waiting, %,d failed and %,d dead%n",
          databases, ROUNDS, alone / 1_000_000, among / 1_000_000, ROWS, ROWS, ROWS);
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

  // a long line behind a dead letter, as many events that wait for their next try, and as many dead letters
  private static void fill(TestDatabases databases, TestDatabase database) {
    String columns = "(tenant_id, stream_type, stream_id, sequence, event_type, occurred_at, payload, attempts, ";
    String numbers = databases == TestDatabases.POSTGRESQL
        ? " from generate_series(1, %d) as series(n)".formatted(ROWS)
        : " from (select x as n from system_range(1, %d)) as series".formatted(ROWS);
    String values = ", n, 'deal.changed', '2024-05-01T12:00:00Z', '{}', 1, ";
    database.execute("insert into crm_outbox_event " + columns + "available_at) select 'acme', 'deal', 'line'"
        + values + "null" + numbers);
    database.execute("insert into crm_outbox_event " + columns + "available_at) select 'acme', 'deal', 'failed' || n"
        + values + "timestamp with time zone '2099-01-01 00:00:00+00'" + numbers);
    database.execute("insert into crm_outbox_dead_letter " + columns + "error, rest, died_at) select 'acme', 'deal', 'dead'"
        + values + "'down', 'CONTINUE', current_timestamp" + numbers);
    database.execute("insert into crm_outbox_dead_letter " + columns + "error, rest, died_at) select 'acme', 'deal', 'line',"
        + " 0, 'deal.changed', '2024-05-01T12:00:00Z', '{}', 1, 'down', 'BLOCK', current_timestamp");
  }
}
