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
    return this == POSTGRESQL
        ? "%1$s where %1$s.%2$s = any(?)".formatted(table, column)
        : "unnest(cast(? as varchar array)) as wanted (id), %1$s where %1$s.%2$s = wanted.id".formatted(table, column);
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
