package io.crmkit.jdbc.state;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import java.sql.Connection;
import java.sql.SQLException;

/** What else is written with a state, in the same transaction, such as the rows by which it is found. */
@FunctionalInterface
public interface Alongside<I, S> {

  /** Writes it, after the state and before its events. */
  void write(Connection connection, TenantId tenant, I id, Change<S> change) throws SQLException;

  /** Returns one that writes nothing. */
  static <I, S> Alongside<I, S> nothing() {
    return (connection, tenant, id, change) -> {};
  }
}
