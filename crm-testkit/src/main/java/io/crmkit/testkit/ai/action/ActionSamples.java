package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.bandit.Exploration.SquareCb;
import io.crmkit.ai.action.bandit.Exploration.Thompson;
import io.crmkit.ai.action.evaluation.Estimate;
import io.crmkit.ai.action.evaluation.Gate;
import io.crmkit.ai.action.evaluation.Overlap;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Cap;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Channel;
import io.crmkit.ai.action.model.ChannelId;
import io.crmkit.ai.action.model.Choice;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Evidence;
import io.crmkit.ai.action.model.Learning;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PolicyId;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.RecommendationId;
import io.crmkit.ai.action.model.Reoffer;
import io.crmkit.ai.action.model.Share;
import io.crmkit.ai.action.model.Worth;
import io.crmkit.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Values with letters beyond ASCII and numbers at the ends of their ranges, for contracts. */
final class ActionSamples {

  static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  static final Pool AGENTS = new Pool(new PoolId("agents"), 100, Duration.ofDays(1));
  static final Action CALL = Action.of("call", "Größe 🚀").margin("USD 400.00").cost("USD 9.99")
      .when("tenure > 3 and not (segment in ('Ü', 'x'))").unless("complaint", "Größe: offen", "complaints > 0")
      .reoffer(new Reoffer(Duration.ofDays(30), Duration.ofDays(90), null)).validFor(Duration.ofDays(2))
      .completeWithin(Duration.ofDays(9)).cap(100, Duration.ofNanos(1)).needs("agents", 3).build();
  static final Action MAIL = Action.of("mail", "email").margin("USD 90000000000000.00").build();
  static final Catalogue CATALOGUE = Catalogue.of(List.of(AGENTS), CALL, MAIL)
      .with(new Channel(new ChannelId("email"), List.of(new Cap(50, Duration.ofDays(7)))))
      .with(new Cap(1000, Duration.ofDays(1))).withOpenAtOnce(1000);

  private ActionSamples() {}

  static Offer offer(String id, Action action, Instant at) {
    return Offer.of(new RecommendationId(id), action, Worth.of(action, new Effect(0.05, -1e-300, 0.1)),
        choice(action.id()), at);
  }

  static Offer nothing(String id, Instant at) {
    return Offer.ofNothing(new RecommendationId(id), CATALOGUE, choice(MAIL.id()), at);
  }

  private static Choice choice(ActionId action) {
    Money zero = Money.zero("USD");
    return new Choice(new PolicyId("Größe"), Map.of("tenure", 0.1 + 0.2, "a.b", -Double.MAX_VALUE),
        List.of(new Share(ActionId.NOTHING, 1e-12, zero), new Share(action, 1 - 1e-12, zero)), Long.MIN_VALUE);
  }

  static Policy policy(String id) {
    return Policy.of(id, SquareCb.USUAL, Money.parse("USD 100.00"), "tenure", "a.b");
  }

  static Policy sampling(String id) {
    return Policy.of(id, new Thompson(100, 0.05), Money.parse("USD 0.01")).withEvidence(Evidence.PROVEN).withLimit(3)
        .withLearning(Learning.SUCCESSES);
  }

  static Gate.Evidence evidence() {
    return new Gate.Evidence(
        new Estimate(0.1 + 0.2, 1e-300, Double.MAX_VALUE, Integer.MAX_VALUE), new Overlap(9, 8.5, 2.25, 1.01, 0));
  }
}
