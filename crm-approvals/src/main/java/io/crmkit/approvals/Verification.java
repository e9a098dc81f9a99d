package io.crmkit.approvals;

import io.crmkit.core.event.chain.ChainFault;
import io.crmkit.core.event.chain.ChainHead;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a look at everything stored of an approval found. */
public sealed interface Verification {

  /** Nothing is stored under the id. */
  record Absent() implements Verification {}

  /**
   * State and history are what was written, as far as the chain reaches.
   *
   * @param events how many events there are
   * @param head where their chain ends; null if none of them is chained, since all were stored before there were chains
   */
  record Sound(long events, @Nullable ChainHead head) implements Verification {

    /** Returns how many events, from the first on, no chain vouches for. */
    public long unchained() {
      return head == null ? events : head.from() - 1;
    }
  }

  /** Something is not what was written. */
  record Broken(ChainFault fault) implements Verification {
    public Broken {
      Objects.requireNonNull(fault, "fault");
    }
  }
}
