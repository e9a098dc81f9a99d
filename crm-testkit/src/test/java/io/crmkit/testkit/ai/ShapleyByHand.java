package io.crmkit.testkit.ai;

import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Tree;
import java.util.function.IntToDoubleFunction;

/** Shapley values by their definition: what each slot adds to each set of the others. */
final class ShapleyByHand {

  private ShapleyByHand() {}

  /** Returns the values of {@code players} slots in a game that says what each set of them, as bits, is worth. */
  static double[] values(int players, IntToDoubleFunction game) {
    double[] worths = new double[1 << players];
    for (int set = 0; set < worths.length; set++) {
      worths[set] = game.applyAsDouble(set);
    }
    double[] values = new double[players];
    for (int player = 0; player < players; player++) {
      for (int set = 0; set < worths.length; set++) {
        if ((set >>> player & 1) == 0) {
          values[player] += weight(players, Integer.bitCount(set)) * (worths[set | 1 << player] - worths[set]);
        }
      }
    }
    return values;
  }

  /** {@code set! (players - set - 1)! / players!}. */
  private static double weight(int players, int set) {
    double weight = 1.0 / players;
    for (int i = 1; i <= set; i++) {
      weight = weight * i / (players - i);
    }
    return weight;
  }

  /** What a predictor expects where only some slots are known: of others, terms by means and trees by covers. */
  static double expected(Predictor predictor, double[] slots, int known) {
    if (predictor instanceof Linear linear) {
      double sum = linear.intercept();
      for (Term term : linear.terms()) {
        sum += term.weight() * ((known >>> term.slot() & 1) != 0 ? term.valued(slots[term.slot()]) : term.mean());
      }
      return sum;
    }
    if (predictor instanceof TreeEnsemble ensemble) {
      return ensemble.base()
          + ensemble.trees().stream().mapToDouble(tree -> expected(tree, 0, slots, known)).sum();
    }
    Blend blend = (Blend) predictor;
    return blend.intercept() + blend.members().stream()
        .mapToDouble(member -> member.weight() * expected(member.predictor(), slots, known)).sum();
  }

  private static double expected(Tree tree, int node, double[] slots, int known) {
    if (tree.isLeaf(node)) {
      return tree.value(node);
    }
    int slot = tree.slot(node);
    if ((known >>> slot & 1) != 0) {
      return expected(tree, tree.isLeft(node, slots[slot]) ? tree.left(node) : tree.right(node), slots, known);
    }
    double left = tree.cover(tree.left(node));
    double right = tree.cover(tree.right(node));
    double share = left + right == 0 ? 0.5 : left / (left + right);
    return share * expected(tree, tree.left(node), slots, known)
        + (1 - share) * expected(tree, tree.right(node), slots, known);
  }
}
