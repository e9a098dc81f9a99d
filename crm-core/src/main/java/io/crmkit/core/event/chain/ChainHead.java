package io.crmkit.core.event.chain;

import java.util.Objects;

/**
 * Where the chain of a stream ends, which is what the next event is chained to.
 *
 * @param from the sequence of the first event that was chained: 1, or more in a stream that began before there were
 *     chains
 * @param last the link of the last event
 */
public record ChainHead(long from, ChainLink last) {

  public ChainHead {
    Objects.requireNonNull(last, "last");
    if (from < 1 || from > last.sequence()) {
      throw new IllegalArgumentException(
          "a chain begins at an event from 1 to %d but this one at %d".formatted(last.sequence(), from));
    }
  }
}
