package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.core.Violation;
import java.util.ArrayList;
import java.util.List;

/** Finds what a rule asks of a slate that the slate cannot give. */
final class RuleCheck {

  private final Slate slate;
  private final List<Violation> found = new ArrayList<>();

  private RuleCheck(Slate slate) {
    this.slate = slate;
  }

  static List<Violation> of(VotingRule rule, Slate slate) {
    RuleCheck check = new RuleCheck(slate);
    if (rule instanceof Quorate quorate) {
      check.participation(quorate);
      FormulaShape.leaves(quorate.formula()).forEach(check::leaf);
    } else if (rule instanceof Formula formula) {
      FormulaShape.leaves(formula).forEach(check::leaf);
    }
    return List.copyOf(check.found);
  }

  private void participation(Quorate rule) {
    if (rule.minimum() > slate.size()) {
      add("quorum-too-high", "The quorum asks for %d people but the step has only %d."
          .formatted(rule.minimum(), slate.size()));
    }
  }

  private void leaf(Formula leaf) {
    String group = FormulaShape.group(leaf);
    if (!slate.groups().contains(group)) {
      add("unknown-group", "'%s' names the group '%s', which is not one of %s."
          .formatted(leaf.text(), group, slate.groups()));
    } else {
      size(leaf, group);
      chair(leaf);
    }
  }

  private void size(Formula leaf, String group) {
    int people = slate.seats(group).length;
    if (leaf instanceof AtLeast atLeast && atLeast.n() > people) {
      add("out-of-reach", "'%s' asks for %d of '%s', which has %d."
          .formatted(leaf.text(), atLeast.n(), group, people));
    } else if (leaf instanceof FewerRejections fewer && fewer.limit() > people) {
      add("no-effect", "'%s' allows up to %d rejections of '%s', which has %d and so can never reach them."
          .formatted(leaf.text(), fewer.limit() - 1, group, people));
    } else if (leaf instanceof WeightAtLeast heavy && heavy.weight() > weight(group)) {
      add("out-of-reach", "'%s' asks for weight %d of '%s', which weighs %d."
          .formatted(leaf.text(), heavy.weight(), group, weight(group)));
    } else if (leaf instanceof Share && people == 0) {
      add("out-of-reach", "'%s' asks for a share of '%s', which has nobody."
          .formatted(leaf.text(), group));
    }
  }

  private void chair(Formula leaf) {
    if (leaf instanceof Share share && share.tie() == Tie.CHAIR && slate.chair().isEmpty()) {
      add("no-chair", "'%s' leaves ties to the chair, but the step has no chair."
          .formatted(leaf.text()));
    }
  }

  private long weight(String group) {
    long weight = 0;
    for (int seat : slate.seats(group)) {
      weight += slate.weight(seat);
    }
    return weight;
  }

  private void add(String code, String message) {
    found.add(new Violation("", "approvals.vote." + code, message));
  }
}
