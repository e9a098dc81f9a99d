/**
 * Storage of single sign-on on H2 and PostgreSQL: logins on their way, what must not be used twice, sessions, second
 * factors and security events.
 *
 * <pre>{@code
 * Migrator.migrate(dataSource);
 * Transactions transactions = Transactions.on(dataSource);
 * CodeFlow flow = CodeFlow.of(new JdbcPendingLogins(transactions), new JdbcReplays(transactions), sealer, random);
 * SamlSignOn saml = new SamlSignOn(new JdbcOutstandingRequests(transactions), new JdbcReplays(transactions), clock);
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use, also by several processes.
 */
@NullMarked
package io.crmkit.jdbc.sso;

import org.jspecify.annotations.NullMarked;
