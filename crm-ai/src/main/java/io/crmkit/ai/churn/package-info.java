/**
 * Which customers will leave: learned of records of the host, scored one by one or all in a stream, kept with their
 * history, and told why they changed.
 *
 * <pre>{@code
 * var settings = new ChurnSettings(new ChurnFeatures(Currency.getInstance("EUR"), 90),
 *     BaseRate.prior(0.15, 40), new ActionCosts(Money.parse("EUR 20.00"), Money.parse("EUR 400.00"), 0.25).policy());
 * var churn = new Churn(storage.models(), storage.scores(), settings, Clock.systemUTC());
 * Score score = churn.predict(acme, customer).orElseThrow();        // by the prior until there is a model
 * churn.history(acme, score.customer(), PageRequest.first(10));
 * explanations.explain(acme, score.customer());                   // ChurnExplanations: why, and what could be changed
 * drift.watch(acme, Cancellation.never());                        // ChurnDrift: are they still those of the training
 * }</pre>
 *
 * <p>Services are as safe for threads as the ports behind them. Logs and exceptions name no customer.
 */
@NullMarked
package io.crmkit.ai.churn;

import org.jspecify.annotations.NullMarked;
