/**
 * Exact money: {@link io.crmkit.core.money.Money} is an amount in minor units with its currency.
 *
 * <pre>{@code
 * Money list = Money.parse("USD 1000.00");
 * Money price = list.times(new BigDecimal("0.925"), RoundingMode.HALF_EVEN);
 * Money discount = list.minus(price);
 * List<Money> thirds = price.allocate(1, 1, 1);
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads. No {@code double} or {@code float} is involved.
 */
@NullMarked
package io.crmkit.core.money;

import org.jspecify.annotations.NullMarked;
