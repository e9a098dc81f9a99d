package io.crmkit.jdbc.ai.churn;

import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The storage of churn in a database that {@link io.crmkit.jdbc.Migrator} has prepared. It holds models that it has read,
 * up to 64 MiB of them as they are stored, so that one that is asked for again is not decoded again: a host has one of
 * these, not one for each call.
 */
public final class JdbcChurn {

  private final ModelStore models;
  private final ScoreHistory scores;
  private final DriftAlarms alarms;

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
    this.models = new JdbcModelStore(Objects.requireNonNull(transactions, "transactions"));
    this.scores = new JdbcScoreHistory(transactions);
    this.alarms = new JdbcDriftAlarms(transactions);
  }

  public ModelStore models() {
    return models;
  }

  public ScoreHistory scores() {
    return scores;
  }

  public DriftAlarms alarms() {
    return alarms;
  }
}
