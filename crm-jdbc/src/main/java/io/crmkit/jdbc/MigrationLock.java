package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

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
  };

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

  boolean saysNoSuchTable(StoreException failure) {
    return failure.getCause() instanceof SQLException cause && String.valueOf(cause.getSQLState()).startsWith(noSuchTable);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    Jdbc.update(connection, sql, params -> {});
  }
}
