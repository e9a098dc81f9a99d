package io.crmkit.benchmarks.approvals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.approvals.TickReport;
import io.crmkit.benchmarks.approvals.Databases.Address;
import io.crmkit.benchmarks.peer.CrmkitPeer;
import io.crmkit.testkit.core.HandClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** A database with so many pending requests that none of them is due for years, and a few that are. */
final class TickDesk implements AutoCloseable {

  private static final Instant START = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration YEARS = Duration.ofDays(3650);
  private static final Duration ESCALATION = Duration.ofHours(24);
  private static final int CHUNK = 10_000;

  private final HikariDataSource database;
  private final HandClock clock = new HandClock(START);
  private final CrmkitPeer crmkit;
  private Instant opened = START;

  private TickDesk(HikariDataSource database) {
    this.database = database;
    crmkit = new CrmkitPeer(database, clock);
  }

  static TickDesk open(Address address, int pending) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword("");
    config.setMaximumPoolSize(4);
    TickDesk desk = new TickDesk(new HikariDataSource(config));
    desk.fill(pending);
    return desk;
  }

  /** Submits {@code due} requests, lets a day pass and returns how many milliseconds their escalation takes. */
  double tickMillis(int due) {
    opened = opened.plusSeconds(1);
    clock.set(opened);
    for (int i = 0; i < due; i++) {
      crmkit.submit(i);
    }
    clock.set(opened.plus(ESCALATION));
    long start = System.nanoTime();
    TickReport report = crmkit.tick();
    double millis = (System.nanoTime() - start) / 1e6;
    if (report.handled() != due) {
      throw new IllegalStateException("expected %d to be due but ticked %s".formatted(due, report));
    }
    return millis;
  }

  /** The copies are as good as delivered: their events have left the outbox. */
  private void fill(int pending) throws SQLException {
    clock.set(START.plus(YEARS));
    String pattern = crmkit.submit(0);
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM crm_outbox");
      Copies copies = Copies.of(connection, pattern);
      for (int first = 1; first < pending; first += CHUNK) {
        copies.add(first, Math.min(first + CHUNK, pending) - 1);
      }
      statement.execute("ANALYZE");
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
