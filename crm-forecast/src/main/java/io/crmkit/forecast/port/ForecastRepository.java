package io.crmkit.forecast.port;

import io.crmkit.core.state.StateRepository;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastId;

/** Keeps forecasts and their history. The contract in crm-testkit proves an implementation. */
public interface ForecastRepository extends StateRepository<ForecastId, Forecast> {}
