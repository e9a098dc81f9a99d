package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Lets one node at a time change the schema, and makes sure that the history table exists. */
enum MigrationLock {

  /** An advisory lock, which ends with the transaction that makes all the changes. */
  POSTGRESQL("42P01") {
    @Override
    <T> T holding(Transactions transactions, SqlWork<T> work) {
      return transactions.inTransaction(connection -> {
        // the number is "crmkit" in ASCII
        execute(connection, "do $$ begin perform pg_advisory_xact_lock(109343284455796); end $$");
        execute(connection, HISTORY_TABLE);
        return work.on(connection);
      });
    }
  },

  /** A locked row on a connection of its own, because definitions end the transaction that they run in. */
  H2("42S0") {
    @Override
    <T> T holding(Transactions transactions, SqlWork<T> work) {
      return transactions.inTransaction(holder -> {
        execute(holder, "create table if not exists crm_schema_lock (id int primary key)");
        execute(holder, "merge into crm_schema_lock (id) key (id) values (1)");
        holder.commit();
        // two minutes: the longest a migration may take before another node gives up waiting
        Jdbc.list(holder, "select id from crm_schema_lock for update wait 120", params -> {}, Row::smallNumber);
        return transactions.inTransaction(connection -> {
          execute(connection, HISTORY_TABLE);
          return work.on(connection);
        });
      });
    }

    @Override
    void define(Connection connection, String statement) throws SQLException {
      try {
        execute(connection, statement);
      } catch (SQLException e) {
        if (!DEFINED_BEFORE.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
  };

  // what a script adds is there, or what it drops is gone: a column, an index, an index or a primary key
  private static final Set<String> DEFINED_BEFORE = Set.of("42S21", "42S11", "42S12");

  private static final String HISTORY_TABLE = "create table if not exists crm_schema_history (version int primary key,"
      + " name varchar(200) not null, checksum varchar(64) not null, applied_at timestamp with time zone not null)";

  private final String noSuchTable;

  MigrationLock(String noSuchTable) {
    this.noSuchTable = noSuchTable;
  }

  static MigrationLock of(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? POSTGRESQL : H2;
  }

  /** Does {@code work} in one transaction (where the database can) while no other node does. */
  abstract <T> T holding(Transactions transactions, SqlWork<T> work);

  /** Executes a statement of a script, which may have been executed before if definitions outlive a script cut short. */
  void define(Connection connection, String statement) throws SQLException {
    execute(connection, statement);
  }

  boolean saysNoSuchTable(StoreException failure) {
    return failure.getCause() instanceof SQLException cause && String.valueOf(cause.getSQLState()).startsWith(noSuchTable);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    Jdbc.update(connection, sql, params -> {});
  }
}
