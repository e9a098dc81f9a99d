package io.crmkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The databases that every adapter is tested on. Each {@link #open} starts with an empty schema, each {@link #migrated} with
 * empty tables: to make the tables takes longer than most tests, so the next test gets those of the last one.
 *
 * <p>PostgreSQL is a real server, started once for this JVM. Where it cannot start, its tests are skipped, loudly.
 */
public enum TestDatabases {

  H2_MEMORY {
    @Override
    public TestDatabase open() {
      return h2("jdbc:h2:mem:" + UUID.randomUUID());
    }
  },

  H2_FILE {
    @Override
    public TestDatabase open() {
      try {
        Path folder = Files.createTempDirectory("crmkit-h2-");
        folder.toFile().deleteOnExit();
        folder.resolve("crm.mv.db").toFile().deleteOnExit();
        return h2("jdbc:h2:file:" + folder.resolve("crm"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  POSTGRESQL {
    @Override
    public TestDatabase open() {
      String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
      EmbeddedPostgres server = Server.running();
      TestDatabase.execute(server.getPostgresDatabase(), "create schema " + schema);
      HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
      return new TestDatabase(pool, "drop schema " + schema + " cascade");
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // what is handed on from one test to the next belongs to the kind
  private final Queue<TestDatabase> idle = new ConcurrentLinkedQueue<>();

  /** Returns a database that holds nothing; closing it removes it. Skips the test where it cannot be had. */
  public abstract TestDatabase open();

  /** Returns a database with the tables of this library, all empty; for tests that leave the tables as they are. */
  public TestDatabase migrated() {
    TestDatabase known = idle.poll();
    return known == null ? open().migrated(idle::add) : known;
  }

  private static TestDatabase h2(String url) {
    return new TestDatabase(pool(url + ";DB_CLOSE_DELAY=-1"), "drop all objects delete files");
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** The one server of this JVM, or why there is none. */
  private record Server(@Nullable EmbeddedPostgres postgres, String whyNot) {

    private static final Server SHARED = start();

    static EmbeddedPostgres running() {
      EmbeddedPostgres postgres = SHARED.postgres;
      if (postgres == null) {
        throw new TestAbortedException(SHARED.whyNot);
      }
      return postgres;
    }

    private static Server start() {
      try {
        return new Server(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start(), "");
      } catch (IOException | RuntimeException | LinkageError e) {
        String whyNot = "PostgreSQL could not start here (its binaries are for Linux on amd64): " + e;
        System.err.printf("%n**** TESTS ON POSTGRESQL ARE SKIPPED ****%n%s%n%n", whyNot);
        return new Server(null, whyNot);
      }
    }
  }
}
