package io.crmkit.core.event;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * One event in the hands of one worker; until the lease runs out nobody else is given its stream.
 *
 * @param event what is to be delivered
 * @param attempt which try this is, from 1
 * @param token what proves to the outbox that the worker still holds the event
 * @param until when the lease runs out
 */
public record Claim(DomainEvent event, int attempt, String token, Instant until) {

  public Claim {
    Objects.requireNonNull(event, "event");
    Require.positive(attempt, "attempt");
    Require.notBlank(token, "token");
    Objects.requireNonNull(until, "until");
  }
}
