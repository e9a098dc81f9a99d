/**
 * For the registry of identity providers: storage in memory and the contracts of its storage.
 *
 * <pre>{@code
 * class MyProvidersTest extends ProviderRepositoryContract {
 *   protected ProviderRepository emptyRepository() { return new MyProviderRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.sso.provider;

import org.jspecify.annotations.NullMarked;
