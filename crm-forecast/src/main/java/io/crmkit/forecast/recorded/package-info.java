/**
 * Forecasts of the deals that {@link io.crmkit.record} keeps.
 *
 * <pre>{@code
 * var pipeline = new RecordedPipeline(records.opportunities(), tenant -> rates);
 * var forecasts = new Forecasts(new InMemoryForecasts().forecasts(), pipeline, clock);
 * forecasts.recalculate(acme, q4).orElseThrow();
 * }</pre>
 *
 * <p>Safe to share between threads.
 */
@NullMarked
package io.crmkit.forecast.recorded;

import org.jspecify.annotations.NullMarked;
