/**
 * Who gets what where there is not enough for all: at most one option for each customer, and no pool is drawn on beyond
 * its capacity.
 *
 * <pre>{@code
 * var call = new Option(900, List.of(1L));               // worth 900, takes one unit of the only pool
 * Assignment best = Assignment.of(List.of(List.of(call), List.of(call)), List.of(1L));
 * best.worth();     // 900
 * best.gap();       // 0: nobody can do better
 * }</pre>
 *
 * <p>Everything here is immutable and deterministic; whole numbers only, and a sum that does not fit is an
 * {@link java.lang.ArithmeticException}.
 */
@NullMarked
package io.crmkit.ai.action.capacity;

import org.jspecify.annotations.NullMarked;
