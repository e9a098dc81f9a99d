package io.crmkit.ai.action.model;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;

/**
 * An action, or nothing, for a customer.
 *
 * @param channel on which it is made
 * @param worth what was expected of it
 * @param choice how it was chosen
 * @param until it can be answered, exclusively
 * @param settleBy it can be completed, exclusively
 */
public record Offer(
    RecommendationId id, ActionId action, ChannelId channel, Worth worth, Choice choice, Instant at, Instant until,
    Instant settleBy) {

  public Offer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(worth, "worth");
    if (choice.chanceOf(action) == null) {
      throw new IllegalArgumentException(
          "%s was not among what could be chosen: %s".formatted(action, choice.shares()));
    }
    if (!at.isBefore(until) || until.isAfter(settleBy)) {
      throw new IllegalArgumentException("an offer of %s, valid until %s, to be settled by %s".formatted(
          at, until, settleBy));
    }
  }

  /** The channel of leaving somebody alone. */
  static final ChannelId NO_CHANNEL = new ChannelId("none");

  /** Returns the offer of an action. */
  public static Offer of(RecommendationId id, Action action, Worth worth, Choice choice, Instant at) {
    return new Offer(id, action.id(), action.channel(), worth, choice, at, at.plus(action.validFor()),
        at.plus(action.completeWithin()));
  }

  /** Returns the decision to leave a customer alone, who is watched as long as the slowest action may take. */
  public static Offer ofNothing(RecommendationId id, Catalogue catalogue, Choice choice, Instant at) {
    Worth worth = Worth.nothing(catalogue.actions().get(0).margin().times(0, 1, RoundingMode.UNNECESSARY));
    Instant until = at.plus(catalogue.watch());
    return new Offer(id, ActionId.NOTHING, NO_CHANNEL, worth, choice, at, until, until);
  }

  /** Whether this is an offer that somebody sees, and not one of nothing. */
  public boolean isShown() {
    return !action.isNothing();
  }
}
