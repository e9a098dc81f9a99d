/**
 * For churn: storage in memory, the contracts of storage of one's own, and arbitrary facts, models and scores.
 *
 * <pre>{@code
 * var storage = new InMemoryChurn();
 * var churn = new Churn(storage.models(), storage.scores(), settings, Clock.systemUTC());
 * }</pre>
 *
 * <p>Storage is safe for concurrent use.
 */
@NullMarked
package io.crmkit.testkit.ai.churn;

import org.jspecify.annotations.NullMarked;
