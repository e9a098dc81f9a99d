package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Tree;
import java.util.Arrays;
import java.util.TreeSet;

/** The slots that a predictor reads, numbered from 0 in ascending order. */
final class SlotIndex {

  private final int[] slots;

  private SlotIndex(int[] slots) {
    this.slots = slots;
  }

  static SlotIndex of(Sum sum) {
    TreeSet<Integer> read = new TreeSet<>();
    for (Term term : sum.terms()) {
      read.add(term.slot());
    }
    for (WeightedTree weighted : sum.trees()) {
      Tree tree = weighted.tree();
      for (int node = 0; node < tree.size(); node++) {
        if (!tree.isLeaf(node)) {
          read.add(tree.slot(node));
        }
      }
    }
    return new SlotIndex(read.stream().mapToInt(Integer::intValue).toArray());
  }

  int size() {
    return slots.length;
  }

  int slot(int index) {
    return slots[index];
  }

  int of(int slot) {
    return Arrays.binarySearch(slots, slot);
  }
}
