/**
 * From a command to the store: what every event-sourced aggregate needs beside its own rules.
 *
 * <pre>{@code
 * var format = StateFormat.of("forecast", ForecastId::new, Forecast.class, ForecastEvent.class)
 *     .type(ForecastDefined.class, "forecast.defined").build(ForecastEvent::at);
 * var forecasts = new Aggregates<>(repository, new ForecastDecider(), format);
 * forecasts.handle(acme, q4, command);      // loads, decides, saves; a Decision
 * forecasts.history(acme, q4);              // every event, oldest first
 * }</pre>
 *
 * <p>A context names its port after itself, {@code interface ForecastRepository extends StateRepository<…>}, and adds
 * the finders that it needs. Everything here is immutable or as safe for threads as the port behind it.
 */
@NullMarked
package io.crmkit.core.state;

import org.jspecify.annotations.NullMarked;
