package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a customer's recommendations. */
public sealed interface BookCommand {

  /** Make an offer, or leave the customer alone, if the limits of the catalogue allow it. */
  record Make(Offer offer, Catalogue catalogue) implements BookCommand {
    public Make {
      Objects.requireNonNull(offer, "offer");
      Objects.requireNonNull(catalogue, "catalogue");
    }
  }

  /** Note down that an offer was accepted. */
  record Accept(RecommendationId id, Instant at) implements BookCommand {
    public Accept {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Note down that an offer is not wanted, or no more.
   *
   * @param reason in the words of the host; null for none
   */
  record Dismiss(RecommendationId id, @Nullable String reason, Instant at) implements BookCommand {
    public Dismiss {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Note down a success.
   *
   * @param reward what it brought, before the cost of the offer; of the currency of the catalogue
   */
  record Complete(RecommendationId id, Money reward, Instant at) implements BookCommand {
    public Complete {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(reward, "reward");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Note down what is over by the clock. */
  record Expire(Instant at) implements BookCommand {
    public Expire {
      Objects.requireNonNull(at, "at");
    }
  }
}
