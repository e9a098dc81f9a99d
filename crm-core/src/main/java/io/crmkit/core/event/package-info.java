/**
 * Domain events on their way out: {@link io.crmkit.core.event.DomainEvent} is what every engine emits and every
 * transport carries.
 *
 * <p>Storage adapters write events into the {@link io.crmkit.core.event.Outbox} in the transaction that writes the
 * state they tell of. {@link io.crmkit.core.event.OutboxPublisher} delivers them, at least once and in the order of
 * each stream; the host calls it from its scheduler, on as many nodes as it likes.
 *
 * <pre>{@code
 * OutboxPublisher publisher = OutboxPublisher.builder(outbox, event -> queue.send(event.id(), event.payload()))
 *     .worker("node-1")
 *     .build();
 * scheduler.scheduleWithFixedDelay(publisher::publishDue, 0, 1, SECONDS);
 * }</pre>
 *
 * <p>Every type here is safe to share between threads, builders excepted. No thread is started.
 */
@NullMarked
package io.crmkit.core.event;

import org.jspecify.annotations.NullMarked;
