package io.crmkit.territory.model.tree;

import io.crmkit.core.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what keeps territories from being a tree. */
final class TreeCheck {

  private record Place(@Nullable TerritoryId parent, String segment) {}

  private final List<Territory> territories = new ArrayList<>();
  private final int known;
  private final Map<TerritoryId, Territory> byId = new HashMap<>();
  private final List<Violation> problems = new ArrayList<>();

  TreeCheck(Collection<Territory> known, Collection<Territory> more) {
    this.known = known.size();
    territories.addAll(known);
    territories.addAll(more);
  }

  List<Territory> territories() {
    return territories;
  }

  /** Returns the problems in the order of the list, circles last. */
  List<Violation> problems() {
    territories.forEach(each -> byId.putIfAbsent(each.id(), each));
    Set<TerritoryId> ids = new HashSet<>();
    Map<Place, Territory> taken = new HashMap<>();
    for (int i = 0; i < territories.size(); i++) {
      Territory each = territories.get(i);
      if (!ids.add(each.id())) {
        report(i, "duplicate-id", "there is another territory with the id '%s'".formatted(each.id()));
      } else {
        checkName(i, each, taken);
        checkParent(i, each);
      }
    }
    reportCycles();
    return problems;
  }

  private void checkName(int i, Territory each, Map<Place, Territory> taken) {
    String segment = each.profile().segment();
    if (segment.isEmpty()) {
      report(i, "name", "the name '%s' of %s has no letter and no digit to make a path of"
          .formatted(each.name(), each.id()));
      return;
    }
    Territory other = taken.putIfAbsent(new Place(each.parent(), segment), each);
    if (other != null) {
      report(i, "same-path", "%s and %s would both be '%s/' below %s; rename one of them"
          .formatted(other, each, segment, each.parent() == null ? "/" : each.parent()));
    }
  }

  private void checkParent(int i, Territory each) {
    TerritoryId parent = each.parent();
    if (parent == null) {
      return;
    }
    if (parent.equals(each.id())) {
      report(i, "self-parent", "%s is its own parent; give it another one, or none".formatted(each));
    } else if (!byId.containsKey(parent)) {
      report(i, "unknown-parent", "%s lies below '%s', which is not there".formatted(each, parent));
    }
  }

  /** Walks up from each territory; whoever comes back to a territory of the same walk has found a circle. */
  private void reportCycles() {
    Set<TerritoryId> sound = new HashSet<>();
    for (int i = known; i < territories.size(); i++) {
      Set<TerritoryId> walk = new LinkedHashSet<>();
      TerritoryId at = territories.get(i).id();
      while (at != null && !sound.contains(at) && walk.add(at)) {
        Territory here = byId.get(at);
        at = here == null ? null : here.parent();
      }
      if (at != null && walk.contains(at)) {
        reportCycle(i, at, walk);
      }
      sound.addAll(walk);
    }
  }

  private void reportCycle(int i, TerritoryId start, Set<TerritoryId> walk) {
    List<TerritoryId> members = new ArrayList<>(walk).subList(new ArrayList<>(walk).indexOf(start), walk.size());
    if (members.size() > 1) {
      report(i, "cycle", "%s lie below each other in a circle; give one of them a parent outside it".formatted(
          members.stream().map(id -> String.valueOf(byId.get(id))).collect(Collectors.joining(", "))));
    }
  }

  private void report(int i, String code, String message) {
    problems.add(new Violation(i < known ? "" : "/" + (i - known), "territory." + code, message));
  }
}
