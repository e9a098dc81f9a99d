/**
 * Distributions that more than one engine asks, the same to the last bit on every machine.
 *
 * <pre>{@code
 * NormalQuantile.of(0.975);                       // 1.959963984540054
 * new IncompleteBeta(7, 61).quantile(0.95);       // the share that a belief of 7 of 68 is below with 95 %
 * }</pre>
 */
@NullMarked
package io.crmkit.core.statistics;

import org.jspecify.annotations.NullMarked;
