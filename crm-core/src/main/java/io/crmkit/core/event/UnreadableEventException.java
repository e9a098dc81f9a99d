package io.crmkit.core.event;

import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Map;

/** Thrown by a store in which something stands in the place of an event that is none. */
public final class UnreadableEventException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String tenant;
  private final String streamType;
  private final String streamId;
  private final long sequence;

  /**
   * Names the place, and what is wrong there.
   *
   * @param sequence where in the stream
   * @param part which part of what is stored cannot be read; told to people, so nothing of what is stored
   */
  public UnreadableEventException(TenantId tenant, Stream stream, long sequence, String part, Throwable cause) {
    super("what is stored as event %d of %s of tenant %s is no event: %s"
        .formatted(sequence, stream, tenant.value(), part), cause);
    this.tenant = tenant.value();
    this.streamType = stream.type();
    this.streamId = stream.id();
    this.sequence = sequence;
  }

  /** Returns where in its stream the entry stands. */
  public long sequence() {
    return sequence;
  }

  /**
   * Returns what a claim or a dead letter holds instead of the event: of the same tenant, stream and sequence, and with
   * nothing else that means anything. It is never delivered.
   */
  public DomainEvent standIn() {
    return new DomainEvent(new TenantId(tenant), new Stream(streamType, streamId), sequence, "unreadable",
        Instant.EPOCH, "", Map.of());
  }
}
