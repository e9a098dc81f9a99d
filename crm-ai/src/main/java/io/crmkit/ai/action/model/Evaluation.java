package io.crmkit.ai.action.model;

import io.crmkit.ai.action.evaluation.Estimate;
import io.crmkit.ai.action.evaluation.Overlap;
import java.util.Objects;

/**
 * What a policy would bring in the mean of decisions, as multiples of its scale.
 *
 * @param ips by inverse propensity scores
 * @param snips by the same, normalized
 * @param doublyRobust by a model and what it did not foresee
 * @param inForce what the policy in force brought in the same decisions
 * @param overlap how much of the log says so
 */
public record Evaluation(Estimate ips, Estimate snips, Estimate doublyRobust, Estimate inForce, Overlap overlap) {

  public Evaluation {
    Objects.requireNonNull(ips, "ips");
    Objects.requireNonNull(snips, "snips");
    Objects.requireNonNull(doublyRobust, "doublyRobust");
    Objects.requireNonNull(inForce, "inForce");
    Objects.requireNonNull(overlap, "overlap");
  }
}
