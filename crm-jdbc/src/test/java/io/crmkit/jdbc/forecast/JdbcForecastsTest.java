package io.crmkit.jdbc.forecast;

import io.crmkit.core.event.Outbox;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.forecast.ForecastRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcForecastsTest {

  @Nested
  class OnH2InMemory extends Forecasts {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Forecasts {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Forecasts {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Forecasts extends ForecastRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Forecasts(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected ForecastRepository emptyRepository() {
      return new JdbcForecasts(transactions).forecasts();
    }

    @Override
    protected Outbox outbox() {
      return new JdbcOutbox(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
