/**
 * What is known, and whether a text says more: every figure and date of a text has to be one of the facts.
 *
 * <pre>{@code
 * Facts facts = Facts.of(Fact.price("price", Money.of(new BigDecimal("1200.50"), "EUR")), Fact.day("start", march3));
 * TextCheck grounded = Grounding.in(facts, Locale.UK);
 * grounded.check("From March 3 for €1,200.50");   // nothing
 * grounded.check("From March 4 for €1.2k");       // two findings: guard.ungrounded
 * }</pre>
 */
@NullMarked
package io.crmkit.ai.guard.fact;

import org.jspecify.annotations.NullMarked;
