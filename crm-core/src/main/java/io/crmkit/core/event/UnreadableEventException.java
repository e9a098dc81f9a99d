package io.crmkit.core.event;

import io.crmkit.core.TenantId;

/** Thrown by a store in which something stands in the place of an event that is none. */
public final class UnreadableEventException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final long sequence;

  /**
   * Names the place.
   *
   * @param sequence where in the stream
   */
  public UnreadableEventException(TenantId tenant, Stream stream, long sequence, Throwable cause) {
    super("what is stored as event %d of %s of tenant %s is no event".formatted(sequence, stream, tenant), cause);
    this.sequence = sequence;
  }

  /** Returns where in its stream the entry stands. */
  public long sequence() {
    return sequence;
  }
}
