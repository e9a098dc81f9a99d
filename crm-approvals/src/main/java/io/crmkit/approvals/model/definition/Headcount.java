package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The most people, and the most weight, that each group of a step can come to.
 *
 * <p>A named person is one, and so is the manager at one level. Roles, groups of the directory, fields and expressions
 * can yield any number.
 */
final class Headcount {

  private static final long ANY_NUMBER = Long.MAX_VALUE;

  /** What the references of one group yield at most. */
  private static final class Tally {

    private final Map<ApproverRef, Integer> weights = new LinkedHashMap<>();
    private boolean open;
  }

  private final Map<String, Tally> tallies = new HashMap<>();

  private Headcount() {}

  static Headcount of(Step step) {
    Headcount count = new Headcount();
    Tally everyone = count.tally(Slate.EVERYONE);
    step.groups().values().forEach(approvers -> approvers.forEach(approver -> add(everyone, approver)));
    step.groups().forEach((group, approvers) -> {
      Tally tally = count.tally(group);
      for (Approver approver : approvers) {
        int weight = everyone.weights.getOrDefault(approver.ref(), approver.weight());
        add(tally, new Approver(approver.ref(), weight));
      }
    });
    return count;
  }

  private Tally tally(String group) {
    return tallies.computeIfAbsent(group, unused -> new Tally());
  }

  private static void add(Tally tally, Approver approver) {
    ApproverRef ref = approver.ref();
    tally.weights.merge(ref, approver.weight(), Math::max);
    tally.open |= !(ref instanceof ApproverRef.User || ref instanceof ApproverRef.Manager);
  }

  boolean has(String group) {
    return tallies.containsKey(group);
  }

  Set<String> groups() {
    return tallies.keySet();
  }

  /** Returns the most people in a group, not counting {@code absent}. */
  long people(String group, @Nullable Actor absent) {
    Tally tally = tally(group);
    return tally.open ? ANY_NUMBER : tally.weights.size() - (weight(tally, absent) > 0 ? 1 : 0);
  }

  /** Returns the most that a group can weigh, not counting {@code absent}. */
  long weight(String group, @Nullable Actor absent) {
    Tally tally = tally(group);
    return tally.open
        ? ANY_NUMBER
        : tally.weights.values().stream().mapToLong(Integer::longValue).sum() - weight(tally, absent);
  }

  /** Whether somebody can turn out to be among the approvers. */
  boolean maySeat(ApproverRef ref) {
    Tally everyone = tally(Slate.EVERYONE);
    boolean named = ref instanceof ApproverRef.User
        && everyone.weights.keySet().stream().allMatch(ApproverRef.User.class::isInstance);
    return !named || everyone.weights.containsKey(ref);
  }

  /** Returns the people whom the step names. */
  List<Actor> named() {
    return tally(Slate.EVERYONE).weights.keySet().stream()
        .filter(ApproverRef.User.class::isInstance)
        .map(ref -> ((ApproverRef.User) ref).actor())
        .toList();
  }

  /** Whether the step names people and nobody else. */
  boolean isNamedOnly() {
    return named().size() == tally(Slate.EVERYONE).weights.size();
  }

  private static int weight(Tally tally, @Nullable Actor person) {
    return person == null ? 0 : tally.weights.getOrDefault(new ApproverRef.User(person), 0);
  }
}
