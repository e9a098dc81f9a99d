package io.crmkit.approvals.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the forks of a definition document say against its steps: they must be runs of them, branch by branch. */
final class ForkConflicts {

  static final int MOST = 100;

  private final Conflicts conflicts;
  private final List<String> names;
  private final Set<String> taken = new HashSet<>();

  private ForkConflicts(Conflicts conflicts, List<Part> steps) {
    this.conflicts = conflicts;
    this.names = inOrder(steps).stream().map(step -> step.child("name").text().orElse("")).toList();
  }

  static void find(Conflicts conflicts, Part definition, List<Part> steps) {
    ForkConflicts forks = new ForkConflicts(conflicts, steps);
    Set<String> seen = new HashSet<>();
    for (Part fork : definition.child("forks").elements(MOST)) {
      if (!fork.child("name").text().map(seen::add).orElse(true)) {
        conflicts.add(fork.child("name"), "fork-name-twice", "another fork has this name: give each its own");
      }
      forks.check(fork);
    }
  }

  private void check(Part fork) {
    Part branches = fork.child("branches");
    List<List<Integer>> runs = new ArrayList<>();
    if (branches.value() instanceof Map<?, ?> members) {
      members.keySet().forEach(name -> runs.add(places(branches.child(String.valueOf(name)))));
    }
    runs.removeIf(List::isEmpty);
    runs.sort(Comparator.comparing(run -> run.get(0)));
    List<Integer> all = runs.stream().flatMap(List::stream).toList();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i) != all.get(i - 1) + 1) {
        conflicts.add(branches, "fork-out-of-order", "'%s' does not stand right behind '%s' in steps: list the steps of"
            .formatted(names.get(all.get(i)), names.get(all.get(i - 1)))
            + " a fork one behind the other, branch by branch");
        return;
      }
    }
  }

  /** Returns where the steps of one branch stand, after telling of those that it cannot have. */
  private List<Integer> places(Part branch) {
    List<Integer> places = new ArrayList<>();
    for (Part step : branch.elements(DefinitionDocument.MOST_STEPS)) {
      String name = step.text().orElse("");
      int place = names.indexOf(name);
      if (place < 0) {
        conflicts.add(step, "no-such-step", "no step is called '%s'".formatted(name));
      } else if (!taken.add(name)) {
        conflicts.add(step, "step-in-two-branches", "'%s' is in a branch already: a step is in one".formatted(name));
      } else {
        places.add(place);
      }
    }
    return places;
  }

  private static List<Part> inOrder(List<Part> steps) {
    List<Part> order = new ArrayList<>(steps);
    order.sort(Comparator.comparing(step -> step.child("step").number().orElse(BigDecimal.ZERO)));
    return order;
  }
}
