package io.crmkit.ai.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a tree adds to the margins of a block of cases. It belongs to one thread. */
interface TreeMargins {

  /** The most branches whose outcomes are all told rather than the way walked: those of a tree of depth 4. */
  int MOST_BRANCHES = 2;

  /** How many values the table of a tree of one column has at most. */
  int MOST_VALUES = 1024;

  /** Adds to the margins of the cases of a block. */
  void add(CaseBlock block, double[] margins);

  /** Returns what trees add, each in the way that is fastest for it. */
  static List<TreeMargins> of(List<Tree> trees, SlotCodes codes) {
    int[] outcomes = new int[CaseBlock.ROWS];
    List<TreeMargins> all = new ArrayList<>();
    for (Tree tree : trees) {
      CodedTree coded = CodedTree.of(tree, codes);
      List<Branch> branches = Branch.of(tree);
      if (coded.onlyColumn() >= 0 && codes.greatest(coded.onlyColumn()) < MOST_VALUES) {
        all.add(new OfOneColumn(coded, codes));
      } else if (!branches.isEmpty() && branches.size() <= MOST_BRANCHES) {
        all.add(new OfBranches(branches.stream().map(each -> new Leaves(each, tree, codes)).toList(), outcomes));
      } else {
        all.add(new Walked(coded));
      }
    }
    return all;
  }

  /** A tree that is a table of the codes of one column. */
  final class OfOneColumn implements TreeMargins {

    private final int column;
    private final double[] values;

    OfOneColumn(CodedTree tree, SlotCodes codes) {
      column = tree.onlyColumn();
      values = IntStream.rangeClosed(0, codes.greatest(column)).mapToDouble(tree::valueOf).toArray();
    }

    @Override
    public void add(CaseBlock block, double[] margins) {
      int[] codes = block.codes(column);
      for (int row = 0; row < block.rows(); row++) {
        margins[row] += values[codes[row]];
      }
    }
  }

  /** A tree that is some tables of outcomes. */
  final class OfBranches implements TreeMargins {

    private final List<Leaves> branches;
    private final int[] outcomes;

    OfBranches(List<Leaves> branches, int[] outcomes) {
      this.branches = branches;
      this.outcomes = outcomes;
    }

    @Override
    public void add(CaseBlock block, double[] margins) {
      for (int i = 0; i < branches.size(); i++) {
        branches.get(i).outcomes.write(block, outcomes);
        add(branches.get(i).values, outcomes, margins, block.rows());
      }
    }

    private static void add(double[] values, int[] outcomes, double[] margins, int rows) {
      for (int row = 0; row < rows; row++) {
        margins[row] += values[outcomes[row]];
      }
    }
  }

  /** The values of the leaves by outcomes; -0.0, which changes no sum, for those that lead to another branch. */
  final class Leaves {

    private final Branch.Outcomes outcomes;
    private final double[] values;

    Leaves(Branch branch, Tree tree, SlotCodes codes) {
      outcomes = branch.outcomes(tree, codes);
      values = new double[branch.outcomes()];
      Arrays.fill(values, -0.0);
      for (int i = 0; i < values.length; i++) {
        for (Branch.Leaf leaf : branch.leaves()) {
          if (leaf.isReached(i)) {
            values[i] = tree.value(leaf.node());
          }
        }
      }
    }
  }

  /** A tree whose way is walked. */
  record Walked(CodedTree tree) implements TreeMargins {

    @Override
    public void add(CaseBlock block, double[] margins) {
      for (int row = 0; row < block.rows(); row++) {
        margins[row] += tree.value(block, row);
      }
    }
  }
}
