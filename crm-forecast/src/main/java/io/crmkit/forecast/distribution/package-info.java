/**
 * What open deals may bring: the whole distribution of their revenue and of how many are won.
 *
 * <pre>{@code
 * var deals = OpenDeals.builder().add(250_000, 0.5).add(1_000_000, 0.2).add(80_000, 0.9).build();
 * var revenue = RevenueDistribution.of(deals);
 * revenue.quantile(0.1);             // P10, in minor units
 * revenue.reaching(1_000_000);       // how likely the target is
 * WonCount.of(deals).probability(2); // how likely two of them are won
 * }</pre>
 *
 * <p>Here deals are won independently of each other. In life they are not, and a forecast that believes it is far too
 * sure of itself: a {@link io.crmkit.forecast.distribution.CommonShock}, learned from past forecasts, moves them
 * together.
 *
 * <p>Amounts are {@code long} minor units of one currency; probabilities are doubles from 0 to 1. Everything is
 * immutable and safe for threads.
 */
@NullMarked
package io.crmkit.forecast.distribution;

import org.jspecify.annotations.NullMarked;
