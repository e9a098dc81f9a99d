/**
 * Exact sums over several trees at once, kept up to date deal by deal.
 *
 * <p>A {@link io.crmkit.forecast.rollup.Cube} holds deals by column, those of one cell side by side; a cell is one node
 * of each {@link io.crmkit.forecast.rollup.Axis}. A {@link io.crmkit.forecast.rollup.RollUp} sums its cells up the
 * trees of some axes, and a {@link io.crmkit.forecast.rollup.Scenario} says what would change under assumptions,
 * touching the changed cells only.
 *
 * <pre>{@code
 * var owners = new Axis("owner", Tree.of(Map.of("ann", "west", "bob", "west")).orElseThrow());
 * var months = new Axis("month", Tree.flat(List.of("2024-10", "2024-11", "2024-12")));
 * var cube = Cube.builder(List.of(owners, months))
 *     .add(250_000, 5_000, owners.node("ann"), months.node("2024-11")).build();
 * cube.rollUp("owner").at(owners.node("west")).weighted();   // 125000, in minor units
 * }</pre>
 *
 * <p>Amounts are {@code long} minor units of one currency, probabilities integer basis points, and sums 128 bits wide:
 * nothing is rounded and nothing overflows, so every order of summing gives the same bits. What several machines have
 * summed up meets in a {@link io.crmkit.forecast.rollup.CellTable}. Cubes, roll-ups, scenarios and tables change with
 * their deals and are for one thread at a time; everything else is immutable.
 */
@NullMarked
package io.crmkit.forecast.rollup;

import org.jspecify.annotations.NullMarked;
