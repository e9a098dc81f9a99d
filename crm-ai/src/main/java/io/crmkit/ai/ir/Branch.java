package io.crmkit.ai.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a tree with the way to it: at most {@value #MOST_SPLITS} splits, so that the outcomes of all of them, taken
 * without asking which are met, are an index of a small table. Bit {@code i} of the outcomes is 1 where a case goes to
 * the right at split {@code i}.
 *
 * @param splits nodes of the tree, those of the way first
 * @param leaves of the part
 */
public record Branch(List<Integer> splits, List<Leaf> leaves) {

  /** How many splits a branch has at most, those on the way included. */
  public static final int MOST_SPLITS = 8;

  public Branch {
    splits = List.copyOf(splits);
    leaves = List.copyOf(leaves);
  }

  /**
   * A leaf, which a case comes to if {@code (outcomes & mask) == wanted}.
   *
   * @param node of the tree
   * @param mask the bits of the splits on the way to it
   * @param wanted those of them at which the way turns right
   */
  public record Leaf(int node, int mask, int wanted) {

    /** Whether a case of these outcomes comes to it. */
    public boolean isReached(int outcomes) {
      return (outcomes & mask) == wanted;
    }
  }

  /**
   * Returns the branches of a tree: each leaf is in exactly one. A tree of depth 4 has one or two; one that is deeper
   * than {@value #MOST_SPLITS} cannot be cut into branches and has none.
   */
  public static List<Branch> of(Tree tree) {
    if (tree.depth() > MOST_SPLITS) {
      return List.of();
    }
    Cutter cutter = new Cutter(tree);
    cutter.cut(0, List.of(), 0, 0);
    return cutter.branches;
  }

  /** Returns how many outcomes there are. */
  public int outcomes() {
    return 1 << splits.size();
  }

  private static final class Cutter {

    private final Tree tree;
    private final int[] below;
    private final List<Branch> branches = new ArrayList<>();

    Cutter(Tree tree) {
      this.tree = tree;
      below = new int[tree.size()];
      for (int node = tree.size() - 1; node >= 0; node--) {
        below[node] = tree.isLeaf(node) ? 0 : 1 + below[tree.left(node)] + below[tree.right(node)];
      }
    }

    void cut(int node, List<Integer> way, int mask, int wanted) {
      List<Integer> splits = new ArrayList<>(way);
      if (way.size() + below[node] <= MOST_SPLITS) {
        List<Leaf> leaves = new ArrayList<>();
        collect(node, mask, wanted, splits, leaves);
        branches.add(new Branch(splits, leaves));
        return;
      }
      int bit = 1 << splits.size();
      splits.add(node);
      cut(tree.left(node), splits, mask | bit, wanted);
      cut(tree.right(node), splits, mask | bit, wanted | bit);
    }

    private void collect(int node, int mask, int wanted, List<Integer> splits, List<Leaf> leaves) {
      if (tree.isLeaf(node)) {
        leaves.add(new Leaf(node, mask, wanted));
        return;
      }
      int bit = 1 << splits.size();
      splits.add(node);
      collect(tree.left(node), mask | bit, wanted, splits, leaves);
      collect(tree.right(node), mask | bit, wanted | bit, splits, leaves);
    }
  }

  /** The outcomes of many cases at once: loops so plain that a processor does several cases in one step. */
  public static final class Outcomes {

    private final int[] columns;
    private final int[] ranks;

    private Outcomes(Branch branch, Tree tree, SlotCodes codes) {
      columns = branch.splits.stream().mapToInt(split -> codes.column(tree, split)).toArray();
      ranks = branch.splits.stream().mapToInt(split -> codes.rank(tree, split)).toArray();
    }

    /** Writes the outcomes of the cases of a block. */
    public void write(CaseBlock block, int[] into) {
      Arrays.fill(into, 0, block.rows(), 0);
      int i = 0;
      for (; i + 4 <= columns.length; i += 4) {
        four(block.codes(columns[i]), ranks[i], block.codes(columns[i + 1]), ranks[i + 1],
            block.codes(columns[i + 2]), ranks[i + 2], block.codes(columns[i + 3]), ranks[i + 3],
            i, into, block.rows());
      }
      for (; i < columns.length; i++) {
        one(block.codes(columns[i]), ranks[i], i, into, block.rows());
      }
    }

    private static void four(int[] a, int rankA, int[] b, int rankB, int[] c, int rankC, int[] d, int rankD, int bit,
        int[] into, int rows) {
      for (int row = 0; row < rows; row++) {
        into[row] |= (rankA - a[row] >>> 31 | rankB - b[row] >>> 31 << 1 | rankC - c[row] >>> 31 << 2
            | rankD - d[row] >>> 31 << 3) << bit;
      }
    }

    private static void one(int[] codes, int rank, int bit, int[] into, int rows) {
      for (int row = 0; row < rows; row++) {
        into[row] |= rank - codes[row] >>> 31 << bit;
      }
    }
  }

  /** Returns what tells the outcomes of cases at the splits of this branch. */
  public Outcomes outcomes(Tree tree, SlotCodes codes) {
    return new Outcomes(this, tree, codes);
  }
}
