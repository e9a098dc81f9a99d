package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.core.Actor;
import io.crmkit.core.naming.JsonPointer;
import java.util.List;
import java.util.TreeSet;

/** Finds what the rule of a step asks of people whom the step does not have. */
final class RuleCheck {

  private static final int MOST_NAMES = 5;

  private final Definition definition;
  private final Step step;
  private final JsonPointer at;
  private final Findings findings;
  private final Headcount count;
  private final RuleReach reach;

  RuleCheck(Definition definition, Step step, JsonPointer at, Findings findings) {
    this.definition = definition;
    this.step = step;
    this.at = at;
    this.findings = findings;
    this.count = Headcount.of(step);
    this.reach = RuleReach.of(count);
  }

  void run() {
    RuleReach.leaves(step.rule()).forEach(this::leaf);
    quorum();
    reachable();
    chair();
    requester();
  }

  private void leaf(Formula leaf) {
    String group = RuleReach.group(leaf);
    if (!count.has(group)) {
      findings.error(require(), "unknown-group", "'%s' counts the group '%s', which the step does not have, only %s"
          .formatted(leaf.text(), group, new TreeSet<>(count.groups())));
    } else if (reach.hasNoEffect(leaf)) {
      findings.warning(require(), "no-effect",
          "'%s' can never fail, since '%s' has at most %d people: lower the number or leave it out"
              .formatted(leaf.text(), group, count.people(group, null)));
    }
    if (isTied(leaf, Tie.ESCALATE) && !hasLadder()) {
      findings.error(require(), "tie-without-ladder",
          "'%s' escalates ties, but the step has no ladder: give it an escalation".formatted(leaf.text()));
    }
  }

  private void quorum() {
    if (step.rule() instanceof Quorate quorate && !reach.isQuorate(quorate)) {
      findings.error(at.child("quorum").child("at_least"), "quorum-out-of-reach",
          "the quorum asks for %d people but the step has at most %d: lower it or add people"
              .formatted(quorate.minimum(), count.people(Slate.EVERYONE, null)));
    }
  }

  private void reachable() {
    if (step.rule() instanceof Quorate quorate) {
      reachable(quorate.formula());
    } else if (step.rule() instanceof Formula formula) {
      reachable(formula);
    }
  }

  private void reachable(Formula formula) {
    if (reach.isMet(formula)) {
      deadParts(formula);
    } else {
      findings.error(require(), "out-of-reach",
          "'%s' asks for more than the people of the step can give: lower a number or add people"
              .formatted(formula.text()));
    }
  }

  private void deadParts(Formula formula) {
    for (Formula part : RuleReach.parts(formula)) {
      if (formula instanceof Or && !reach.isMet(part)) {
        findings.warning(require(), "dead-part",
            "'%s' can never be met by the people of the step: correct it or leave it out".formatted(part.text()));
      } else {
        deadParts(part);
      }
    }
  }

  private void chair() {
    List<Formula> tied = RuleReach.leaves(step.rule()).stream().filter(leaf -> isTied(leaf, Tie.CHAIR)).toList();
    ApproverRef chair = step.chair();
    if (chair == null) {
      tied.forEach(leaf -> findings.error(at.child("chair"), "no-chair",
          "'%s' leaves ties to the chair: name one of the approvers as chair".formatted(leaf.text())));
    } else if (!count.maySeat(chair)) {
      findings.error(at.child("chair"), "chair-without-seat",
          "%s cannot break a tie without being an approver: add them, or name another chair".formatted(chair));
    } else if (tied.isEmpty()) {
      findings.warning(at.child("chair"), "unused-chair",
          "no tie is left to the chair: say 'ties chair' in the rule, or leave the chair out");
    }
  }

  /** Finds the people who, by submitting, take away a vote that the rule cannot do without. */
  private void requester() {
    if (definition.requesterPolicy() != RequesterPolicy.BARRED || step.onEmpty() != EmptySlatePolicy.FAIL
        || !count.isNamedOnly() || !reach.isMet(step.rule())) {
      return;
    }
    List<Actor> needed = count.named().stream()
        .filter(person -> !reach.without(person).isMet(step.rule()))
        .limit(MOST_NAMES)
        .toList();
    if (!needed.isEmpty()) {
      findings.warning(require(), "requester-is-needed",
          "whoever submits cannot approve, so the rule is out of reach for requests of %s: add people or set on_empty"
              .formatted(needed));
    }
  }

  private boolean hasLadder() {
    Escalation ladder = definition.escalationOf(step);
    return !ladder.levels().isEmpty() || !ladder.last().equals(Last.WAIT);
  }

  private static boolean isTied(Formula leaf, Tie tie) {
    return leaf instanceof Share share && share.bar() == Formula.Bar.MORE_THAN && share.tie() == tie;
  }

  private JsonPointer require() {
    return at.child("require");
  }
}
