package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Brings the tables of crmkit (all named {@code crm_…}) up to the version of this library.
 *
 * <p>Scripts are applied in order, each once; {@code crm_schema_history} remembers which, with a checksum. Nodes that
 * start together take turns. On PostgreSQL all scripts are one transaction. H2 commits each definition by itself, so an
 * interrupted script is repeated there, and passes over what it has defined before. H2 needs two connections for a
 * moment: one holds the lock, which an H2 connection loses with each definition.
 *
 * <p>Versions that this library does not know are left alone: an older node may start while newer ones run.
 */
public final class Migrator {

  private static final String HISTORY = "select version, checksum from crm_schema_history order by version";
  private static final String APPLIED =
      "insert into crm_schema_history (version, name, checksum, applied_at) values (?, ?, ?, current_timestamp)";

  private final Dialect dialect;
  private final List<Migration> migrations;
  private final MigrationLock lock;

  private Migrator(Dialect dialect, List<Migration> migrations, MigrationLock lock) {
    this.dialect = dialect;
    this.migrations = migrations;
    this.lock = lock;
  }

  /**
   * Creates or updates the tables in the default schema of {@code dataSource}; does nothing if they are up to date.
   *
   * @return the versions that were applied, oldest first
   * @throws IllegalStateException if a script was edited after it had been applied to this database
   * @throws StoreException if the database refused; on PostgreSQL nothing has changed then
   */
  public static List<Integer> migrate(DataSource dataSource) {
    return migrate(dataSource, Migration.ofThisLibrary());
  }

  static List<Integer> migrate(DataSource dataSource, List<Migration> migrations) {
    Objects.requireNonNull(dataSource, "dataSource");
    Transactions transactions = Transactions.on(dataSource);
    MigrationLock lock = MigrationLock.of(transactions.dialect());
    Migrator migrator = new Migrator(transactions.dialect(), migrations, lock);
    return migrator.upToDate(transactions)
        ? List.of()
        : lock.holding(transactions, migrator::apply);
  }

  private boolean upToDate(Transactions transactions) {
    try {
      return transactions.single(connection -> pending(connection).isEmpty());
    } catch (StoreException e) {
      if (lock.saysNoSuchTable(e)) {
        return false;
      }
      throw e;
    }
  }

  private List<Integer> apply(Connection connection) throws SQLException {
    List<Migration> pending = pending(connection);
    for (Migration migration : pending) {
      for (String statement : migration.statements(dialect)) {
        lock.define(connection, statement);
      }
      Jdbc.update(connection, APPLIED,
          params -> params.number(migration.version()).text(migration.name()).text(migration.checksum()));
    }
    return pending.stream().map(Migration::version).toList();
  }

  private List<Migration> pending(Connection connection) throws SQLException {
    Map<Integer, String> applied = Jdbc.list(connection, HISTORY, params -> {},
            row -> Map.entry(row.smallNumber(), row.text())).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    for (Migration migration : migrations) {
      String checksum = applied.get(migration.version());
      if (checksum != null) {
        requireUnedited(migration, checksum);
      }
    }
    return migrations.stream().filter(migration -> !applied.containsKey(migration.version())).toList();
  }

  private static void requireUnedited(Migration migration, String applied) {
    if (!migration.checksum().equals(applied)) {
      throw new IllegalStateException(
          "%s was edited after it had been applied to this database (checksum %s, now %s). Restore the file and put the"
              .formatted(migration.name(), applied, migration.checksum())
              + " change into a migration of its own.");
    }
  }
}
