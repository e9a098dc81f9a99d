package io.crmkit.core.event;

import io.crmkit.core.TenantId;
import java.util.List;

/** The events of a tenant that were given up on, for the people who look after them. */
public interface DeadLetters {

  /** Returns the first ones, ordered by stream type, stream id and sequence. */
  List<DeadLetter> first(TenantId tenant, int limit);

  /** Returns those that follow {@code last} in the same order, whether it still exists or not. */
  List<DeadLetter> after(TenantId tenant, DeadLetter last, int limit);

  /**
   * Puts a dead letter back into the outbox, before the later events of its stream, with all its tries ahead of it. If
   * a worker has some of those in its hands, the letter comes after them.
   *
   * @return whether there was one
   */
  boolean requeue(TenantId tenant, Stream stream, long sequence);

  /**
   * Removes a dead letter for good and lets the later events of its stream go on.
   *
   * @return whether there was one
   */
  boolean discard(TenantId tenant, Stream stream, long sequence);
}
