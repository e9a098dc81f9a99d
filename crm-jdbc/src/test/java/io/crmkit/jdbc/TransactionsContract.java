package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.jdbc.StoreException.Reason;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} and {@link Jdbc} do on every database. */
abstract class TransactionsContract {

  private static final String INSERT = "insert into note (id, body) values (?, ?)";
  private static final String BODIES = "select body from note order by id";

  private final TestDatabases databases;
  private TestDatabase database;
  private Transactions transactions;

  TransactionsContract(TestDatabases databases) {
    this.databases = databases;
  }

  @BeforeEach
  void createTable() {
    database = databases.open();
    database.execute("create table note (id int primary key, body varchar(10), at timestamp with time zone)");
    transactions = Transactions.on(database.dataSource());
  }

  @AfterEach
  void remove() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void commitsWhatTheWorkDid() {
    transactions.inTransaction(c -> Jdbc.batch(c, INSERT, List.of(1, 2), (p, id) -> p.number(id).text("n" + id)));

    assertThat(bodies()).containsExactly("n1", "n2");
  }

  @Test
  void undoesEverythingWhenTheWorkThrows() {
    assertThatIllegalStateException().isThrownBy(() -> transactions.inTransaction(c -> {
      insert(c, 1, "lost");
      throw new IllegalStateException("half way");
    })).withMessage("half way");

    assertThat(bodies()).isEmpty();
  }

  @Test
  void undoesEverythingWhateverTheWorkThrows() {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> transactions.inTransaction(c -> {
      insert(c, 1, "lost");
      return TransactionsContract.<RuntimeException>undeclared(new IOException("half way"));
    }));

    assertThat(bodies()).isEmpty();
  }

  @Test
  void keepsNothingOfWorkThatCannotBeRolledBack() {
    Transactions failing = Transactions.on(SuppliedDataSource.of(
        () -> withoutRollback(database.dataSource().getConnection())));

    assertThatIllegalStateException().isThrownBy(() -> failing.inTransaction(c -> {
      insert(c, 1, "lost");
      throw new IllegalStateException("half way");
    })).satisfies(failure -> assertThat(failure).hasSuppressedException(new SQLException("no rollback")));

    assertThat(bodies()).isEmpty();
  }

  @Test
  void givesConnectionsBackAsTheyWere() {
    for (int i = 0; i < 20; i++) {
      assertThat(transactions.<Boolean>inTransaction(Connection::getAutoCommit)).isFalse();
      assertThat(transactions.<Boolean>single(Connection::getAutoCommit)).isTrue();
    }
  }

  @Test
  void tellsADuplicateAlsoInABatch() {
    StoreException failure = failureOf(
        c -> Jdbc.batch(c, INSERT, List.of(1, 2, 1), (p, id) -> p.number(id).text("n")));

    assertThat(failure.reason()).isEqualTo(Reason.DUPLICATE);
    assertThat(failure).hasCauseInstanceOf(SQLException.class);
    assertThat(bodies()).isEmpty();
  }

  @Test
  void tellsAValueThatDoesNotFit() {
    assertThat(failureOf(c -> insert(c, 1, "longer than ten")).reason()).isEqualTo(Reason.BAD_VALUE);
  }

  @Test
  void refusesACharacterThatSomeDatabaseCannotKeep() {
    for (String bad : List.of("a\u0000", "a\uD83D", "\uDE80a", "\uDE80\uD83D")) {
      assertThat(failureOf(c -> insert(c, 1, bad)).reason()).isEqualTo(Reason.BAD_VALUE);
      assertThat(failureOf(c -> Jdbc.list(c, "select body from note where body = any(?)", p -> p.texts("a", bad),
          Row::text)).reason()).isEqualTo(Reason.BAD_VALUE);
    }
    assertThat(bodies()).isEmpty();
  }

  @Test
  void keepsCharactersOutsideTheBasicPlane() {
    transactions.inTransaction(c -> insert(c, 1, "\uD83D\uDE80\uFFFF\u0001"));

    assertThat(bodies()).containsExactly("\uD83D\uDE80\uFFFF\u0001");
  }

  @Test
  void tellsAMissingTable() {
    assertThat(failureOf(c -> Jdbc.update(c, "delete from nowhere", p -> {})).reason()).isEqualTo(Reason.OTHER);
  }

  @Test
  void tellsARowThatSomebodyElseHolds() {
    transactions.inTransaction(c -> insert(c, 1, "held"));
    String lock = "select body from note for update nowait";

    StoreException failure = transactions.inTransaction(holder -> {
      Jdbc.list(holder, lock, p -> {}, Row::text);
      return failureOf(c -> Jdbc.list(c, lock, p -> {}, Row::text));
    });

    assertThat(failure.reason()).isEqualTo(Reason.CONTENTION);
  }

  @Test
  void readsInstantsCutToTheMicrosecond() {
    Instant written = Instant.parse("2024-05-01T12:00:00.123456999Z");
    transactions.inTransaction(c -> Jdbc.update(c, "insert into note (id, at) values (1, ?)", p -> p.instant(written)));

    Optional<Instant> read = transactions.single(c -> Jdbc.one(c, "select at from note", p -> {}, Row::instant));

    assertThat(read).contains(Instant.parse("2024-05-01T12:00:00.123456Z"));
  }

  @Test
  void takesAnInstantThatNoDatabaseHasForTheFirstOrTheLastThatAllHave() {
    for (Instant beyond : List.of(Instant.MIN, Params.EARLIEST, Params.LATEST, Instant.MAX)) {
      transactions.inTransaction(c -> {
        Jdbc.update(c, "delete from note", p -> {});
        return Jdbc.update(c, "insert into note (id, at) values (1, ?)", p -> p.instant(beyond));
      });

      Instant kept = beyond.isBefore(Instant.EPOCH) ? Params.EARLIEST : Params.LATEST;
      assertThat(transactions.<Optional<Instant>>single(c -> Jdbc.one(c, "select at from note", p -> {}, Row::instant)))
          .contains(kept);
      assertThat(transactions.<List<Long>>single(c -> Jdbc.list(c, "select id from note where at <= ?",
          p -> p.instant(beyond), Row::number))).containsExactly(1L);
    }
  }

  @Test
  void refusesANullThatTheReaderDoesNotExpect() {
    transactions.inTransaction(c -> Jdbc.update(c, "insert into note (id) values (1)", p -> {}));

    assertThatIllegalStateException().isThrownBy(this::bodies).withMessageContaining("column 1");
  }

  @Test
  void refusesSeveralRowsWhereOneIsExpected() {
    transactions.inTransaction(c -> Jdbc.batch(c, INSERT, List.of(1, 2), (p, id) -> p.number(id).text("n")));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> transactions.single(c -> Jdbc.one(c, BODIES, p -> {}, Row::text)))
        .withMessageContaining("2");
  }

  // the pool undoes what is open when it takes the connection back
  private static Connection withoutRollback(Connection connection) {
    return (Connection) Proxy.newProxyInstance(
        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("rollback")) {
            throw new SQLException("no rollback");
          }
          return method.invoke(connection, arguments);
        });
  }

  @SuppressWarnings("unchecked") // as other languages do, which declare no exceptions
  private static <E extends Throwable> Integer undeclared(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private StoreException failureOf(SqlWork<?> work) {
    return catchThrowableOfType(StoreException.class, () -> transactions.inTransaction(work));
  }

  private List<String> bodies() {
    return transactions.single(c -> Jdbc.list(c, BODIES, p -> {}, Row::text));
  }

  private static int insert(Connection connection, int id, String body) throws SQLException {
    return Jdbc.update(connection, INSERT, p -> p.number(id).text(body));
  }
}
