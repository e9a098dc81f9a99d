package io.crmkit.benchmarks.approvals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.benchmarks.approvals.Databases.Address;
import io.crmkit.benchmarks.peer.CrmkitPeer;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How long a page takes of the inbox of somebody with 10,000 open items, among a million pending requests. */
final class Inboxes {

  private static final int PENDING = 1_000_000;
  private static final int OPEN = 10_000;
  private static final int PAGE = 50;
  private static final int CHUNK = 10_000;
  private static final double MOST_MILLIS = 5;
  private static final String BUSY = "busy@example.com";

  private final Databases databases;
  private final int rounds;
  private final Consumer<String> progress;

  Inboxes(Databases databases, int rounds, Consumer<String> progress) {
    this.databases = databases;
    this.rounds = rounds;
    this.progress = progress;
  }

  List<Comparison> measure(Database database) {
    progress.accept("%s: adding %,d pending requests".formatted(database.label(), PENDING));
    try (HikariDataSource source = source(databases.create(database, "inbox"))) {
      CrmkitPeer crmkit = new CrmkitPeer(source, Clock.systemUTC());
      fill(source, crmkit.submit(0), PENDING - OPEN);
      String busy = crmkit.submit(1);
      crmkit.handOverAsManager(busy, BUSY);
      fill(source, busy, OPEN);
      return walk(database, crmkit);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill the database", e);
    }
  }

  private List<Comparison> walk(Database database, CrmkitPeer crmkit) {
    String work = "inbox, a page of %d of %,d among %,d, %s, ".formatted(PAGE, OPEN, PENDING, database.label());
    Comparison median = new Comparison(work + "median ms");
    Comparison slow = new Comparison(work + "p99 ms");
    pageMillis(crmkit);
    for (int round = 1; round <= rounds; round++) {
      double[] millis = pageMillis(crmkit);
      Arrays.sort(millis);
      median.add(Engine.CRMKIT, millis[millis.length / 2]);
      slow.add(Engine.CRMKIT, millis[millis.length * 99 / 100]);
      progress.accept("%s: inbox round %d of %d".formatted(database.label(), round, rounds));
    }
    return List.of(median.wantAtMost(MOST_MILLIS, "ms"), slow.wantAtMost(MOST_MILLIS, "ms"));
  }

  /** Returns how long each page took, from the first to the last. */
  private static double[] pageMillis(CrmkitPeer crmkit) {
    double[] millis = new double[OPEN / PAGE];
    PageRequest next = PageRequest.first(PAGE);
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      Page<InboxItem> page = crmkit.inbox(BUSY, next);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (page.items().size() != PAGE) {
        throw new IllegalStateException("expected a full page but got %d".formatted(page.items().size()));
      }
      next = next.after(page.next());
    }
    return millis;
  }

  private static void fill(HikariDataSource source, String pattern, int copies) throws SQLException {
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM crm_outbox");
      Copies rows = Copies.of(connection, pattern);
      for (int first = 1; first < copies; first += CHUNK) {
        rows.add(first, Math.min(first + CHUNK, copies) - 1);
      }
      statement.execute("ANALYZE");
    }
  }

  private static HikariDataSource source(Address address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword("");
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }
}
