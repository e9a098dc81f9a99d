/**
 * For next best actions: storage in memory, the contract of their storage, arbitraries, and a simulated crowd of
 * customers whose true effects are known.
 *
 * <pre>{@code
 * class MyRecommendationsTest extends RecommendationRepositoryContract {
 *   protected ActionStorage emptyStorage() { return new MyActionStorage(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.ai.action;

import org.jspecify.annotations.NullMarked;
