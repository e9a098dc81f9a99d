package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of approval chains in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcApprovals {

  private final ApprovalRepository approvals;
  private final DefinitionRepository definitions;
  private final ActionTokenRepository tokens;
  private final Delegations delegations;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcApprovals(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcApprovals(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    EventLog log = new EventLog(transactions.dialect());
    this.approvals = new JdbcApprovalRepository(transactions, log);
    this.definitions = new JdbcDefinitionRepository(transactions, log);
    this.tokens = new JdbcActionTokens(transactions);
    this.delegations = new JdbcDelegations(transactions);
  }

  public ApprovalRepository approvals() {
    return approvals;
  }

  public DefinitionRepository definitions() {
    return definitions;
  }

  public ActionTokenRepository tokens() {
    return tokens;
  }

  public Delegations delegations() {
    return delegations;
  }
}
