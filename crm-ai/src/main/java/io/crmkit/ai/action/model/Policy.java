package io.crmkit.ai.action.model;

import io.crmkit.ai.action.bandit.Exploration;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.Require;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How actions are chosen.
 *
 * @param exploration that turns what is believed into chances
 * @param features paths of the fields that describe a customer; numbers count as they are and should be about −1 to 1,
 *     those beyond 100,000 as 100,000, true is 1, everything else and whatever is absent is 0
 * @param scale the amount that is a reward of 1, above 0: about what a good action brings
 * @param ridge how many answers' worth weights are held at 0, above 0
 * @param prior what is thought of effects before anybody tried them
 * @param evidence what has to be known of an effect
 * @param limit how many actions are looked at, the best first
 * @param learning what is learned from; null for {@link Learning#AMOUNTS}, as policies were stored before there was
 *     a choice
 */
public record Policy(
    PolicyId id, Exploration exploration, List<String> features, Money scale, double ridge, EffectPrior prior,
    Evidence evidence, int limit, @Nullable Learning learning) {

  private static final int MOST_FEATURES = 50;
  private static final int USUAL_LIMIT = 10;

  /** Models square what describes a customer, and a single number without bounds would be all that they know. */
  private static final double LARGEST = 1e5;

  public Policy {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(exploration, "exploration");
    Objects.requireNonNull(prior, "prior");
    Objects.requireNonNull(evidence, "evidence");
    features = List.copyOf(features);
    learning = learning == Learning.AMOUNTS ? null : learning;
    Require.positive(limit, "limit");
    if (features.size() > MOST_FEATURES || new HashSet<>(features).size() < features.size()) {
      throw new IllegalArgumentException("at most %d features, each once, but: %s".formatted(MOST_FEATURES, features));
    }
    features.forEach(FieldPath::parse);
    if (scale.signum() <= 0 || !(ridge > 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException("scale and ridge must be positive but were %s and %s".formatted(scale, ridge));
    }
  }

  /** Returns a policy with the usual prior and ridge, that offers what may help, out of the ten best. */
  public static Policy of(String id, Exploration exploration, Money scale, String... features) {
    return new Policy(new PolicyId(id), exploration, List.of(features), scale, 1, EffectPrior.USUAL, Evidence.POSSIBLE,
        USUAL_LIMIT, null);
  }

  public Policy withPrior(EffectPrior other) {
    return new Policy(id, exploration, features, scale, ridge, other, evidence, limit, learning);
  }

  public Policy withEvidence(Evidence other) {
    return new Policy(id, exploration, features, scale, ridge, prior, other, limit, learning);
  }

  public Policy withLimit(int most) {
    return new Policy(id, exploration, features, scale, ridge, prior, evidence, most, learning);
  }

  /** Returns the policy that learns from something else; the ridge is one over the variance of a weight then. */
  public Policy withLearning(Learning other) {
    return new Policy(id, exploration, features, scale, ridge, prior, evidence, limit, other);
  }

  /** Returns the numbers that describe a customer, by the features. */
  public Map<String, Double> context(Fields customer) {
    Map<String, Double> numbers = new HashMap<>();
    for (String feature : features) {
      Value value = customer;
      for (String name : FieldPath.parse(feature).names()) {
        value = value instanceof Fields fields ? fields.value(name) : Value.ABSENT;
      }
      numbers.put(feature, number(value));
    }
    return numbers;
  }

  /** Returns the numbers of a context in the order of the features, within bounds; 0 for those that it does not have. */
  public double[] row(Map<String, Double> context) {
    return features.stream().mapToDouble(feature -> context.getOrDefault(feature, 0.0))
        .map(number -> Math.max(-LARGEST, Math.min(LARGEST, number))).toArray();
  }

  private static double number(Value value) {
    if (value instanceof Value.Number number) {
      double finite = number.value().doubleValue();
      return Double.isFinite(finite) ? finite : 0;
    }
    return value.equals(Value.Bool.TRUE) ? 1 : 0;
  }

  /** Returns an amount as a multiple of the scale, which has no unit. */
  public double scaled(Money amount) {
    if (!amount.currency().equals(scale.currency())) {
      throw new IllegalArgumentException("the policy counts in %s, not in %s".formatted(scale.code(), amount.code()));
    }
    return (double) amount.minor() / scale.minor();
  }

  /** Returns what is left of a reward after the cost of the offer, in multiples of the scale; without one, the cost alone. */
  public double net(Settled settled) {
    Money cost = settled.offer().worth().cost();
    Money reward = settled.reward();
    // both are money, but their difference need not be
    return reward == null ? -scaled(cost)
        : BigDecimal.valueOf(reward.minor()).subtract(BigDecimal.valueOf(cost.minor())).doubleValue() / scale.minor();
  }
}
