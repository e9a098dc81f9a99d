package io.crmkit.core.event;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened, in the form that is stored and published.
 *
 * <p>{@link #id()} is the same at every delivery, so that a consumer can drop repeats.
 *
 * @param tenant whose event it is
 * @param stream the aggregate it happened to
 * @param sequence its place in the stream: 1, 2, 3, … without gaps
 * @param type a stable, dotted name such as {@code approval.vote-cast}
 * @param at when it happened, by the clock of the service
 * @param payload the event as JSON
 * @param context what travels along unread, such as the W3C {@code traceparent}
 */
public record DomainEvent(
    TenantId tenant, Stream stream, long sequence, String type, Instant at, String payload, Map<String, String> context) {

  public DomainEvent {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(payload, "payload");
    Require.notBlank(type, "type");
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence starts at 1 but was " + sequence);
    }
    context = Map.copyOf(context);
  }

  /** Returns the id under which every delivery of this event can be recognised within its tenant. */
  public String id() {
    return stream.type() + "/" + stream.id() + "/" + sequence;
  }
}
