package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An offer and what became of it. */
public sealed interface Recommendation {

  Offer offer();

  /** Nobody has answered yet. */
  record Offered(Offer offer) implements Recommendation {
    public Offered {
      Objects.requireNonNull(offer, "offer");
    }
  }

  /** It was accepted and is to be done. */
  record Accepted(Offer offer, Instant at) implements Recommendation {
    public Accepted {
      Objects.requireNonNull(offer, "offer");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * It is over.
   *
   * @param reward what it brought; null if it was not completed
   * @param reason why it was dismissed, in the words of the host; null for none
   */
  record Settled(Offer offer, Outcome outcome, @Nullable Money reward, @Nullable String reason, Instant at)
      implements Recommendation {
    public Settled {
      Objects.requireNonNull(offer, "offer");
      Objects.requireNonNull(at, "at");
      if ((outcome == Outcome.COMPLETED) != (reward != null)) {
        throw new IllegalArgumentException("what is completed has a reward, and nothing else: %s, %s".formatted(
            outcome, reward));
      }
    }
  }

  /** Returns until when something can still happen to it; null if it is over. */
  default @Nullable Instant deadline() {
    return this instanceof Offered ? offer().until() : this instanceof Accepted ? offer().settleBy() : null;
  }
}
