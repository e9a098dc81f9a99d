/**
 * Tokens in memory, and the contracts of their ports.
 *
 * <pre>{@code
 * var storage = new InMemoryTokens();
 * var tokens = Tokens.builder(settings, storage.stores(), sealer, events, clock).build();
 * }</pre>
 *
 * <p>The stores are safe for concurrent use.
 */
@NullMarked
package io.crmkit.testkit.sso.token;

import org.jspecify.annotations.NullMarked;
