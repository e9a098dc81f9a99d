package io.crmkit.jdbc.state;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes of several aggregates, of one kind or many, that are written in one transaction: all of them, or none. Rows are
 * locked in the order in which changes were added; who always adds kinds in the same order, and one aggregate of each,
 * cannot run into a deadlock with another who does. Not thread-safe.
 */
public final class StatesTogether {

  private final Transactions transactions;
  private final TenantId tenant;
  private final List<One<?, ?>> changes = new ArrayList<>();

  private record One<I, S>(JdbcStates<I, S> states, StateChange<I, S> change) {

    void save(Connection connection, TenantId tenant) throws SQLException {
      states.save(connection, tenant, change);
    }

    void requireFresh(Connection connection, TenantId tenant) throws SQLException {
      states.requireFresh(connection, tenant, change);
    }
  }

  public StatesTogether(Transactions transactions, TenantId tenant) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.tenant = Objects.requireNonNull(tenant, "tenant");
  }

  /** Adds a change; null adds nothing. */
  public <I, S> StatesTogether and(JdbcStates<I, S> states, @Nullable StateChange<I, S> change) {
    if (change != null) {
      changes.add(new One<>(states, change));
    }
    return this;
  }

  /**
   * Writes the states, what stands alongside each, and their events.
   *
   * @throws StaleWriteException if the stored version of one is not the one that its change was based on
   */
  public void save() {
    try {
      transactions.inTransaction(connection -> each(connection, One::save));
    } catch (StoreException e) {
      // two who make the same aggregate at once: the key lets one in, and the other is as late as with any other change
      if (e.reason() == Reason.DUPLICATE) {
        transactions.inTransaction(connection -> each(connection, One::requireFresh));
      }
      throw e;
    }
  }

  private boolean each(Connection connection, Act act) throws SQLException {
    for (One<?, ?> change : changes) {
      act.on(change, connection, tenant);
    }
    return true;
  }

  private interface Act {
    void on(One<?, ?> change, Connection connection, TenantId tenant) throws SQLException;
  }
}
