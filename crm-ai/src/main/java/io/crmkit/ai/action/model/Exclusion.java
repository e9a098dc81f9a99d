package io.crmkit.ai.action.model;

import io.crmkit.core.Refusal;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.Locale;

/** Why an action is not for a customer now. */
public sealed interface Exclusion extends Refusal {

  /** The customer is not one of those it is for. */
  record NotEligible(Condition when) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.not-eligible";
    }

    @Override
    public String message() {
      return "The customer does not meet: " + when + ".";
    }
  }

  /** Whether it is for the customer cannot be told, since a condition has no answer. */
  record Unknowable(Condition condition, Violation problem) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.unknowable";
    }

    @Override
    public String message() {
      return "\"%s\" has no answer: %s".formatted(condition, problem.message());
    }
  }

  /** A reason of the host keeps it back. */
  record Suppressed(Suppression suppression) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.suppressed." + suppression.code();
    }

    @Override
    public String message() {
      return suppression.message();
    }
  }

  /** What a cap counts. */
  enum Scope { ACTION, CHANNEL, CUSTOMER }

  /**
   * The customer has had enough.
   *
   * @param again when one more is within the cap
   */
  record CapReached(Scope scope, Cap cap, Instant again) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.cap." + scope.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String message() {
      return "At most %d in %s for one %s; again at %s.".formatted(cap.most(), cap.window(),
          scope == Scope.CUSTOMER ? "customer" : "customer and " + scope.name().toLowerCase(Locale.ROOT), again);
    }
  }

  /** As many offers as may wait for an answer do, this action or others. */
  record AlreadyOpen(RecommendationId recommendation, Instant until) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.already-open";
    }

    @Override
    public String message() {
      return "Recommendation %s waits for an answer until %s.".formatted(recommendation, until);
    }
  }

  /** It was answered not long ago. */
  record TooSoon(Outcome after, Instant until) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.too-soon";
    }

    @Override
    public String message() {
      return "It was %s; not before %s.".formatted(after.name().toLowerCase(Locale.ROOT), until);
    }
  }

  /**
   * There is not enough left.
   *
   * @param again when the next period begins
   */
  record CapacityExhausted(PoolId pool, long needed, long left, Instant again) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.capacity-exhausted";
    }

    @Override
    public String message() {
      return "It needs %d of %s and %d are left until %s.".formatted(needed, pool, left, again);
    }
  }

  /** Other customers get more out of what there is. */
  record NotAllotted(Money expected) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.not-allotted";
    }

    @Override
    public String message() {
      return "What it needs is worth more for other customers than the %s expected here.".formatted(expected);
    }
  }

  /** Nothing says that it helps. */
  record NoEffect(Effect effect, Evidence asked) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.no-effect";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "Its effect is %.4f, between %.4f and %.4f, so it is not %s to help.",
          effect.mean(), effect.low(), effect.high(), asked == Evidence.PROVEN ? "proven" : "likely");
    }
  }

  /** It may help, but not by as much as it costs. */
  record NotWorthIt(Worth worth) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.not-worth-it";
    }

    @Override
    public String message() {
      return "It is expected to bring %s after its cost of %s.".formatted(worth.expected(), worth.cost());
    }
  }

  /** Better ones fill the places that there are. */
  record BeyondLimit(int place, int limit) implements Exclusion {
    @Override
    public String code() {
      return "ai.action.beyond-limit";
    }

    @Override
    public String message() {
      return "It is number %d of which %d are looked at.".formatted(place, limit);
    }
  }
}
