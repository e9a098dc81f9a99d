package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.core.money.Money;

/**
 * What keeping a customer costs and brings: the cost matrix of which risk levels are made.
 *
 * <p>Leaving somebody alone who stays costs nothing, acting on them costs the action; leaving somebody alone who leaves
 * costs their worth, and acting on them the action and the worth times the share that leaves all the same.
 *
 * @param action what acting on one customer costs
 * @param worth what is lost with a customer who leaves, in the same currency
 * @param success which share of those who would leave stays if acted on, above 0 and at most 1
 */
public record ActionCosts(Money action, Money worth, double success) {

  public ActionCosts {
    if (!action.currency().equals(worth.currency())) {
      throw new IllegalArgumentException("costs are of two currencies: %s, %s".formatted(action.code(), worth.code()));
    }
    if (!(success > 0 && success <= 1)) {
      throw new IllegalArgumentException("success must be above 0 and at most 1 but was " + success);
    }
    if (action.signum() <= 0 || worth.minor() * success <= action.minor()) {
      throw new IllegalArgumentException("acting for %s never pays where it saves %s of %s".formatted(
          action, success, worth));
    }
  }

  /** Returns the policy under which acting pays from {@link io.crmkit.ai.ir.RiskLevel#HIGH} on. */
  public DecisionPolicy policy() {
    return DecisionPolicy.ofCosts((double) action.minor(), worth.minor() * success);
  }
}
