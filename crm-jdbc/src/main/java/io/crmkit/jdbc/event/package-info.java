/**
 * The outbox in two tables: {@code crm_outbox_event} and {@code crm_outbox_dead_letter}.
 *
 * <p>{@link io.crmkit.jdbc.event.OutboxWriter} appends in the transaction of another adapter,
 * {@link io.crmkit.jdbc.event.JdbcOutbox} is what publishers claim from, and
 * {@link io.crmkit.jdbc.event.JdbcDeadLetters} what people look after. All three are safe to share between threads.
 */
@NullMarked
package io.crmkit.jdbc.event;

import org.jspecify.annotations.NullMarked;
