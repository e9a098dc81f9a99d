package io.crmkit.core.event;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event in the hands of one worker; until the lease runs out nobody else is given its stream.
 *
 * @param event what is to be delivered, or its {@linkplain UnreadableEventException#standIn() stand-in}
 * @param attempt which try this is, from 1
 * @param token what proves to the outbox that the worker still holds the event
 * @param until when the lease runs out
 * @param unreadable why the event cannot be read, so that its delivery fails; null if it can
 */
public record Claim(
    DomainEvent event, int attempt, String token, Instant until, @Nullable UnreadableEventException unreadable) {

  public Claim {
    Objects.requireNonNull(event, "event");
    Require.positive(attempt, "attempt");
    Require.notBlank(token, "token");
    Objects.requireNonNull(until, "until");
  }

  public Claim(DomainEvent event, int attempt, String token, Instant until) {
    this(event, attempt, token, until, null);
  }

  /**
   * Returns what is to be delivered.
   *
   * @throws UnreadableEventException if it cannot be read, so that nobody delivers something else in its place
   */
  @Override
  public DomainEvent event() {
    if (unreadable != null) {
      throw unreadable;
    }
    return event;
  }

  public TenantId tenant() {
    return event.tenant();
  }

  public Stream stream() {
    return event.stream();
  }

  public long sequence() {
    return event.sequence();
  }
}
