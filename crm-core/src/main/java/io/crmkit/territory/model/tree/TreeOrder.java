package io.crmkit.territory.model.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts territories in order: each before what is below it, siblings by their segments. */
final class TreeOrder {

  private TreeOrder() {}

  /** Returns them in order; those that hang on a circle, or below none of the others, are not reached. */
  static List<Territory> of(List<Territory> territories) {
    Map<@Nullable TerritoryId, List<Territory>> children = new HashMap<>();
    Map<TerritoryId, String> segments = new HashMap<>();
    for (Territory each : territories) {
      children.computeIfAbsent(each.parent(), parent -> new ArrayList<>()).add(each);
      segments.put(each.id(), each.profile().segment());
    }
    Comparator<Territory> bySegment = Comparator.comparing(each -> segments.getOrDefault(each.id(), ""));
    children.values().forEach(siblings -> siblings.sort(bySegment.reversed()));
    List<Territory> order = new ArrayList<>(territories.size());
    Deque<Territory> open = new ArrayDeque<>(territories.size() + 1);
    children.getOrDefault(null, List.of()).forEach(open::push);
    while (!open.isEmpty()) {
      Territory next = open.pop();
      order.add(next);
      children.getOrDefault(next.id(), List.of()).forEach(open::push);
    }
    return List.copyOf(order);
  }
}
