package io.crmkit.jdbc.ai.churn;

import io.crmkit.jdbc.SqlWork;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;

/** Adds rows that are numbered without gaps, where the number is of the key of their table. */
final class NextRow {

  private NextRow() {}

  /**
   * Writes the next row.
   *
   * @param requireNext throws {@link io.crmkit.core.StaleWriteException} if the row is not the one after the newest
   */
  static void add(Transactions transactions, SqlWork<Boolean> requireNext, SqlWork<Boolean> write) {
    try {
      transactions.inTransaction(connection -> requireNext.on(connection) && write.on(connection));
    } catch (StoreException e) {
      // two who add the same number at once: the key lets one in, and the other is as late as later on
      if (e.reason() == Reason.DUPLICATE) {
        transactions.single(requireNext);
      }
      throw e;
    }
  }
}
