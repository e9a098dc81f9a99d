package io.crmkit.jdbc.forecast;

import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.jdbc.Transactions;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of forecasts in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcForecasts {

  private final ForecastRepository forecasts;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcForecasts(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcForecasts(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.forecasts = new JdbcForecastRepository(transactions);
  }

  public ForecastRepository forecasts() {
    return forecasts;
  }
}
