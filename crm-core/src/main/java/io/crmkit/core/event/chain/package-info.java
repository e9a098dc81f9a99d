/**
 * Histories that show when they were tampered with: each event carries the hash of itself and of all before it.
 *
 * <p>A service extends the chain of a stream with every save and keeps its head beside the state, so that it costs no
 * look at what was stored before. {@link io.crmkit.core.event.chain.ChainWalk} goes through a stored history and names
 * the first entry that is not what was written.
 *
 * <pre>{@code
 * EventChain.Extended next = EventChain.extend(state.head(), events);   // save next.events() and next.head()
 * ChainWalk walk = new ChainWalk(state.head());
 * stored.forEach(event -> walk.step(event).ifPresent(found -> alarm(found)));
 * }</pre>
 *
 * <p>Whoever can write to the store can write a whole new chain. What they cannot rewrite are the links that somebody
 * else holds: every event that leaves the outbox carries its link ({@link io.crmkit.core.event.chain.ChainLink#of}).
 */
@NullMarked
package io.crmkit.core.event.chain;

import org.jspecify.annotations.NullMarked;
