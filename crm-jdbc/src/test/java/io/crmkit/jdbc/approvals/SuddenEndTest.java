package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.SuppliedDataSource;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database itself ends a connection, or all of them, in the middle of a write. */
class SuddenEndTest {

  private static final Set<String> STRUCK = Set.of("prepareStatement", "commit");

  /** What a database does to the connection that is in the middle of a write. */
  private interface Blow {
    void strike(Connection victim) throws SQLException;
  }

  private final HandClock clock = new HandClock(START);

  @Test
  void writesAllOrNothingWhenPostgreSqlEndsAConnection() {
    try (TestDatabase database = TestDatabases.POSTGRESQL.open()) {
      Migrator.migrate(database.dataSource());
      new Host(database.dataSource(), clock).publishDefinition(ACME);

      int strikes = strikeEverySubmission(
          database.dataSource(), victim -> terminate(victim, database.dataSource()));

      // two reads, and the one statement that writes
      assertThat(strikes).isEqualTo(3);
    }
  }

  @Test
  void writesAllOrNothingWhenAnH2FileIsCutOff(@TempDir Path folder) throws SQLException {
    // without the last setting H2 itself forgets the commits of the last half second
    String url = "jdbc:h2:file:" + folder.resolve("crm") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0";
    DataSource dataSource = SuppliedDataSource.of(() -> DriverManager.getConnection(url));
    Migrator.migrate(dataSource);
    new Host(dataSource, clock).publishDefinition(ACME);

    int strikes = strikeEverySubmission(dataSource, SuddenEndTest::shutDown);

    // two reads, and a transaction of several statements
    assertThat(strikes).isGreaterThan(5);
    try (Connection last = dataSource.getConnection()) {
      shutDown(last);
    }
  }

  /** Strikes a submission before its first call, another one before its second, …, and returns how often it did. */
  private int strikeEverySubmission(DataSource dataSource, Blow blow) {
    List<ApprovalId> written = new ArrayList<>();
    boolean struck = true;
    for (int call = 1; struck; call++) {
      ApprovalId id = new ApprovalId("A-" + call);
      Host victim = new Host(struckAt(call, dataSource, blow), clock);
      StoreException failure = catchThrowableOfType(StoreException.class, () -> submit(victim, id));
      struck = failure != null;
      if (failure != null) {
        assertThat(failure.reason()).as("%d", call).isEqualTo(Reason.UNAVAILABLE);
        new Host(dataSource, clock).check(ACME, written);
        assertThat(new Host(dataSource, clock).history(ACME, id)).isEmpty();
      }
      List<ApprovalEvent> answer = submit(new Host(dataSource, clock), id);
      assertThat(submit(new Host(dataSource, clock), id)).isEqualTo(answer);
      written.add(id);
      new Host(dataSource, clock).check(ACME, written);
    }
    return written.size() - 1;
  }

  private static List<ApprovalEvent> submit(Host host, ApprovalId id) {
    return host.approvals().submit(ACME, id, ALICE, DEAL, new IdempotencyKey("once")).orElseThrow();
  }

  /** Strikes before one of the calls that prepare or commit something, on whichever connection. */
  private static DataSource struckAt(int fatal, DataSource dataSource, Blow blow) {
    int[] calls = {0};
    return SuppliedDataSource.of(() -> {
      Connection connection = dataSource.getConnection();
      return (Connection) Proxy.newProxyInstance(
          SuddenEndTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            if (STRUCK.contains(method.getName()) && ++calls[0] == fatal) {
              blow.strike(connection);
            }
            try {
              return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          });
    });
  }

  private static void terminate(Connection victim, DataSource dataSource) throws SQLException {
    int process = Jdbc.list(victim, "select pg_backend_pid()", params -> {}, Row::smallNumber).get(0);
    try (Connection killer = dataSource.getConnection()) {
      Jdbc.list(killer, "select pg_terminate_backend(?, 5000)", params -> params.number(process), Row::flag);
    }
  }

  private static void shutDown(Connection victim) throws SQLException {
    try (Statement statement = victim.createStatement()) {
      statement.execute("shutdown immediately");
    }
  }
}
