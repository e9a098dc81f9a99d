package io.crmkit.ai.action.model;

import io.crmkit.core.Refusal;
import java.time.Instant;
import java.util.Locale;

/** Why an answer to a recommendation is not taken. */
public sealed interface AnswerRefusal extends Refusal {

  /** There is no such recommendation, or it is forgotten. */
  record Unknown(RecommendationId id) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.unknown";
    }

    @Override
    public String message() {
      return "The customer has no recommendation %s.".formatted(id);
    }
  }

  /** It has ended in another way. */
  record AlreadySettled(RecommendationId id, Outcome outcome, Instant at) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.already-settled";
    }

    @Override
    public String message() {
      return "Recommendation %s was %s at %s.".formatted(id, outcome.name().toLowerCase(Locale.ROOT), at);
    }
  }

  /** Its time is over. */
  record TooLate(RecommendationId id, Instant until) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.too-late";
    }

    @Override
    public String message() {
      return "Recommendation %s could be answered until %s.".formatted(id, until);
    }
  }

  /** Only what was accepted can be completed. */
  record NotAccepted(RecommendationId id) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.not-accepted";
    }

    @Override
    public String message() {
      return "Recommendation %s was not accepted.".formatted(id);
    }
  }

  /** Nobody sees that they are left alone, and so nobody can answer it. */
  record NotShown(RecommendationId id) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.not-shown";
    }

    @Override
    public String message() {
      return "Recommendation %s leaves the customer alone; it can only be completed.".formatted(id);
    }
  }

  /** The reward is of another currency than the offer. */
  record WrongCurrency(String expected, String given) implements AnswerRefusal {
    @Override
    public String code() {
      return "ai.action.wrong-currency";
    }

    @Override
    public String message() {
      return "The reward is in %s where the offer is in %s.".formatted(given, expected);
    }
  }
}
