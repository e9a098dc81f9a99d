package io.crmkit.ai.ir;

import io.crmkit.core.json.AsDocument;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A decision tree. Its nodes are numbered in the order they were added, the root is 0 and children come after their
 * parents, so that it has no cycle.
 *
 * <p>A split by a number sends {@code x <= threshold} to the left; one by category sends those of its set there. Where
 * there is no value, or one that is no category of 0 to 63, the split says which way is taken. A cover says how much
 * weight of what was learned from came to a node; explanations are expectations over it.
 */
public final class Tree {

  /** The number of categories that a split can tell apart. */
  public static final int MOST_CATEGORIES = Long.SIZE;

  private static final int LEAF = -1;

  private final int[] slots;
  private final double[] numbers;
  private final long[] categories;
  private final byte[] kinds;
  private final int[] lefts;
  private final int[] rights;
  private final double[] covers;
  private final int depth;

  private Tree(Builder of) {
    slots = Arrays.copyOf(of.slots, of.size);
    numbers = Arrays.copyOf(of.numbers, of.size);
    categories = Arrays.copyOf(of.categories, of.size);
    kinds = Arrays.copyOf(of.kinds, of.size);
    lefts = Arrays.copyOf(of.lefts, of.size);
    rights = Arrays.copyOf(of.rights, of.size);
    covers = Arrays.copyOf(of.covers, of.size);
    depth = deepest();
  }

  /** Returns a tree that says the same of everybody. */
  public static Tree leaf(double value, double cover) {
    Builder tree = new Builder();
    tree.leaf(value, cover);
    return tree.build();
  }

  @AsDocument
  static Tree ofDocument(List<TreeNode> nodes) {
    return TreeNode.tree(nodes);
  }

  @AsDocument
  List<TreeNode> document() {
    return TreeNode.nodes(this);
  }

  /** Returns how many nodes there are. */
  public int size() {
    return slots.length;
  }

  /** Returns how many splits the longest way to a leaf has. */
  public int depth() {
    return depth;
  }

  /** Whether a node is a leaf. */
  public boolean isLeaf(int node) {
    return slots[node] == LEAF;
  }

  /** Whether a split is by category. */
  public boolean isByCategory(int node) {
    return (kinds[node] & Builder.BY_CATEGORY) != 0;
  }

  /** Whether those without a value go to the left. */
  public boolean isMissingLeft(int node) {
    return (kinds[node] & Builder.MISSING_LEFT) != 0;
  }

  /** Returns the slot that a split reads. */
  public int slot(int node) {
    return slots[node];
  }

  /** Returns the largest number that goes to the left. */
  public double threshold(int node) {
    return numbers[node];
  }

  /** Returns the categories that go to the left, bit {@code c} for code {@code c}. */
  public long categories(int node) {
    return categories[node];
  }

  /** Returns what a leaf adds to the margin. */
  public double value(int node) {
    return numbers[node];
  }

  /** Returns the left child of a split. */
  public int left(int node) {
    return lefts[node];
  }

  /** Returns the right child of a split. */
  public int right(int node) {
    return rights[node];
  }

  /** Returns how much weight of what was learned from came to a node. */
  public double cover(int node) {
    return covers[node];
  }

  /** Whether a value goes to the left at a split. */
  public boolean isLeft(int node, double value) {
    if ((kinds[node] & Builder.BY_CATEGORY) == 0) {
      return value <= numbers[node] || Double.isNaN(value) && (kinds[node] & Builder.MISSING_LEFT) != 0;
    }
    return value >= 0 && value < MOST_CATEGORIES
        ? (categories[node] >>> (int) value & 1) != 0 : (kinds[node] & Builder.MISSING_LEFT) != 0;
  }

  /** Returns the leaf that a case comes to. */
  public int leafOf(double[] values) {
    int node = 0;
    while (slots[node] != LEAF) {
      node = isLeft(node, values[slots[node]]) ? lefts[node] : rights[node];
    }
    return node;
  }

  /** Returns what the tree adds to the margin of a case. */
  public double value(double[] values) {
    return numbers[leafOf(values)];
  }

  /** Returns which share of those at a split went to the left, by the covers of its children; half without any. */
  public double leftShare(int node) {
    double both = covers[lefts[node]] + covers[rights[node]];
    return both > 0 ? covers[lefts[node]] / both : 0.5;
  }

  /** Returns the mean of the leaves: what is expected of somebody of whom nothing is known. */
  public double mean() {
    double[] means = numbers.clone();
    for (int node = slots.length - 1; node >= 0; node--) {
      if (slots[node] != LEAF) {
        double share = leftShare(node);
        means[node] = share * means[lefts[node]] + (1 - share) * means[rights[node]];
      }
    }
    return means[0];
  }

  /** Returns the same tree of other slots. */
  public Tree reading(IntUnaryOperator slots) {
    Builder tree = new Builder();
    for (int node = 0; node < size(); node++) {
      Side missing = isMissingLeft(node) ? Side.LEFT : Side.RIGHT;
      if (isLeaf(node)) {
        tree.leaf(numbers[node], covers[node]);
      } else if (isByCategory(node)) {
        tree.splitByCategory(slots.applyAsInt(this.slots[node]), categories[node], missing, covers[node]);
      } else {
        tree.split(slots.applyAsInt(this.slots[node]), numbers[node], missing, covers[node]);
      }
    }
    for (int node = 0; node < size(); node++) {
      if (!isLeaf(node)) {
        tree.children(node, lefts[node], rights[node]);
      }
    }
    return tree.build();
  }

  private int deepest() {
    int[] depths = new int[slots.length];
    int deepest = 0;
    for (int node = 0; node < slots.length; node++) {
      if (slots[node] != LEAF) {
        depths[lefts[node]] = depths[node] + 1;
        depths[rights[node]] = depths[node] + 1;
        deepest = Math.max(deepest, depths[node] + 1);
      }
    }
    return deepest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree that && Arrays.equals(slots, that.slots) && Arrays.equals(numbers, that.numbers)
        && Arrays.equals(categories, that.categories) && Arrays.equals(kinds, that.kinds)
        && Arrays.equals(lefts, that.lefts) && Arrays.equals(rights, that.rights)
        && Arrays.equals(covers, that.covers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(slots) + Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return "Tree[%d nodes, depth %d]".formatted(size(), depth);
  }

  /** Puts a tree together, parents before their children. */
  public static final class Builder {

    private static final byte BY_CATEGORY = 1;
    private static final byte MISSING_LEFT = 2;

    private int[] slots = new int[16];
    private double[] numbers = new double[16];
    private long[] categories = new long[16];
    private byte[] kinds = new byte[16];
    private int[] lefts = new int[16];
    private int[] rights = new int[16];
    private double[] covers = new double[16];
    private int size;

    /** Adds a leaf and returns its node. */
    public int leaf(double value, double cover) {
      return add(LEAF, Finite.require(value, "value"), cover);
    }

    /** Adds a split by a number and returns its node; {@code missing} says where those without one go. */
    public int split(int slot, double threshold, Side missing, double cover) {
      return split(slot, Finite.require(threshold, "threshold"), 0L, missing == Side.LEFT ? MISSING_LEFT : 0, cover);
    }

    /** Adds a split by category and returns its node; {@code missing} says where all other values go. */
    public int splitByCategory(int slot, long left, Side missing, double cover) {
      return split(slot, 0, left, BY_CATEGORY | (missing == Side.LEFT ? MISSING_LEFT : 0), cover);
    }

    /** Says which nodes follow a split. */
    public void children(int split, int left, int right) {
      if (split >= size || slots[split] == LEAF || left <= split || right <= split || left == right) {
        throw new IllegalArgumentException("node %d cannot have the children %d and %d".formatted(split, left, right));
      }
      lefts[split] = left;
      rights[split] = right;
    }

    /**
     * Returns the tree.
     *
     * @throws IllegalArgumentException if a split has no children, or a node is not reached by exactly one way
     */
    public Tree build() {
      int[] parents = new int[size];
      for (int node = 0; node < size; node++) {
        if (slots[node] != LEAF) {
          count(parents, node, lefts[node]);
          count(parents, node, rights[node]);
        }
      }
      for (int node = 1; node < size; node++) {
        if (parents[node] != 1) {
          throw new IllegalArgumentException("node %d has %d parents".formatted(node, parents[node]));
        }
      }
      if (size == 0) {
        throw new IllegalArgumentException("a tree has at least one node");
      }
      return new Tree(this);
    }

    private void count(int[] parents, int node, int child) {
      if (child <= node || child >= size) {
        throw new IllegalArgumentException("node %d has no child %d".formatted(node, child));
      }
      parents[child]++;
    }

    private int split(int slot, double threshold, long left, int kind, double cover) {
      int node = add(Slots.require(slot), threshold, cover);
      categories[node] = left;
      kinds[node] = (byte) kind;
      return node;
    }

    private int add(int slot, double number, double cover) {
      if (!(cover >= 0) || Double.isInfinite(cover)) {
        throw new IllegalArgumentException("cover is no weight: " + cover);
      }
      if (size == slots.length) {
        grow();
      }
      slots[size] = slot;
      numbers[size] = number + 0.0;
      covers[size] = cover + 0.0;
      return size++;
    }

    private void grow() {
      int length = size * 2;
      slots = Arrays.copyOf(slots, length);
      numbers = Arrays.copyOf(numbers, length);
      categories = Arrays.copyOf(categories, length);
      kinds = Arrays.copyOf(kinds, length);
      lefts = Arrays.copyOf(lefts, length);
      rights = Arrays.copyOf(rights, length);
      covers = Arrays.copyOf(covers, length);
    }
  }

  /** Where a split sends a case. */
  public enum Side { LEFT, RIGHT }
}
