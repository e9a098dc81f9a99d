/**
 * For records: storage in memory, the contracts of their storage, and arbitrary deals.
 *
 * <pre>{@code
 * class MyOpportunityRepositoryTest extends OpportunityRepositoryContract {
 *   protected OpportunityRepository emptyRepository() { return new MyOpportunityRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.record;

import org.jspecify.annotations.NullMarked;
