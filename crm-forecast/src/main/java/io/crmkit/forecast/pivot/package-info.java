/**
 * Deals by rows and columns: counts, exact sums, rates and percentiles, with totals that are measured and never summed up
 * from cells.
 *
 * <pre>{@code
 * var request = PivotRequest.builder(Currency.getInstance("USD"))
 *     .rows(PivotField.owner()).columns(PivotField.closeMonth())
 *     .measures(PivotMeasure.sum(), PivotMeasure.winRate(Set.of("closed_won"))).build();
 * var pivot = new Pivot(request);
 * pipeline.deals(acme, pivot::add);
 * pivot.table().orElseThrow().value(List.of("ann"), List.of(), "win rate");      // of all months, in all
 * }</pre>
 *
 * <p>A {@link io.crmkit.forecast.pivot.Pivot} is for one thread; several of them can be merged. Everything else is
 * immutable.
 */
@NullMarked
package io.crmkit.forecast.pivot;

import org.jspecify.annotations.NullMarked;
