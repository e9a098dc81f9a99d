package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds steps that nobody may both decide and that yet need the same people, by name, to be approved at all. */
final class DutiesCheck {

  /** More people than this in both steps are left alone: every way to share them out is tried. */
  private static final int MOST_SHARED = 10;

  private final Definition definition;
  private final Findings findings;

  DutiesCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  void run() {
    List<Step> steps = definition.steps();
    for (int later = 1; later < steps.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (bothAreNeeded(earlier, later) && !canBothBeApproved(steps.get(earlier), steps.get(later))) {
          findings.warning(JsonPointer.ROOT.child("steps").child(later), "separation-of-duties",
              "too few people are named for this step and for '%s', which may not share any: name more, or allow it"
                  .formatted(steps.get(earlier).name()));
        }
      }
    }
  }

  /** Whether every request passes both steps, so far as this can be told, and neither has another way out. */
  private boolean bothAreNeeded(int earlier, int later) {
    Step one = definition.steps().get(earlier);
    Step other = definition.steps().get(later);
    return definition.areSeparate(one, other)
        && isAsked(one, earlier) && isAsked(other, later)
        && Headcount.of(one).isNamedOnly() && Headcount.of(other).isNamedOnly();
  }

  private boolean isAsked(Step step, int index) {
    boolean always = definition.forkOf(index).map(fork -> fork.join() == Fork.Join.ALL).orElse(true);
    return always && step.criteria() == null && step.onEmpty() == EmptySlatePolicy.FAIL
        && definition.escalationOf(step).equals(Escalation.NONE);
  }

  private static boolean canBothBeApproved(Step one, Step other) {
    List<Actor> shared = new ArrayList<>(Headcount.of(one).named());
    shared.retainAll(Headcount.of(other).named());
    if (shared.size() > MOST_SHARED) {
      return true;
    }
    for (int choice = 0; choice < 1 << shared.size(); choice++) {
      Set<Actor> toOther = new LinkedHashSet<>();
      for (int i = 0; i < shared.size(); i++) {
        if ((choice >> i & 1) == 1) {
          toOther.add(shared.get(i));
        }
      }
      Set<Actor> toOne = new LinkedHashSet<>(shared);
      toOne.removeAll(toOther);
      if (canBeApproved(one, toOther) && canBeApproved(other, toOne)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step can still be approved once {@code absent} do not vote in it. */
  private static boolean canBeApproved(Step step, Set<Actor> absent) {
    List<Actor> named = Headcount.of(step).named();
    Slate.Builder slate = Slate.builder();
    step.groups().keySet().stream().filter(group -> !group.equals(Slate.EVERYONE)).forEach(slate::group);
    for (Actor person : named) {
      slate.seat(weight(step, person), groups(step, person));
    }
    Ballots ballots = Ballots.blank(named.size());
    for (int seat = 0; seat < named.size(); seat++) {
      ballots = absent.contains(named.get(seat)) ? ballots.vacate(seat) : ballots;
    }
    return step.rule().reachable(slate.build(), ballots);
  }

  private static int weight(Step step, Actor person) {
    return step.groups().values().stream().flatMap(List::stream)
        .filter(approver -> approver.ref().equals(new ApproverRef.User(person)))
        .mapToInt(Approver::weight).max().orElse(1);
  }

  private static List<String> groups(Step step, Actor person) {
    return step.groups().entrySet().stream()
        .filter(group -> !group.getKey().equals(Slate.EVERYONE))
        .filter(group -> group.getValue().stream()
            .anyMatch(approver -> approver.ref().equals(new ApproverRef.User(person))))
        .map(Map.Entry::getKey).toList();
  }
}
