package io.crmkit.core.event.chain;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.chain.ChainFault.Kind;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the stored events of one stream, oldest first, until one is not what was written. Not thread-safe.
 *
 * <p>Events without a link are taken as they are where no chain was begun yet; a chain that begins behind them is
 * checked from there.
 */
public final class ChainWalk {

  private final @Nullable ChainHead head;
  private long sequence;
  private long from;
  private @Nullable String link;

  /**
   * Starts before the first event.
   *
   * @param head where the chain ends by the state that was saved with it; null if the state knows of none
   */
  public ChainWalk(@Nullable ChainHead head) {
    this.head = head;
  }

  /** Looks at the next event; returns what is wrong if it is not the one that was written next. */
  public Optional<ChainFault> step(DomainEvent event) {
    long expected = sequence + 1;
    if (event.sequence() != expected) {
      return fault(expected, event.sequence() > expected ? Kind.MISSING : Kind.SURPLUS);
    }
    sequence = expected;
    String carried = event.context().get(EventChain.LINK);
    if (carried == null) {
      link = null;
      return head != null && expected >= head.from() ? fault(expected, Kind.UNLINKED) : Optional.empty();
    }
    if (link == null) {
      from = expected;
    }
    boolean holds = carried.equals(EventChain.link(link, event)) || beginsAnew(carried, event);
    link = carried;
    return holds ? Optional.empty() : fault(expected, Kind.ALTERED);
  }

  /** Whether a chain begins right behind the end of another, as after a state lost its head. */
  private boolean beginsAnew(String carried, DomainEvent event) {
    boolean begins = head != null && head.from() == event.sequence()
        && carried.equals(EventChain.link(null, event));
    if (begins) {
      from = event.sequence();
    }
    return begins;
  }

  /** Returns what is wrong if the history ends here although it should have {@code events} entries. */
  public Optional<ChainFault> end(long events) {
    if (sequence < events) {
      return fault(sequence + 1, Kind.MISSING);
    }
    return Objects.equals(head, reached()) ? Optional.empty() : fault(sequence, Kind.OTHER_HEAD);
  }

  /** Returns the end of the chain so far; null if the last event carried no link. */
  public @Nullable ChainHead reached() {
    return link == null ? null : new ChainHead(from, new ChainLink(sequence, link));
  }

  private static Optional<ChainFault> fault(long sequence, Kind kind) {
    return Optional.of(new ChainFault(sequence, kind));
  }
}
