/**
 * Approvals and their definitions in the database of the host, in the tables {@code crm_approval…}; their history is in
 * the log of events.
 *
 * <pre>{@code
 * Migrator.migrate(dataSource);
 * var storage = new JdbcApprovals(dataSource);
 * var approvals = Approvals.builder(storage.approvals(), new Definitions(storage.definitions(), clock)).build();
 * }</pre>
 *
 * <p>A command reads one row and writes in one transaction, its events into the {@link io.crmkit.jdbc.event.EventLog},
 * from which {@link io.crmkit.jdbc.event.JdbcOutbox} hands them to a publisher. Everything here is safe to share
 * between threads.
 */
@NullMarked
package io.crmkit.jdbc.approvals;

import org.jspecify.annotations.NullMarked;
