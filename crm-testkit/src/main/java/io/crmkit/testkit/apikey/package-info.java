/**
 * For API keys: storage in memory and the contracts of their storage.
 *
 * <pre>{@code
 * class MyKeysTest extends KeyRepositoryContract {
 *   protected KeyRepository emptyRepository() { return new MyKeyRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.apikey;

import org.jspecify.annotations.NullMarked;
