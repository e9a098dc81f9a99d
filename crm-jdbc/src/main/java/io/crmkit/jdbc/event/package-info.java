/**
 * Events, stored once in {@code crm_event}; which of them are still to be delivered, in one row of {@code crm_outbox}
 * for each stream; and which were given up on, in {@code crm_outbox_dead_letter}.
 *
 * <p>{@link io.crmkit.jdbc.event.EventLog} appends in the transaction of another adapter and reads history,
 * {@link io.crmkit.jdbc.event.JdbcOutbox} is what publishers claim from, and
 * {@link io.crmkit.jdbc.event.JdbcDeadLetters} what people look after. All three are safe to share between threads.
 */
@NullMarked
package io.crmkit.jdbc.event;

import org.jspecify.annotations.NullMarked;
