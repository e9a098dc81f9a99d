/**
 * Accounts in memory, and what every store of accounts must do.
 *
 * <pre>{@code
 * var accounts = new Accounts(new AccountPorts(new InMemoryAccountRepository(outbox), policies, revocations, events), clock);
 * }</pre>
 *
 * <p>The store is safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.sso.account;

import org.jspecify.annotations.NullMarked;
