package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.peer.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB in this process, on one thread, over the same deals, sorted by cell. */
final class DuckPeer implements AutoCloseable {

  private static final String CELLS =
      "select owner, month, stage, count(*) as n, sum(amount) as s, sum(amount * bp) as w from deals group by all";

  private final Connection connection;

  DuckPeer(Path target, int deals) throws SQLException {
    connection = DuckDb.onOneThread(target);
    try (PreparedStatement create = connection.prepareStatement("create table deals as " + Deals.SQL
        + " order by owner, month, stage")) {
      create.setLong(1, deals);
      create.execute();
    }
  }

  /** Returns the sum of all amounts, by way of the cells. */
  long cells() throws SQLException {
    return number("select sum(s) from (select owner, month, stage, count(*) as n, sum(amount) as s"
        + " from deals group by all)");
  }

  /** As {@link #cells}, with the weighted amounts. */
  long weightedCells() throws SQLException {
    return number("select sum(s) + 0 * sum(w) from (" + CELLS + ")");
  }

  /** Returns the sum over all nodes of six levels, months and stages. */
  long rollUp() throws SQLException {
    return number("with cells as (" + CELLS + ") select sum(s) from (select sum(s) as s, sum(w) as w, sum(n) as n from"
        + " (select *, owner // 500 as l1, owner // 100 as l2, owner // 20 as l3, owner // 4 as l4 from cells)"
        + " group by grouping sets ((month, stage), (l1, month, stage), (l2, month, stage), (l3, month, stage),"
        + " (l4, month, stage), (owner, month, stage)))");
  }

  void update(int deal, long amount) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("update deals set amount = ? where rowid = ?")) {
      update.setLong(1, amount);
      update.setLong(2, deal);
      update.executeUpdate();
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getBigDecimal(1).longValueExact();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
