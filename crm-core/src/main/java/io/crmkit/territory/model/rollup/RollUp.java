package io.crmkit.territory.model.rollup;

import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects records by territory and sums them up over the tree, each record once per territory, even if it lies in two
 * territories below it. For one thread.
 *
 * <p>Parts that were collected apart are merged; in which order records were added makes no difference. For figures as
 * of a past day, hand over the tree of that day and the territories that each record was in then. It holds one
 * reference for each record and one number for each of its territories.
 */
public final class RollUp {

  private final TerritoryTree tree;
  private final List<Measured> records = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<TerritoryId, List<Integer>> direct = new HashMap<>();
  private final List<Integer> outside = new ArrayList<>();

  public RollUp(TerritoryTree tree) {
    this.tree = tree;
  }

  /**
   * Adds a record.
   *
   * @param territories where it is; those that are not in the tree do not count
   * @throws IllegalArgumentException if a record of this id was added before
   */
  public void add(Measured record, Set<TerritoryId> territories) {
    if (!ids.add(record.id())) {
      throw new IllegalArgumentException("record '%s' was added before".formatted(record.id()));
    }
    int number = records.size();
    records.add(record);
    boolean found = false;
    for (TerritoryId each : territories) {
      if (tree.contains(each)) {
        direct.computeIfAbsent(each, unused -> new ArrayList<>()).add(number);
        found = true;
      }
    }
    if (!found) {
      outside.add(number);
    }
  }

  /**
   * Adds everything that another part has collected over the same tree.
   *
   * @throws IllegalArgumentException if its tree is another one, or both have a record of the same id
   */
  public void merge(RollUp other) {
    if (!tree.equals(other.tree)) {
      throw new IllegalArgumentException("other must be collected over the same tree");
    }
    Map<Integer, Set<TerritoryId>> territories = new HashMap<>();
    other.direct.forEach((territory, numbers) -> numbers.forEach(number ->
        territories.computeIfAbsent(number, unused -> new HashSet<>()).add(territory)));
    for (int number = 0; number < other.records.size(); number++) {
      add(other.records.get(number), territories.getOrDefault(number, Set.of()));
    }
  }

  /** Returns the figures of a territory and everything below it. */
  public Totals at(TerritoryId territory) {
    return totals(tree.atAndBelow(territory));
  }

  /** Returns the figures of what is in a territory itself. */
  public Totals directlyAt(TerritoryId territory) {
    return totals(List.of(tree.territory(territory)));
  }

  /** Returns the figures of every territory with everything below it, in the order of the tree. */
  public Map<TerritoryId, Totals> all() {
    Map<TerritoryId, Totals> all = new LinkedHashMap<>();
    tree.all().forEach(each -> all.put(each.id(), at(each.id())));
    return all;
  }

  /** Returns the figures of everything that is in some territory. */
  public Totals inside() {
    return totals(tree.all());
  }

  /** Returns the figures of what is in no territory. */
  public Totals outside() {
    return Totals.of(outside.stream().map(records::get).toList());
  }

  private Totals totals(List<Territory> territories) {
    BitSet seen = new BitSet(records.size());
    for (Territory each : territories) {
      direct.getOrDefault(each.id(), List.of()).forEach(seen::set);
    }
    return Totals.of(seen.stream().mapToObj(records::get).toList());
  }
}
