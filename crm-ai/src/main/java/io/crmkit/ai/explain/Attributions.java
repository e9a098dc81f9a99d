package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.Branch;
import io.crmkit.ai.ir.SlotCodes;
import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.List;

/** Chooses how each summand is attributed: by tables where they are small, and else by walking its tree. */
final class Attributions {

  /** The most branches of a tree that becomes tables. */
  private static final int MOST_BRANCHES = 16;

  /** How many numbers the tables of one tree may have, and those of all together. */
  private static final long MOST_OF_TREE = 1 << 15;
  private static final long MOST_OF_ALL = 1 << 23;

  private final SlotCodes codes;
  private final SlotIndex index;
  private final List<Attribution> chosen = new ArrayList<>();
  private long numbers;

  private Attributions(SlotCodes codes, SlotIndex index) {
    this.codes = codes;
    this.index = index;
  }

  static List<Attribution> of(Sum sum, SlotCodes codes, SlotIndex index) {
    Attributions attributions = new Attributions(codes, index);
    sum.terms().forEach(term -> attributions.chosen.add(new TermAttribution(term, index.of(term.slot()))));
    sum.trees().forEach(attributions::add);
    return List.copyOf(attributions.chosen);
  }

  private void add(WeightedTree weighted) {
    Tree tree = weighted.tree();
    if (tree.size() == 1) {
      return;
    }
    List<Branch> branches = Branch.of(tree);
    long more = branches.stream().mapToLong(branch -> (long) branch.outcomes() * branch.splits().size()).sum();
    boolean isSmall = !branches.isEmpty() && branches.size() <= MOST_BRANCHES && more <= MOST_OF_TREE;
    if (isSmall && numbers + more <= MOST_OF_ALL) {
      numbers += more;
      branches.forEach(branch -> chosen.add(BranchAttribution.of(weighted, branch, codes, index)));
    } else if (readsOneSlot(tree)) {
      chosen.add(new OneSlotAttribution(weighted.weight(), tree, tree.mean(), tree.slot(0), index.of(tree.slot(0))));
    } else {
      chosen.add(DeepAttribution.of(weighted, index));
    }
  }

  private static boolean readsOneSlot(Tree tree) {
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node) && tree.slot(node) != tree.slot(0)) {
        return false;
      }
    }
    return true;
  }
}
