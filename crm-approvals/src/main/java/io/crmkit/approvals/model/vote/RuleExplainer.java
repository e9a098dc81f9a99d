package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import java.util.List;

/** Puts what a rule has counted so far into an {@link Explanation}. */
final class RuleExplainer {

  private final Slate slate;
  private final Ballots ballots;

  private RuleExplainer(Slate slate, Ballots ballots) {
    this.slate = slate;
    this.ballots = ballots;
  }

  static Explanation of(VotingRule rule, Slate slate, Ballots ballots) {
    slate.requireFits(ballots);
    RuleExplainer explainer = new RuleExplainer(slate, ballots);
    if (rule instanceof Quorate quorate) {
      return explainer.quorate(quorate);
    }
    if (rule instanceof Formula formula) {
      return explainer.whole(formula);
    }
    int decisive = ballots.firstDecisive() == Choice.ABSTAIN ? 0 : 1;
    return Explanation.leaf(rule.text(), decisive, 1, rule.standing(slate, ballots));
  }

  private Explanation quorate(Quorate rule) {
    int present = rule.participants(slate, ballots);
    Outcome worst = present >= rule.minimum() ? Outcome.APPROVED : Outcome.REJECTED;
    Outcome best = present + ballots.open() >= rule.minimum() ? Outcome.APPROVED : Outcome.REJECTED;
    Explanation participation =
        Explanation.leaf(rule.participation(), present, rule.minimum(), Standing.between(worst, best));
    return joined(rule.text(), 2, rule.standing(slate, ballots), List.of(participation, whole(rule.formula())));
  }

  /** The root stands where the rule stands: unlike a part, it takes at least one approving vote. */
  private Explanation whole(Formula formula) {
    Explanation root = part(formula);
    return new Explanation(root.text(), root.have(), root.need(), formula.standing(slate, ballots), root.parts());
  }

  private Explanation part(Formula formula) {
    Standing standing = standing(formula);
    List<Formula> parts = FormulaShape.parts(formula);
    if (!parts.isEmpty()) {
      int need = formula instanceof Or ? 1 : parts.size();
      return joined(formula.text(), need, standing, parts.stream().map(this::part).toList());
    }
    if (formula instanceof FewerRejections fewer) {
      return Explanation.leaf(formula.text(), heads(fewer.group(), Choice.REJECT), fewer.limit(), standing);
    }
    if (formula instanceof AtLeast atLeast) {
      return Explanation.leaf(formula.text(), heads(atLeast.group(), Choice.APPROVE), atLeast.n(), standing);
    }
    long approving = approvingWeight(FormulaShape.group(formula));
    long need = formula instanceof Share share
        ? needed(share, approving)
        : ((WeightAtLeast) formula).weight();
    return Explanation.leaf(formula.text(), approving, need, standing);
  }

  private static Explanation joined(String text, int need, Standing standing, List<Explanation> parts) {
    long approved = parts.stream().filter(part -> part.standing() == Standing.APPROVED).count();
    return new Explanation(text, approved, need, standing, parts);
  }

  private Standing standing(Formula part) {
    return Standing.between(part.outcome(slate, ballots, Choice.REJECT), part.outcome(slate, ballots, Choice.APPROVE));
  }

  private long heads(String group, Choice choice) {
    return ballots.count(slate.seats(group), choice, Choice.ABSTAIN);
  }

  private long approvingWeight(String group) {
    return ballots.weigh(slate.seats(group), slate.weights(), Choice.APPROVE, Choice.ABSTAIN);
  }

  /** The smallest whole weight that passes the bar, and never nothing. */
  private long needed(Share share, long approving) {
    long scaled = share.whole(slate, ballots, Choice.ABSTAIN, approving) * share.threshold().numerator();
    long parts = share.threshold().denominator();
    long floor = scaled / parts;
    boolean exact = scaled % parts == 0;
    return Math.max(1, exact && share.bar() == Bar.AT_LEAST ? floor : floor + 1);
  }
}
