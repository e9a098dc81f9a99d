package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.Tree;
import java.util.Arrays;

/** A tree that is too large for tables: down it with what ways are worth, and up with what lies behind its edges. */
final class DeepAttribution implements Attribution {

  private final DeepTree deep;
  private final double weight;
  private final int[] indices;
  private final int[] states;
  private final double[] worths;

  private DeepAttribution(DeepTree deep, double weight, int[] indices) {
    this.deep = deep;
    this.weight = weight;
    this.indices = indices;
    states = new int[deep.tree.size()];
    worths = new double[deep.tree.size() * deep.points];
  }

  static DeepAttribution of(WeightedTree weighted, SlotIndex index) {
    Tree tree = weighted.tree();
    int[] indices = new int[tree.size()];
    for (int node = 0; node < indices.length; node++) {
      indices[node] = tree.isLeaf(node) ? -1 : index.of(tree.slot(node));
    }
    return new DeepAttribution(new DeepTree(tree), weighted.weight(), indices);
  }

  @Override
  public void add(CaseBlock block, double[][] amounts) {
    for (int row = 0; row < block.rows(); row++) {
      down(block, row);
      up(amounts, row);
    }
  }

  /** Writes what the way to each node is worth; parents come before their children. */
  private void down(CaseBlock block, int row) {
    Tree tree = deep.tree;
    Arrays.fill(worths, 0, deep.points, weight);
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        for (int i = node * deep.points; i < (node + 1) * deep.points; i++) {
          worths[i] *= tree.value(node);
        }
      } else {
        boolean left = tree.isLeft(node, block.slot(tree.slot(node))[row]);
        pass(node, tree.left(node), left ? DeepTree.PASSES : DeepTree.TURNS);
        pass(node, tree.right(node), left ? DeepTree.TURNS : DeepTree.PASSES);
      }
    }
  }

  private void pass(int parent, int node, int state) {
    int before = deep.earlier[node];
    states[node] = before >= 0 && states[before] != DeepTree.PASSES ? DeepTree.BEFORE : state;
    for (int i = 0; i < deep.points; i++) {
      worths[node * deep.points + i] = worths[parent * deep.points + i] * deep.factor(states[node], node, i);
    }
  }

  /** Adds what lies behind each edge up; the worths of splits are no longer needed and become those sums. */
  private void up(double[][] amounts, int row) {
    Tree tree = deep.tree;
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node)) {
        Arrays.fill(worths, node * deep.points, (node + 1) * deep.points, 0);
      }
    }
    for (int node = tree.size() - 1; node > 0; node--) {
      int parent = deep.parents[node];
      double amount = 0;
      for (int i = 0; i < deep.points; i++) {
        double behind = worths[node * deep.points + i];
        worths[parent * deep.points + i] += behind;
        amount += behind * deep.gain(states[node], node, i);
      }
      amounts[indices[parent]][row] += amount;
    }
  }

  @Override
  public long numbers() {
    return 2L * worths.length;
  }

  @Override
  public Attribution forAnotherThread() {
    return new DeepAttribution(deep, weight, indices);
  }
}
