package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.ir.DecisionPolicy;
import java.util.Objects;

/**
 * How a host wants churn to be told.
 *
 * @param features what models are told of customers
 * @param prior the share of customers that is believed to leave before anything is known
 * @param policy what follows of a probability
 * @param explaining how much is told of why
 */
public record ChurnSettings(
    ChurnFeatures features, BaseRate prior, DecisionPolicy policy, ExplanationRules explaining) {

  public ChurnSettings {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(prior, "prior");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(explaining, "explaining");
  }

  /** Returns settings that explain by {@link ExplanationRules#DEFAULT}. */
  public ChurnSettings(ChurnFeatures features, BaseRate prior, DecisionPolicy policy) {
    this(features, prior, policy, ExplanationRules.DEFAULT);
  }

  /** Returns these settings that explain otherwise. */
  public ChurnSettings explaining(ExplanationRules rules) {
    return new ChurnSettings(features, prior, policy, rules);
  }
}
