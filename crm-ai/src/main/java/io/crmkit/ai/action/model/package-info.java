/**
 * What can be done for customers, what was done, and the rules of both.
 *
 * <pre>{@code
 * Action call = Action.of("call", "phone").margin("USD 400.00").cost("USD 9.00").cap(1, Duration.ofDays(30)).build();
 * Catalogue catalogue = Catalogue.of(call);
 * Worth worth = Worth.of(call, new Effect(0.05, 0.02, 0.08));     // USD 11.00, USD -1.00 to USD 23.00
 * }</pre>
 *
 * <p>Everything here is immutable; builders excepted.
 */
@NullMarked
package io.crmkit.ai.action.model;

import org.jspecify.annotations.NullMarked;
