package io.crmkit.ai.explain;

import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.Tree;

/** A tree that reads a single slot, however deep: all that it says beyond its mean is the slot's. */
record OneSlotAttribution(double weight, Tree tree, double mean, int slot, int index) implements Attribution {

  @Override
  public void add(CaseBlock block, double[][] amounts) {
    double[] values = block.slot(slot);
    double[] into = amounts[index];
    for (int row = 0; row < block.rows(); row++) {
      into[row] += weight * (tree.value(leafOf(values[row])) - mean);
    }
  }

  private int leafOf(double value) {
    int node = 0;
    while (!tree.isLeaf(node)) {
      node = tree.isLeft(node, value) ? tree.left(node) : tree.right(node);
    }
    return node;
  }

  @Override
  public long numbers() {
    return 0;
  }

  @Override
  public Attribution forAnotherThread() {
    return this;
  }
}
