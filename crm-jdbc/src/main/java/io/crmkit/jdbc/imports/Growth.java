package io.crmkit.jdbc.imports;

import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.Transactions;

/**
 * Has PostgreSQL look at tables whenever what an import has put into them has doubled. By itself it does so within
 * minutes; until then it plans as for the tables that it last saw, and an import that begins with empty ones would read
 * all its rows to find each of them. H2 looks by itself, as rows come.
 */
final class Growth {

  /** From how many rows it matters. */
  private static final long SOME = 1_024;

  private final Transactions transactions;
  private final String tables;

  Growth(Transactions transactions, String... tables) {
    this.transactions = transactions;
    this.tables = String.join(", ", tables);
  }

  /** Takes note that there are {@code after} rows where there were {@code before}; both are committed. */
  void from(long before, long after) {
    boolean doubled = after >= SOME && Long.highestOneBit(before) < Long.highestOneBit(after);
    if (doubled && transactions.dialect() == Dialect.POSTGRESQL) {
      look();
    }
  }

  private void look() {
    try {
      transactions.single(connection -> Jdbc.update(connection, "analyze " + tables, params -> { }));
    } catch (StoreException ignored) {
      // the rows are there; PostgreSQL will look by itself
    }
  }
}
