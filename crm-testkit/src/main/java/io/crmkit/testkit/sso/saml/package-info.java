/**
 * SAML without a provider of one's own: ports kept in memory, contracts for others, and a provider that answers as
 * told.
 *
 * <pre>{@code
 * SamlSignOn saml = new SamlSignOn(new InMemoryOutstandingRequests(), new InMemoryReplays(), clock);
 * }</pre>
 *
 * <p>Adapters are safe for concurrent use.
 */
@NullMarked
package io.crmkit.testkit.sso.saml;

import org.jspecify.annotations.NullMarked;
