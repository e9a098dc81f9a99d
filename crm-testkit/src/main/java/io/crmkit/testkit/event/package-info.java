/**
 * The outbox in memory, and what every outbox must do.
 *
 * <pre>{@code
 * InMemoryOutbox outbox = new InMemoryOutbox();
 * outbox.append(events);                           // what an in-memory repository does when it saves
 * OutboxPublisher.builder(outbox, transport).build().publishDue();
 * }</pre>
 *
 * <p>{@link io.crmkit.testkit.event.InMemoryOutbox} is safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.event;

import org.jspecify.annotations.NullMarked;
