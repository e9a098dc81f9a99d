package io.crmkit.benchmarks.approvals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out empty databases: of one PostgreSQL server for all, and of H2.
 *
 * <p>The server runs with PostgreSQL's own settings. The embedded one would not sync its writes by default, as suits a
 * test but no comparison, so those settings are put back and then read from the server.
 */
final class Databases implements AutoCloseable {

  /** Where a child finds its database. */
  record Address(String url, String user) {}

  private static final String[] DURABLE = {"fsync", "synchronous_commit", "full_page_writes"};

  private final EmbeddedPostgres postgres;
  private final Path files;
  private final AtomicInteger number = new AtomicInteger();

  private Databases(EmbeddedPostgres postgres, Path files) {
    this.postgres = postgres;
    this.files = files;
  }

  /** Starts the server; H2 files go to {@code files}. */
  static Databases start(Path files) {
    try {
      EmbeddedPostgres.Builder server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1));
      for (String setting : DURABLE) {
        server.setServerConfig(setting, "on");
      }
      Databases databases = new Databases(server.start(), files);
      databases.requireDurability();
      return databases;
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL server did not start", e);
    }
  }

  /** Returns an empty database whose name starts with {@code name}. */
  Address create(Database database, String name) {
    String unique = name.replace('-', '_') + "_" + number.incrementAndGet();
    return switch (database) {
      case POSTGRESQL -> {
        ask("CREATE DATABASE " + unique);
        yield new Address(postgres.getJdbcUrl("postgres", unique), "postgres");
      }
      case H2_MEMORY -> new Address("jdbc:h2:mem:" + unique + ";DB_CLOSE_DELAY=-1", "sa");
      case H2_FILE -> new Address("jdbc:h2:file:" + files.resolve(unique), "sa");
    };
  }

  String serverVersion() {
    return ask("SHOW server_version");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private void requireDurability() {
    for (String setting : DURABLE) {
      if (!ask("SHOW " + setting).equals("on")) {
        throw new IllegalStateException("the PostgreSQL server runs with %s off".formatted(setting));
      }
    }
  }

  private String ask(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet answer = statement.getResultSet()) {
        answer.next();
        return answer.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + sql, e);
    }
  }
}
