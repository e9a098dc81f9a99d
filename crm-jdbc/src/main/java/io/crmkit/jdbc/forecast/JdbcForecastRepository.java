package io.crmkit.jdbc.forecast;

import io.crmkit.forecast.json.ForecastFormat;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;

/** The forecasts in their table. */
final class JdbcForecastRepository extends JdbcStates<ForecastId, Forecast> implements ForecastRepository {

  JdbcForecastRepository(Transactions transactions) {
    super(transactions, ForecastFormat.FORMAT, new StateTable("crm_forecast", "forecast_id"));
  }
}
