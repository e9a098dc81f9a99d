package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether people can be shared out among steps so that each can be approved and none votes in two that are separate.
 *
 * <p>For each step all smallest sets of its people are found that can approve it by themselves, and then one of each is
 * looked for, those of separate steps apart from each other (for steps of which one person each is enough that is the
 * theorem of Hall). It never calls possible chains impossible: steps of more than {@value #MOST_PEOPLE} people are left out,
 * and so is what takes more than {@value #MOST_TRIED} looks.
 */
final class Sharing {

  private static final int MOST_PEOPLE = 10;
  private static final int MOST_TRIED = 20_000;

  /** A step, and who can approve it by themselves. */
  private record Demand(Step step, List<Set<Actor>> enough) {}

  private final Definition definition;
  private final Map<Integer, Demand> demands = new HashMap<>();
  private int tried;

  Sharing(Definition definition) {
    this.definition = definition;
  }

  /** Takes in a step; returns whether it can be told who is enough for it, and somebody is. */
  boolean add(int index) {
    Step step = definition.steps().get(index);
    boolean countsOthers = step.rule().groups().stream()
        .anyMatch(group -> !group.equals(Slate.EVERYONE) && !step.groups().containsKey(group));
    if (countsOthers || Headcount.of(step).named().size() > MOST_PEOPLE) {
      return false;
    }
    List<Set<Actor>> enough = enough(step);
    demands.put(index, new Demand(step, enough));
    return !enough.isEmpty();
  }

  /** Whether people can be found for all of these steps. */
  boolean isPossible(Collection<Integer> steps) {
    tried = 0;
    List<Demand> all = steps.stream().map(index -> Objects.requireNonNull(demands.get(index)))
        .sorted(Comparator.comparingInt(demand -> demand.enough().size())).toList();
    return isPossible(all, new ArrayList<>());
  }

  private boolean isPossible(List<Demand> all, List<Set<Actor>> chosen) {
    if (chosen.size() == all.size()) {
      return true;
    }
    for (Set<Actor> people : all.get(chosen.size()).enough()) {
      if (++tried > MOST_TRIED) {
        return true;
      }
      if (isFree(all, people, chosen)) {
        chosen.add(people);
        if (isPossible(all, chosen)) {
          return true;
        }
        chosen.remove(chosen.size() - 1);
      }
    }
    return false;
  }

  private boolean isFree(List<Demand> all, Set<Actor> people, List<Set<Actor>> chosen) {
    Step step = all.get(chosen.size()).step();
    for (int i = 0; i < chosen.size(); i++) {
      boolean shares = chosen.get(i).stream().anyMatch(people::contains);
      if (shares && definition.areSeparate(step, all.get(i).step())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the smallest sets of people who can approve {@code step} if the others never vote in it. */
  private static List<Set<Actor>> enough(Step step) {
    List<Actor> named = Headcount.of(step).named();
    Slate slate = slate(step, named);
    List<Integer> smallest = new ArrayList<>();
    List<Integer> bySize = new ArrayList<>();
    for (int people = 0; people < 1 << named.size(); people++) {
      bySize.add(people);
    }
    bySize.sort(Comparator.comparingInt(Integer::bitCount));
    for (int people : bySize) {
      boolean larger = smallest.stream().anyMatch(set -> (set & people) == set);
      if (!larger && step.rule().reachable(slate, present(named.size(), people))) {
        smallest.add(people);
      }
    }
    return smallest.stream().map(people -> people(named, people)).toList();
  }

  private static Set<Actor> people(List<Actor> named, int set) {
    Set<Actor> people = new HashSet<>();
    for (int i = 0; i < named.size(); i++) {
      if ((set >> i & 1) == 1) {
        people.add(named.get(i));
      }
    }
    return people;
  }

  private static Ballots present(int seats, int set) {
    Ballots ballots = Ballots.blank(seats);
    for (int seat = 0; seat < seats; seat++) {
      ballots = (set >> seat & 1) == 1 ? ballots : ballots.vacate(seat);
    }
    return ballots;
  }

  private static Slate slate(Step step, List<Actor> named) {
    Slate.Builder slate = Slate.builder();
    step.groups().keySet().stream().filter(group -> !group.equals(Slate.EVERYONE)).forEach(slate::group);
    for (Actor person : named) {
      slate.seat(weight(step, person), groups(step, person));
    }
    return slate.build();
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
