/**
 * Forecasts that add up over a tree: each node was forecast by itself, and the reconciled forecasts of its children sum
 * to that of their parent.
 *
 * <pre>{@code
 * var tree = Tree.of(Map.of("west", "all", "east", "all")).orElseThrow();
 * var coherence = new Coherence(tree);
 * double[] forecasts = {110, 60, 40};                                        // all, east, west: by node
 * double[] coherent = coherence.minTrace(forecasts, coherence.structuralVariances());
 * }</pre>
 *
 * <p>Source: S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman, Optimal forecast reconciliation for hierarchical
 * and grouped time series through trace minimization, Journal of the American Statistical Association 114 (2019).
 * Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.forecast.coherence;

import org.jspecify.annotations.NullMarked;
