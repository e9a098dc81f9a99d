package io.crmkit.territory.model.rollup;

import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well a tree covers records: which of them nobody looks after, which several do, and where the load is uneven. For
 * one thread.
 *
 * <p>The weight of a record, such as the revenue that is expected of it, is its value; a record without one weighs
 * nothing.
 */
public final class Coverage {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final TerritoryTree tree;
  private final RollUp rollUp;
  private final Set<String> unassigned = new TreeSet<>();
  private final Map<String, Overlap> overlapping = new TreeMap<>();

  public Coverage(TerritoryTree tree) {
    this.tree = tree;
    this.rollUp = new RollUp(tree);
  }

  /**
   * That a record is in territories of which none lies above another.
   *
   * @param territories the lowest ones of each branch, at least two, in the order of the tree
   */
  public record Overlap(String record, List<TerritoryId> territories) {

    public Overlap {
      territories = List.copyOf(territories);
    }
  }

  /**
   * That a territory carries more or less than those beside it.
   *
   * @param weight what it carries with everything below it
   * @param mean of it and those beside it
   * @param percent how far {@code weight} is from {@code mean}, in percent of that; negative if below
   */
  public record Imbalance(TerritoryId territory, BigDecimal weight, BigDecimal mean, BigDecimal percent) {}

  /**
   * Adds a record.
   *
   * @param territories where it is; those that are not in the tree do not count
   * @throws IllegalArgumentException if a record of this id was added before
   */
  public void add(Measured record, Set<TerritoryId> territories) {
    rollUp.add(record, territories);
    List<TerritoryId> known =
        territories.stream().filter(tree::contains).sorted(Comparator.comparingInt(tree::place)).toList();
    List<TerritoryId> lowest =
        known.stream().filter(each -> known.stream().noneMatch(other -> tree.isAbove(each, other))).toList();
    if (lowest.isEmpty()) {
      unassigned.add(record.id());
    } else if (lowest.size() > 1) {
      overlapping.put(record.id(), new Overlap(record.id(), lowest));
    }
  }

  /** Returns the records that are in no territory, in the order of their ids. */
  public List<String> unassigned() {
    return List.copyOf(unassigned);
  }

  /** Returns the records that are in territories beside each other, in the order of their ids. */
  public List<Overlap> overlapping() {
    return List.copyOf(overlapping.values());
  }

  /**
   * Returns the territories that carry too much or too little, in the order of the tree. Each is measured against
   * itself and its siblings; where the mean of those is not positive, there is nothing to measure against.
   *
   * @param tolerance how far from the mean is still balanced, in percent of it; not negative
   */
  public List<Imbalance> unbalanced(BigDecimal tolerance) {
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("tolerance must not be negative but was " + tolerance.toPlainString());
    }
    List<Imbalance> found = new ArrayList<>(among(tree.roots(), tolerance));
    tree.all().forEach(each -> found.addAll(among(tree.children(each.id()), tolerance)));
    found.sort(Comparator.comparingInt(each -> tree.place(each.territory())));
    return List.copyOf(found);
  }

  private List<Imbalance> among(List<Territory> siblings, BigDecimal tolerance) {
    List<BigDecimal> weights = siblings.stream().map(each -> rollUp.at(each.id()).sum()).toList();
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (siblings.size() < 2 || sum.signum() <= 0) {
      return List.of();
    }
    BigDecimal count = BigDecimal.valueOf(siblings.size());
    List<Imbalance> unbalanced = new ArrayList<>();
    for (int i = 0; i < siblings.size(); i++) {
      // multiplied by the count and by the mean, so that nothing is rounded before it is compared
      BigDecimal off = weights.get(i).multiply(count).subtract(sum).multiply(HUNDRED);
      if (off.abs().compareTo(tolerance.multiply(sum)) > 0) {
        unbalanced.add(new Imbalance(siblings.get(i).id(), weights.get(i),
            sum.divide(count, MathContext.DECIMAL128), off.divide(sum, MathContext.DECIMAL128)));
      }
    }
    return unbalanced;
  }
}
