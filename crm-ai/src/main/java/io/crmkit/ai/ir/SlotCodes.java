package io.crmkit.ai.ir;

import io.crmkit.ai.ir.Tree.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The slots of cases as whole numbers, so that every split of some trees is one comparison: a case goes to the right
 * where its code in the column of the split is greater than the rank of the split.
 *
 * <p>The code of a number is how many thresholds of its slot are below it, and the rank of a split the place of its
 * threshold among them. What is missing is below or above all, in a column for each side that splits send it to. Splits
 * by the same categories share a column of 0 (left) and 1.
 */
public final class SlotCodes {

  private final Map<Integer, Ladder> ladders = new HashMap<>();
  private final Map<Integer, double[]> thresholds = new HashMap<>();
  private final Map<Key, Integer> columns = new HashMap<>();
  private final List<Column> made = new ArrayList<>();

  private SlotCodes() {}

  /** Returns the codes that some trees need. */
  public static SlotCodes of(List<Tree> trees) {
    SlotCodes codes = new SlotCodes();
    Map<Integer, TreeSet<Double>> found = new HashMap<>();
    for (Tree tree : trees) {
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node) && !tree.isByCategory(node)) {
          found.computeIfAbsent(tree.slot(node), slot -> new TreeSet<>()).add(tree.threshold(node));
        }
      }
    }
    found.forEach((slot, all) -> codes.add(slot, all.stream().mapToDouble(Double::doubleValue).toArray()));
    for (Tree tree : trees) {
      for (int node = 0; node < tree.size(); node++) {
        codes.add(tree, node);
      }
    }
    return codes;
  }

  private void add(int slot, double[] ascending) {
    thresholds.put(slot, ascending);
    ladders.put(slot, new Ladder(ascending));
  }

  private void add(Tree tree, int node) {
    if (!tree.isLeaf(node) && columns.putIfAbsent(Key.of(tree, node), made.size()) == null) {
      Ladder ladder = ladders.get(tree.slot(node));
      made.add(ladder == null || tree.isByCategory(node) ? new OfCategories(tree, node)
          : new OfNumbers(tree.slot(node), ladder, tree.isMissingLeft(node) ? 0 : ladder.size()));
    }
  }

  /** Returns how many columns there are. */
  public int columns() {
    return made.size();
  }

  /** Returns the column that a split of one of the trees reads. */
  public int column(Tree tree, int split) {
    Integer column = columns.get(Key.of(tree, split));
    if (column == null) {
      throw new IllegalArgumentException("no column was made for split %d of %s".formatted(split, tree));
    }
    return column;
  }

  /** Returns the greatest code that goes to the left at a split of one of the trees. */
  public int rank(Tree tree, int split) {
    return tree.isByCategory(split) ? 0 : Arrays.binarySearch(thresholds.get(tree.slot(split)), tree.threshold(split));
  }

  /** Returns the greatest code of a column. */
  public int greatest(int column) {
    return made.get(column).greatest();
  }

  /** Writes the codes of the first {@code rows} cases of slots. */
  void write(double[][] slots, int rows, int[][] codes) {
    for (int i = 0; i < codes.length; i++) {
      made.get(i).write(slots, rows, codes[i]);
    }
  }

  /** Writes the codes of one case. */
  void write(double[] slots, int[] codes) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = made.get(i).code(slots);
    }
  }

  private record Key(int slot, boolean isByCategory, long categories, Side missing) {

    static Key of(Tree tree, int node) {
      return new Key(tree.slot(node), tree.isByCategory(node), tree.categories(node),
          tree.isMissingLeft(node) ? Side.LEFT : Side.RIGHT);
    }
  }

  private interface Column {

    int greatest();

    int code(double[] slots);

    void write(double[][] slots, int rows, int[] codes);
  }

  private record OfNumbers(int slot, Ladder ladder, int missing) implements Column {

    @Override
    public int greatest() {
      return ladder.size();
    }

    @Override
    public int code(double[] slots) {
      return code(slots[slot]);
    }

    @Override
    public void write(double[][] slots, int rows, int[] codes) {
      double[] values = slots[slot];
      for (int row = 0; row < rows; row++) {
        codes[row] = code(values[row]);
      }
    }

    private int code(double value) {
      return Double.isNaN(value) ? missing : ladder.below(value);
    }
  }

  private record OfCategories(Tree tree, int split) implements Column {

    @Override
    public int greatest() {
      return 1;
    }

    @Override
    public int code(double[] slots) {
      return tree.isLeft(split, slots[tree.slot(split)]) ? 0 : 1;
    }

    @Override
    public void write(double[][] slots, int rows, int[] codes) {
      double[] values = slots[tree.slot(split)];
      for (int row = 0; row < rows; row++) {
        codes[row] = tree.isLeft(split, values[row]) ? 0 : 1;
      }
    }
  }
}
