package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.And;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule can be met by the most people that a step can have.
 *
 * <p>More people and more approvals never hurt a formula, so looking at the case in which everybody approves is exact.
 */
final class RuleReach {

  private final Headcount count;
  private final @Nullable Actor absent;

  private RuleReach(Headcount count, @Nullable Actor absent) {
    this.count = count;
    this.absent = absent;
  }

  static RuleReach of(Headcount count) {
    return new RuleReach(count, null);
  }

  /** The reach of a rule without one of the people whom the step names. */
  RuleReach without(Actor person) {
    return new RuleReach(count, person);
  }

  boolean isMet(VotingRule rule) {
    if (rule instanceof Quorate quorate) {
      return isQuorate(quorate) && isMet(quorate.formula());
    }
    return rule instanceof Formula formula ? isMet(formula) : people(Slate.EVERYONE) > 0;
  }

  boolean isQuorate(Quorate rule) {
    return rule.minimum() <= people(Slate.EVERYONE);
  }

  boolean isMet(Formula formula) {
    if (formula instanceof And and) {
      return and.parts().stream().allMatch(this::isMet);
    }
    if (formula instanceof Or or) {
      return or.parts().stream().anyMatch(this::isMet);
    }
    String group = group(formula);
    if (!count.has(group)) {
      return true;
    }
    if (formula instanceof AtLeast atLeast) {
      return atLeast.n() <= people(group);
    }
    if (formula instanceof WeightAtLeast heavy) {
      return heavy.weight() <= count.weight(group, absent);
    }
    return formula instanceof FewerRejections || people(group) > 0;
  }

  /** Whether so many rejections as this part forbids can never come together. */
  boolean hasNoEffect(Formula leaf) {
    return leaf instanceof FewerRejections fewer && count.has(fewer.group()) && fewer.limit() > people(fewer.group());
  }

  static List<Formula> parts(Formula formula) {
    if (formula instanceof And and) {
      return and.parts();
    }
    return formula instanceof Or or ? or.parts() : List.of();
  }

  /** Returns the conditions of a rule that count one group each. */
  static List<Formula> leaves(VotingRule rule) {
    if (rule instanceof Quorate quorate) {
      return leaves(quorate.formula());
    }
    List<Formula> leaves = new ArrayList<>();
    if (rule instanceof Formula formula) {
      List<Formula> parts = parts(formula);
      parts.forEach(part -> leaves.addAll(leaves(part)));
      if (parts.isEmpty()) {
        leaves.add(formula);
      }
    }
    return leaves;
  }

  static String group(Formula leaf) {
    return leaf.groups().iterator().next();
  }

  private long people(String group) {
    return count.people(group, absent);
  }
}
