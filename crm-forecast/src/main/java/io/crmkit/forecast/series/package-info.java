/**
 * Forecasts of time series by methods whose accuracy is known from competitions, and their backtests.
 *
 * <pre>{@code
 * Series months = Series.of(revenueByMonth, 12).orElseThrow();
 * SeriesForecast next = SeriesMethods.combination().forecast(months, 3);
 * next.value(1);           // what is expected of the next month
 * next.quantile(1, 0.1);   // what it stays below one time in ten
 * new Backtest(3, 12, 1).run(SeriesMethods.theta(), months).orElseThrow().overall();
 * }</pre>
 *
 * <p>Everything here is immutable but {@link io.crmkit.forecast.series.BacktestErrors}, and may be used by many
 * threads at once; nothing depends on chance. Statistics on money are computed in {@code double}: round what is
 * shown, and store amounts elsewhere.
 */
@NullMarked
package io.crmkit.forecast.series;

import org.jspecify.annotations.NullMarked;
