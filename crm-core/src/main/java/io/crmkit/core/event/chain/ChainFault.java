package io.crmkit.core.event.chain;

import java.util.Objects;

/**
 * The first entry of a history that is not as it was written.
 *
 * @param sequence its place in the stream
 */
public record ChainFault(long sequence, Kind kind) {

  public ChainFault {
    Objects.requireNonNull(kind, "kind");
  }

  /** What is wrong with an entry. */
  public enum Kind {
    /** The entry, or its link, is not what was written. */
    ALTERED,

    /** There is no such entry, although there should be. */
    MISSING,

    /** The entry has lost its link. */
    UNLINKED,

    /** What is stored there is no event. */
    UNREADABLE,

    /** Nothing was ever written there. */
    SURPLUS,

    /** The whole chain up to this entry holds together, but it is not the one that the state was saved with. */
    OTHER_HEAD,

    /** The whole chain up to this entry holds together, but it is not the one that somebody else has kept a link of. */
    OTHER_ANCHOR,

    /** The history holds together, but the stored state is not what it leads to. */
    OTHER_STATE
  }
}
