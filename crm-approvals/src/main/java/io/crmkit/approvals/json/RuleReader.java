package io.crmkit.approvals.json;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import java.util.Objects;

/** Makes the rule of a step out of the members that say something about it. */
final class RuleReader {

  private RuleReader() {}

  static VotingRule rule(StepDocument step) {
    RuleText require = step.require();
    if (require != null && require.isFirstResponse()) {
      return new FirstResponse();
    }
    Integer limit = step.rejectAfter();
    Formula formula = limit == null ? formula(step) : limited(formula(step), limit);
    QuorumDocument quorum = step.quorum();
    return quorum == null
        ? formula
        : new Quorate(
            formula, quorum.atLeast(), Objects.requireNonNullElse(quorum.abstentions(), Abstentions.PRESENT));
  }

  private static Formula formula(StepDocument step) {
    Defaults defaults = new Defaults(
        Objects.requireNonNullElse(step.denominator(), Denominator.ALL),
        Objects.requireNonNullElse(step.tie(), Tie.REJECT));
    RuleText require = step.require();
    if (require != null) {
      return require.formula(defaults);
    }
    return Boolean.FALSE.equals(step.requireAll())
        ? Formula.any(Slate.EVERYONE)
        : Formula.all(defaults.denominator(), Slate.EVERYONE);
  }

  /**
   * Returns a formula that also fails with that many rejections.
   *
   * @throws IllegalArgumentException if there is no room in it for them
   */
  static Formula limited(Formula formula, int rejections) {
    return Formula.and(formula, new FewerRejections(rejections, Slate.EVERYONE));
  }
}
