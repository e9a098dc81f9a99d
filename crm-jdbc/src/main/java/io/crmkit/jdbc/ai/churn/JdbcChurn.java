package io.crmkit.jdbc.ai.churn;

import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of churn in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcChurn {

  private final ScoreHistory scores;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcChurn(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcChurn(Transactions transactions) {
    this.scores = new JdbcScoreHistory(Objects.requireNonNull(transactions, "transactions"));
  }

  public ScoreHistory scores() {
    return scores;
  }
}
