/**
 * For territories: storage in memory, the contracts of their storage, and arbitrary models, commands and records.
 *
 * <pre>{@code
 * class MyTerritoryModelRepositoryTest extends TerritoryModelRepositoryContract {
 *   protected TerritoryModelRepository emptyRepository() { return new MyModelRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.territory;

import org.jspecify.annotations.NullMarked;
