package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.jdbc.StoreException.Reason;
import org.junit.jupiter.api.Test;

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
}
