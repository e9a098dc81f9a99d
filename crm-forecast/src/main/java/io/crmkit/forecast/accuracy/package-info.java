/**
 * How accurate forecasts were.
 *
 * <pre>{@code
 * var errors = new PointErrors().add(actual, forecast).add(nextActual, nextForecast);
 * errors.result().orElseThrow().smape();   // 0 to 200
 * errors.merge(errorsOfAnotherTeam);       // in any order
 * }</pre>
 *
 * <p>Collectors are for one thread at a time and can be merged; results are immutable. Nothing in a result is NaN or
 * infinite: where a measure has no meaning, as a share of nothing, it is empty.
 */
@NullMarked
package io.crmkit.forecast.accuracy;

import org.jspecify.annotations.NullMarked;
