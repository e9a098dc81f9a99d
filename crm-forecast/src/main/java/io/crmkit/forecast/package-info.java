/**
 * Forecasts: what a pipeline comes to in a period, under each scenario.
 *
 * <p>{@link io.crmkit.forecast.Forecasts} keeps forecasts and calculates them from the deals of the host. The engines
 * below can be used alone: exact sums in {@link io.crmkit.forecast.rollup}, distributions of revenue in
 * {@link io.crmkit.forecast.distribution}.
 *
 * <pre>{@code
 * var forecasts = new Forecasts(new InMemoryForecasts().forecasts(), pipeline, clock);
 * forecasts.define(acme, q4, alice, json).orElseThrow();
 * forecasts.recalculate(acme, q4).orElseThrow();
 * forecasts.select(acme, q4, alice, "conservative").orElseThrow();
 * }</pre>
 *
 * <p>The service is safe to share between threads. No thread is ever started: the host calls
 * {@link io.crmkit.forecast.Forecasts#recalculate} when its pipeline has changed, or from its scheduler.
 */
@NullMarked
package io.crmkit.forecast;

import org.jspecify.annotations.NullMarked;
