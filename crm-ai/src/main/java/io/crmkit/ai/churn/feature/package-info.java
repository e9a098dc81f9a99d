/**
 * From a host's records of customers to the facts that models read.
 *
 * <pre>{@code
 * var features = new ChurnFeatures(Currency.getInstance("EUR"), 90);
 * var customer = CustomerRecord.of("C-1", LocalDate.parse("2022-03-01")).lastOrder(LocalDate.parse("2024-04-02"))
 *     .orders(7).revenue(Money.parse("EUR 412.50")).tickets(2).category("plan", "basic").build();
 * CustomerFacts facts = features.facts(customer, LocalDate.parse("2024-05-01")).orElseThrow();
 * FeatureSchema schema = features.schema(List.of(facts));
 * }</pre>
 *
 * <p>Everything here but builders is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.churn.feature;

import org.jspecify.annotations.NullMarked;
