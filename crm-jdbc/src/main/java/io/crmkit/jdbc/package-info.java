/**
 * The ground of every relational adapter: {@link io.crmkit.jdbc.Migrator} creates the tables,
 * {@link io.crmkit.jdbc.Transactions} runs work in one transaction, {@link io.crmkit.jdbc.Jdbc} binds and reads.
 *
 * <pre>{@code
 * DataSource dataSource = …;                        // the host's own pool
 * Migrator.migrate(dataSource);
 * Transactions transactions = Transactions.on(dataSource);
 * transactions.inTransaction(c -> Jdbc.update(c, "delete from crm_note where id = ?", p -> p.text(id)));
 * }</pre>
 *
 * <p>A session of H2 keeps the last eight statements that it has parsed, which is just what commands need; hosts with
 * other statements in the same sessions should add {@code ;QUERY_CACHE_SIZE=100} to the URL.
 *
 * <p>Plain {@code java.sql} on H2 2.4 or later and PostgreSQL 14 or later. Everything here is safe to share between
 * threads, except {@link io.crmkit.jdbc.Params} and {@link io.crmkit.jdbc.Row}, which live for one call.
 *
 * <p>When its process dies, an H2 file loses the commits of the last half second, each of them whole, unless its URL
 * says {@code WRITE_DELAY=0}.
 */
@NullMarked
package io.crmkit.jdbc;

import org.jspecify.annotations.NullMarked;
