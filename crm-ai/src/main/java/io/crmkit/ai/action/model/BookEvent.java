package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to a customer's recommendations. */
public sealed interface BookEvent {

  /** When it happened. */
  Instant at();

  /**
   * An offer was made, or a customer was left alone.
   *
   * @param forgetBefore what was over before then counts no more
   */
  record ActionOffered(Offer offer, Instant forgetBefore) implements BookEvent {
    public ActionOffered {
      Objects.requireNonNull(offer, "offer");
      Objects.requireNonNull(forgetBefore, "forgetBefore");
    }

    @Override
    public Instant at() {
      return offer.at();
    }
  }

  /** An offer was accepted. */
  record ActionAccepted(RecommendationId id, Instant at) implements BookEvent {
    public ActionAccepted {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
    }
  }

  /** An offer was dismissed; the reason is null if none was given. */
  record ActionDismissed(RecommendationId id, @Nullable String reason, Instant at) implements BookEvent {
    public ActionDismissed {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
    }
  }

  /** An action was done and brought a reward. */
  record ActionCompleted(RecommendationId id, Money reward, Instant at) implements BookEvent {
    public ActionCompleted {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(reward, "reward");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Time ran out at {@code over}, which was noted down at {@code at}. */
  record ActionExpired(RecommendationId id, Instant over, Instant at) implements BookEvent {
    public ActionExpired {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(over, "over");
      Objects.requireNonNull(at, "at");
    }
  }
}
