/**
 * The records of a CRM that other engines work on.
 *
 * <pre>{@code
 * var euro = new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.10"));
 * var rates = ExchangeRates.of(List.of(euro)).orElseThrow();
 * rates.convert(Money.parse("EUR 100.00"), "USD", LocalDate.parse("2024-11-05"));   // 110.0000, exactly
 * }</pre>
 *
 * <p>Everything here is immutable.
 */
@NullMarked
package io.crmkit.record;

import org.jspecify.annotations.NullMarked;
