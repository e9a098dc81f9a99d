/**
 * For single sign-on: storage in memory, the contracts of its storage, and identity providers in process that lie on demand.
 *
 * <pre>{@code
 * class MySessionsTest extends SessionRepositoryContract {
 *   protected SessionRepository emptyRepository() { return new MySessionRepository(emptyDatabase()); }
 *   protected Outbox outbox() { return myOutbox; }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.sso;

import org.jspecify.annotations.NullMarked;
