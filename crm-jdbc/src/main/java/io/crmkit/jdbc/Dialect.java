package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** A database that the adapters know, with the oldest version whose SQL they use. */
public enum Dialect {
  H2("H2", 2, 4),
  POSTGRESQL("PostgreSQL", 14, 0);

  private final String product;
  private final int major;
  private final int minor;

  Dialect(String product, int major, int minor) {
    this.product = product;
    this.major = major;
    this.minor = minor;
  }

  /**
   * Returns the dialect spoken at the other end of {@code connection}.
   *
   * @throws UnsupportedOperationException if it is another product, or too old a version
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    return of(
        database.getDatabaseProductName(), database.getDatabaseMajorVersion(), database.getDatabaseMinorVersion());
  }

  /**
   * Returns what stands behind {@code from}, up to the first condition: that a column of texts is one of those that are
   * bound as the first parameter. Other conditions follow with {@code and}; rows are looked up by the key that these and
   * the column are the begin of. H2 would read all rows of the tenant for {@code any(?)}, and has a row twice for a text
   * that is there twice.
   */
  public String among(String table, String column) {
    return among(table, column, "varchar");
  }

  /** As {@link #among}, for a column of whole numbers. */
  public String amongNumbers(String table, String column) {
    return among(table, column, "bigint");
  }

  private String among(String table, String column, String type) {
    return this == POSTGRESQL
        ? "%1$s where %1$s.%2$s = any(?)".formatted(table, column)
        : "%3$s, %1$s where %1$s.%2$s = wanted.id".formatted(table, column, wanted(type));
  }

  private static String wanted(String type) {
    return "unnest(cast(? as %s array)) as wanted (id)".formatted(type);
  }

  /**
   * Returns what deletes rows of which a column of texts is one of those that are bound as the first parameter, each
   * once, looked up by the key that the other conditions and the column are the begin of.
   */
  public String deletionAmong(String table, String column, String others) {
    return this == POSTGRESQL
        ? "delete from %1$s where %1$s.%2$s = any(?) and %3$s".formatted(table, column, others)
        : "merge into %1$s using %4$s on %1$s.%2$s = wanted.id and %3$s when matched then delete"
            .formatted(table, column, others, wanted("varchar"));
  }

  static Dialect of(String product, int major, int minor) {
    for (Dialect dialect : values()) {
      if (dialect.product.equals(product)) {
        return dialect.atLeastAsNew(major, minor);
      }
    }
    throw new UnsupportedOperationException(
        "%s is not supported; use H2 2.4 or later, or PostgreSQL 14 or later".formatted(product));
  }

  private Dialect atLeastAsNew(int actualMajor, int actualMinor) {
    if (actualMajor < major || (actualMajor == major && actualMinor < minor)) {
      throw new UnsupportedOperationException("%s %d.%d is too old; %d.%d is the oldest that is supported"
          .formatted(product, actualMajor, actualMinor, major, minor));
    }
    return this;
  }
}
