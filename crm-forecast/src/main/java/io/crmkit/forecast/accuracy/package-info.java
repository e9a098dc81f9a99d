/**
 * How accurate forecasts were.
 *
 * <pre>{@code
 * var errors = new PointErrors().add(actual, forecast).add(nextActual, nextForecast);
 * errors.result().orElseThrow().smape();   // 0 to 200
 * errors.merge(errorsOfAnotherTeam);       // in any order
 * }</pre>
 *
 * <p>Probabilities of events are judged by {@link io.crmkit.forecast.accuracy.EventForecasts}, distributions by
 * {@link io.crmkit.forecast.accuracy.RankedProbability} and intervals by
 * {@link io.crmkit.forecast.accuracy.IntervalCoverage}; these are immutable, and merged they give the same figures, bit
 * for bit, in every order of merging.
 *
 * <p>{@link io.crmkit.forecast.accuracy.AccuracyLog} keeps all of these by level, such as all, managers and agents.
 *
 * <p>Collectors are for one thread at a time and can be merged; results are immutable. Nothing in a result is NaN or
 * infinite: where a measure has no meaning, as a share of nothing, it is empty.
 */
@NullMarked
package io.crmkit.forecast.accuracy;

import org.jspecify.annotations.NullMarked;
