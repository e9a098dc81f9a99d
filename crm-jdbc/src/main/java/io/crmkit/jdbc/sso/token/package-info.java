/**
 * Families of refresh tokens, rings of signing keys and denied tokens in a database.
 *
 * <pre>{@code
 * Migrator.migrate(dataSource);
 * var storage = new JdbcTokens(dataSource);
 * var stores = new TokenStores(storage.families(), storage.rings(), storage.denied());
 * var tokens = Tokens.builder(settings, stores, sealer, events, clock).build();
 * }</pre>
 *
 * <p>The stores are safe for concurrent use.
 */
@NullMarked
package io.crmkit.jdbc.sso.token;

import org.jspecify.annotations.NullMarked;
