/**
 * For forecasts: storage in memory and the contract of their storage.
 *
 * <pre>{@code
 * class MyForecastRepositoryTest extends ForecastRepositoryContract {
 *   protected ForecastRepository emptyRepository() { return new MyForecastRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.forecast;

import org.jspecify.annotations.NullMarked;
