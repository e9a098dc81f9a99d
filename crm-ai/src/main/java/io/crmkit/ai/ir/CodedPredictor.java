package io.crmkit.ai.ir;

import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A predictor whose trees read codes. Margins are the same to the last bit as {@link Predictor#margin}, since sums are
 * taken in its order. It belongs to one thread.
 */
interface CodedPredictor {

  /** Writes the margins of the cases of a block. */
  void write(CaseBlock block, double[] into);

  /** Returns the margin of one case. */
  double margin(double[] slots, int[] codes);

  /** Returns a predictor by codes of its {@link #trees}. */
  static CodedPredictor of(Predictor predictor, SlotCodes codes) {
    if (predictor instanceof TreeEnsemble ensemble) {
      return new OfTrees(
          ensemble.base(), TreeMargins.of(ensemble.trees(), codes), PackedTrees.of(ensemble.trees(), codes));
    }
    if (predictor instanceof Linear linear) {
      return new OfTerms(linear);
    }
    if (predictor instanceof Blend blend) {
      return new OfMembers(blend, blend.members().stream().map(member -> of(member.predictor(), codes)).toList());
    }
    return new OneByOne(predictor);
  }

  /** Returns the trees of a predictor, those of blended ones included. */
  static List<Tree> trees(Predictor predictor) {
    List<Tree> trees = new ArrayList<>();
    if (predictor instanceof TreeEnsemble ensemble) {
      trees.addAll(ensemble.trees());
    } else if (predictor instanceof Blend blend) {
      blend.members().forEach(member -> trees.addAll(trees(member.predictor())));
    }
    return trees;
  }

  /** Tree by tree, so that what a tree needs is at hand for all cases. */
  record OfTrees(double base, List<TreeMargins> trees, PackedTrees packed) implements CodedPredictor {

    @Override
    public void write(CaseBlock block, double[] into) {
      Arrays.fill(into, 0, block.rows(), base);
      for (int i = 0; i < trees.size(); i++) {
        trees.get(i).add(block, into);
      }
    }

    @Override
    public double margin(double[] slots, int[] codes) {
      return packed.margin(base, codes);
    }
  }

  /** Term by term. */
  record OfTerms(Linear linear) implements CodedPredictor {

    @Override
    public void write(CaseBlock block, double[] into) {
      Arrays.fill(into, 0, block.rows(), linear.intercept());
      for (Term term : linear.terms()) {
        double[] values = block.slot(term.slot());
        for (int row = 0; row < block.rows(); row++) {
          into[row] += term.weight() * term.valued(values[row]);
        }
      }
    }

    @Override
    public double margin(double[] slots, int[] codes) {
      return linear.margin(slots);
    }
  }

  /** Member by member. */
  final class OfMembers implements CodedPredictor {

    private final double intercept;
    private final double[] weights;
    private final List<CodedPredictor> members;
    private final double[] margins = new double[CaseBlock.ROWS];

    OfMembers(Blend blend, List<CodedPredictor> members) {
      intercept = blend.intercept();
      weights = blend.members().stream().mapToDouble(Member::weight).toArray();
      this.members = members;
    }

    @Override
    public void write(CaseBlock block, double[] into) {
      Arrays.fill(into, 0, block.rows(), intercept);
      for (int i = 0; i < weights.length; i++) {
        members.get(i).write(block, margins);
        for (int row = 0; row < block.rows(); row++) {
          into[row] += weights[i] * margins[row];
        }
      }
    }

    @Override
    public double margin(double[] slots, int[] codes) {
      double sum = intercept;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * members.get(i).margin(slots, codes);
      }
      return sum;
    }
  }

  /** Case by case. */
  final class OneByOne implements CodedPredictor {

    private final Predictor predictor;
    private final double[] slots;

    OneByOne(Predictor predictor) {
      this.predictor = predictor;
      slots = new double[predictor.slots()];
    }

    @Override
    public void write(CaseBlock block, double[] into) {
      for (int row = 0; row < block.rows(); row++) {
        for (int slot = 0; slot < slots.length; slot++) {
          slots[slot] = block.slot(slot)[row];
        }
        into[row] = predictor.margin(slots);
      }
    }

    @Override
    public double margin(double[] given, int[] codes) {
      return predictor.margin(given);
    }
  }
}
