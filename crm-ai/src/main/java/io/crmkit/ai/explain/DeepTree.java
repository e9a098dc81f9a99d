package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Tree;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What each edge of a tree does to the products along ways, at each point of a {@link Quadrature}, for each state of
 * a case: it {@link #PASSES} the edge and all before it that read its slot; it {@link #TURNS} away at this one; or it
 * turned away {@link #BEFORE}.
 *
 * <p>A way is worth its leaf times a factor {@code q} for each of its slots: {@code t + (1 - t) * share} where the case
 * passes all edges of the slot, {@code (1 - t) * share} where it does not, with the product of their shares. An edge
 * whose slot was read before replaces the factor of the edge that read it, and what it added (Yu et al. 2022, Linear
 * TreeShap, with points in place of polynomials).
 */
final class DeepTree {

  static final int PASSES = 0;
  static final int TURNS = 1;
  static final int BEFORE = 2;

  private static final int NONE = -1;

  final Tree tree;
  final int[] parents;
  final int[] earlier;
  final int points;

  private final double[] shares;
  private final double[][] factors;
  private final double[][] gains;

  DeepTree(Tree tree) {
    this.tree = tree;
    parents = new int[tree.size()];
    earlier = new int[tree.size()];
    shares = new double[tree.size()];
    Arrays.fill(earlier, NONE);
    parents[0] = NONE;
    int players = 1;
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        players = Math.max(players, playersOn(node));
      } else {
        double left = tree.leftShare(node);
        edge(node, tree.left(node), left);
        edge(node, tree.right(node), 1 - left);
      }
    }
    Quadrature quadrature = Quadrature.ofPlayers(players);
    points = quadrature.size();
    factors = new double[3][tree.size() * points];
    gains = new double[3][tree.size() * points];
    for (int node = 1; node < tree.size(); node++) {
      prepare(node, quadrature);
    }
  }

  private void edge(int parent, int node, double share) {
    parents[node] = parent;
    int slot = tree.slot(parent);
    int above = parent;
    while (above != 0 && tree.slot(parents[above]) != slot) {
      above = parents[above];
    }
    earlier[node] = above == 0 ? NONE : above;
    shares[node] = above == 0 ? share : share * shares[above];
  }

  private int playersOn(int leaf) {
    Set<Integer> slots = new HashSet<>();
    for (int node = leaf; parents[node] != NONE; node = parents[node]) {
      slots.add(tree.slot(parents[node]));
    }
    return slots.size();
  }

  private void prepare(int node, Quadrature quadrature) {
    int before = earlier[node];
    double share = shares[node];
    double shareBefore = before == NONE ? 1 : shares[before];
    for (int i = 0; i < points; i++) {
      double t = quadrature.point(i);
      double weight = quadrature.weight(i);
      double passedBefore = before == NONE ? 1 : factor(1, shareBefore, t);
      double gainedBefore = before == NONE ? 0 : gain(1, shareBefore, t);
      int at = node * points + i;
      factors[PASSES][at] = factor(1, share, t) / passedBefore;
      factors[TURNS][at] = factor(0, share, t) / passedBefore;
      factors[BEFORE][at] = shareBefore == 0 ? 0 : share / shareBefore;
      gains[PASSES][at] = weight * (gain(1, share, t) - gainedBefore);
      gains[TURNS][at] = weight * (gain(0, share, t) - gainedBefore);
      gains[BEFORE][at] = 0;
    }
  }

  private static double factor(int passed, double share, double t) {
    return t * passed + (1 - t) * share;
  }

  /** What the slot adds, of what the way is worth; nothing of ways that are worth nothing. */
  private static double gain(int passed, double share, double t) {
    double factor = factor(passed, share, t);
    return factor == 0 ? 0 : (passed - share) / factor;
  }

  /** Returns what the worth of the way is multiplied by at an edge. */
  double factor(int state, int node, int point) {
    return factors[state][node * points + point];
  }

  /** Returns which share of what lies behind an edge its slot adds. */
  double gain(int state, int node, int point) {
    return gains[state][node * points + point];
  }
}
