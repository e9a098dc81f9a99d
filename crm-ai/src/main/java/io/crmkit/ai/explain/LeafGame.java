package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Branch;
import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A leaf as a game of the slots on the way to it: it is worth its value times, for each slot, 1 or 0 as a case does
 * or does not pass the splits that read it where the slot is known, and the share of cases that pass where it is not.
 */
final class LeafGame {

  private final double value;
  private final List<Integer> slots = new ArrayList<>();
  private final int[] masks;
  private final int wanted;
  private final double[] shares;
  private final Quadrature quadrature;

  /** Takes a leaf of a branch of a tree, multiplied by a weight. */
  LeafGame(double weight, Tree tree, Branch branch, Branch.Leaf leaf) {
    value = weight * tree.value(leaf.node());
    wanted = leaf.wanted();
    masks = new int[branch.splits().size()];
    shares = new double[masks.length];
    for (int bit = 0; bit < masks.length; bit++) {
      if ((leaf.mask() >>> bit & 1) != 0) {
        add(tree, branch.splits().get(bit), bit);
      }
    }
    quadrature = Quadrature.ofPlayers(slots.size());
  }

  private void add(Tree tree, int split, int bit) {
    int player = slots.indexOf(tree.slot(split));
    if (player < 0) {
      player = slots.size();
      slots.add(tree.slot(split));
      shares[player] = 1;
    }
    masks[player] |= 1 << bit;
    double left = tree.leftShare(split);
    shares[player] *= (wanted >>> bit & 1) == 0 ? left : 1 - left;
  }

  /** Returns the slots, which are the players. */
  List<Integer> slots() {
    return slots;
  }

  /** Returns the Shapley value of a player for a case of some outcomes. */
  double amount(int player, int outcomes) {
    double sum = 0;
    for (int i = 0; i < quadrature.size(); i++) {
      double others = quadrature.weight(i);
      for (int other = 0; other < slots.size(); other++) {
        if (other != player) {
          double point = quadrature.point(i);
          others *= point * passed(other, outcomes) + (1 - point) * shares[other];
        }
      }
      sum += others;
    }
    return value * sum * (passed(player, outcomes) - shares[player]);
  }

  private int passed(int player, int outcomes) {
    return ((outcomes ^ wanted) & masks[player]) == 0 ? 1 : 0;
  }
}
