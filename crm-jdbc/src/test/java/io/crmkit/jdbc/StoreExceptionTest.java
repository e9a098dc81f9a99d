package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Throwables;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.jdbc.StoreException.Reason;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreExceptionTest {

  @Test
  void callsAnEmptyPoolUnavailable() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:");
    config.setMaximumPoolSize(1);
    // the shortest that this pool allows
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Transactions transactions = Transactions.on(pool);

      StoreException failure = transactions.single(onlyOne -> catchThrowableOfType(
          StoreException.class, () -> transactions.single(none -> Jdbc.list(none, "select 1", p -> {}, Row::number))));

      assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    }
  }

  @Test
  void callsAConnectionThatCannotBeHadUnavailableWhateverItsState() {
    for (SQLException refusal : List.of(new SQLException("pool exhausted"),
        new SQLException("too many clients already", "53300"), new SQLException("no such password", "28P01"))) {
      DataSource full = SuppliedDataSource.of(() -> {
        throw refusal;
      });

      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Transactions.on(full)).withCause(refusal)
          .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void repeatsNothingOfTheRowsOfAFailedBatch(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      database.execute("create table crm_note (tenant_id varchar, id varchar, body varchar, primary key (tenant_id, id))");
      Transactions transactions = Transactions.on(database.dataSource());

      StoreException failure = catchThrowableOfType(StoreException.class, () -> transactions.inTransaction(connection ->
          Jdbc.batch(connection, "insert into crm_note (tenant_id, id, body) values (?, ?, ?)",
              List.of("private 1", "private 2"), (params, body) -> params.text("acme").text("N-1").text(body))));

      assertThat(failure.reason()).isEqualTo(Reason.DUPLICATE);
      assertThat(Throwables.getStackTraceAsString(failure)).contains("crm_note").doesNotContain("private");
    }
  }
}
