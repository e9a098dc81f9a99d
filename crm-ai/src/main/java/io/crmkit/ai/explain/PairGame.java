package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Tree;

/**
 * A tree as a game of two cases: each slot is as in the one or as in the other.
 *
 * <p>A leaf is come to if all slots that have to be of the first are, {@code p} of them, and all that have to be of
 * the second are, {@code q} of them. So each of the former adds {@code value / (p * choose(p + q, p))} and each of
 * the latter takes {@code value / (q * choose(p + q, q))}.
 */
final class PairGame {

  private static final byte FREE = 0;
  private static final byte FIRST = 1;
  private static final byte SECOND = 2;

  private final Tree tree;
  private final double[] first;
  private final double[] second;
  private final SlotIndex index;
  private final double[] amounts;
  private final byte[] sides;
  private final int[] taken;
  private int firsts;
  private int size;

  PairGame(Tree tree, double[] first, double[] second, SlotIndex index, double[] amounts) {
    this.tree = tree;
    this.first = first;
    this.second = second;
    this.index = index;
    this.amounts = amounts;
    sides = new byte[index.size()];
    taken = new int[Math.min(index.size(), tree.depth())];
  }

  /** Adds what the slots of the first case add, times a weight. */
  void play(double weight) {
    walk(0, weight);
  }

  private void walk(int node, double weight) {
    if (tree.isLeaf(node)) {
      share(weight * tree.value(node));
      return;
    }
    int slot = index.of(tree.slot(node));
    int ofFirst = tree.isLeft(node, first[tree.slot(node)]) ? tree.left(node) : tree.right(node);
    int ofSecond = tree.isLeft(node, second[tree.slot(node)]) ? tree.left(node) : tree.right(node);
    if (ofFirst == ofSecond || sides[slot] != FREE) {
      walk(sides[slot] == SECOND ? ofSecond : ofFirst, weight);
      return;
    }
    taken[size++] = slot;
    sides[slot] = FIRST;
    firsts++;
    walk(ofFirst, weight);
    firsts--;
    sides[slot] = SECOND;
    walk(ofSecond, weight);
    sides[slot] = FREE;
    size--;
  }

  private void share(double value) {
    double ways = choose(size, firsts);
    for (int i = 0; i < size; i++) {
      amounts[taken[i]] += sides[taken[i]] == FIRST
          ? value / (firsts * ways) : -value / ((size - firsts) * ways);
    }
  }

  private static double choose(int of, int picked) {
    double ways = 1;
    for (int i = 1; i <= picked; i++) {
      ways = ways * (of - picked + i) / i;
    }
    return ways;
  }
}
