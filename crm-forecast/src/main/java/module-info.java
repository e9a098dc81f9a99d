/** Forecasts: weighted pipeline, scenarios, roll-ups and distributions. */
module io.crmkit.forecast {
  requires transitive io.crmkit.core;
  requires static transitive org.jspecify;

  exports io.crmkit.forecast;
  exports io.crmkit.forecast.accuracy;
  exports io.crmkit.forecast.calendar;
  exports io.crmkit.forecast.coherence;
  exports io.crmkit.forecast.distribution;
  exports io.crmkit.forecast.json;
  exports io.crmkit.forecast.model;
  exports io.crmkit.forecast.model.plan;
  exports io.crmkit.forecast.outlook;
  exports io.crmkit.forecast.pivot;
  exports io.crmkit.forecast.port;
  exports io.crmkit.forecast.recorded;
  exports io.crmkit.forecast.rollup;
  exports io.crmkit.forecast.series;
  exports io.crmkit.forecast.sheet;
  exports io.crmkit.forecast.snapshot;
  exports io.crmkit.forecast.snapshot.model;
  exports io.crmkit.forecast.win;

  // Definitions are records that crm-core reads and writes by their components.
  opens io.crmkit.forecast.model to io.crmkit.core;
  opens io.crmkit.forecast.model.plan to io.crmkit.core;
}
