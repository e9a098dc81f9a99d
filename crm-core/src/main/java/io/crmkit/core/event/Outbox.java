package io.crmkit.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The events of all tenants that were stored and are not yet delivered.
 *
 * <p>Storage adapters append to it inside their own transactions, so there is no append here. Appends of one stream
 * must be committed in the order of their sequences, which the version check of every repository brings about; appends
 * of different streams may be committed in any order, at any time.
 *
 * <p>Implementations must be safe for concurrent use by many workers on many nodes. They never hand out an event while
 * an earlier one of its stream is waiting, held by another worker, or a dead letter that blocks.
 */
public interface Outbox {

  /**
   * Takes events that are due, each with the lease of one worker. Those of one stream are consecutive and in order.
   * Never waits for an append or for another worker.
   *
   * <p>Every claim counts as a try of each event in it, also if its lease runs out, unless the event is given back
   * untried. One whose lease ran out comes alone the next time, because it may be what ended its worker.
   *
   * <p>What stands in the place of an event and cannot be read is claimed too, as {@link Claim#unreadable()}: it holds up
   * its own stream, as a delivery that fails does, and no other.
   *
   * @param worker a name for people who look into the outbox, of at most 100 characters
   * @param now the time by the clock of the publisher
   * @param limit how many events at most, at least 1
   * @return nothing if no event is due
   */
  List<Claim> claim(String worker, Instant now, Duration lease, int limit);

  /**
   * Removes delivered events that the worker still holds. Those of one stream are settled in order: one that is behind
   * another which is still there counts as no longer held, in whichever order they are named.
   *
   * @return how many those were; the others are or were delivered again by somebody else
   */
  int published(List<Claim> claims);

  /**
   * Gives undelivered events back at once, and with them what the worker holds behind them in their streams; the try is
   * not counted. Those no longer held are left alone.
   */
  void released(List<Claim> claims);

  /**
   * Gives an event back after a failed try, which must be the first of its stream that is still there. It is claimed
   * again from {@code retryAt} on. What the worker holds behind it is given back untried, and waits for it.
   *
   * @param error why, in at most 500 characters that may be stored
   * @return whether the worker still held it and it was the first; if not, nothing has changed
   */
  boolean failed(Claim claim, String error, Instant retryAt);

  /**
   * Makes a dead letter of an event, which must be the first of its stream that is still there. If it blocks, what the
   * worker holds behind it is given back untried.
   *
   * @param error why, in at most 500 characters that may be stored
   * @param rest what happens to the later events of its stream
   * @return whether the worker still held it and it was the first; if not, nothing has changed
   */
  boolean dead(Claim claim, String error, RestOfStream rest, Instant at);
}
