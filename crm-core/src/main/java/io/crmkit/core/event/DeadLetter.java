package io.crmkit.core.event;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that was given up on.
 *
 * @param event of one that cannot be read, its {@linkplain UnreadableEventException#standIn() stand-in}
 * @param attempts how often its delivery was tried
 * @param error why the last try failed
 * @param rest whether it blocks the later events of its stream
 * @param at when it was given up on
 */
public record DeadLetter(DomainEvent event, int attempts, String error, RestOfStream rest, Instant at) {

  public DeadLetter {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(rest, "rest");
    Objects.requireNonNull(at, "at");
  }
}
