package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.SlotCodes;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Tells what each field adds to the margins of a model: exact Shapley values of its slots, summed for each field, which
 * with the {@link #base} add up to the margin.
 *
 * <p>A slot that is not known counts as its mean in a sum, and in a tree as the shares of those who came to each
 * split. It belongs to one thread.
 */
public final class Explainer {

  private final ModelIr model;
  private final SlotCodes codes;
  private final SlotIndex index;
  private final Fields fields;
  private final double base;
  private final List<Attribution> attributions;
  private final Scorer scorer;
  private final CaseBlock block;
  private final double[][] amounts;

  private Explainer(ModelIr model, SlotCodes codes, SlotIndex index, double base, List<Attribution> attributions) {
    this.model = model;
    this.codes = codes;
    this.index = index;
    this.base = base;
    this.attributions = attributions;
    fields = Fields.of(model, index);
    scorer = Scorer.of(model);
    block = CaseBlock.of(model, codes);
    amounts = new double[index.size()][block.capacity()];
  }

  /**
   * Returns an explainer for the calling thread.
   *
   * @throws io.crmkit.core.RefusedException with an {@link Unexplainable} if the model finds clusters
   */
  public static Explainer of(ModelIr model) {
    Sum sum = Sum.of(model.predictor());
    List<Tree> trees = sum.trees().stream().map(WeightedTree::tree).toList();
    SlotCodes codes = SlotCodes.of(trees);
    SlotIndex index = SlotIndex.of(sum);
    return new Explainer(model, codes, index, expected(sum), Attributions.of(sum, codes, index));
  }

  private static double expected(Sum sum) {
    double base = sum.intercept();
    for (Term term : sum.terms()) {
      base += term.weight() * term.mean();
    }
    for (WeightedTree tree : sum.trees()) {
      base += tree.weight() * tree.tree().mean();
    }
    return base;
  }

  /** Returns an explainer of the same model for another thread, which shares the tables of this one. */
  public Explainer forAnotherThread() {
    return new Explainer(model, codes, index, base, attributions.stream().map(Attribution::forAnotherThread).toList());
  }

  /** Returns how many numbers of 8 bytes its tables and what it works with have, which is nearly all that it holds. */
  public long numbers() {
    long columns = (long) model.slots() + codes.columns() + amounts.length;
    return columns * block.capacity() + attributions.stream().mapToLong(Attribution::numbers).sum();
  }

  /** Returns the margin that is expected of somebody of whom nothing is known. */
  public double base() {
    return base;
  }

  /** Returns the fields that the model reads, in the order of their slots. */
  public List<String> fields() {
    return fields.names();
  }

  /** Returns why a case, a number for each feature, has its margin. */
  public Explanation explain(double[] row) {
    block.load(row);
    attribute();
    return explanation(0, row, scorer.margin(row));
  }

  /** Returns why the cases of a batch have their margins, in their order: what they say alone, to the last bit. */
  public List<Explanation> explain(ColumnBatch batch) {
    double[] margins = new double[batch.rows()];
    scorer.margins(batch, 0, margins.length, margins);
    List<Explanation> explanations = new ArrayList<>(margins.length);
    double[] row = new double[batch.width()];
    for (int begin = 0; begin < margins.length; begin += block.capacity()) {
      block.load(batch, begin, Math.min(margins.length, begin + block.capacity()));
      attribute();
      for (int i = 0; i < block.rows(); i++) {
        batch.row(begin + i, row);
        explanations.add(explanation(i, row, margins[begin + i]));
      }
    }
    return explanations;
  }

  private Explanation explanation(int at, double[] row, double margin) {
    double[] byField = new double[fields.names().size()];
    for (int i = 0; i < amounts.length; i++) {
      byField[fields.field(i)] += amounts[i][at];
    }
    return new Explanation(base, margin,
        model.task() == Task.BINARY ? model.calibrator().probability(margin) : null,
        fields.contributions(byField, model.slots(row)));
  }

  /**
   * Writes what the fields of the cases {@code from} to {@code to} of a batch add to their margins.
   *
   * @param amounts an array for each of the {@link #fields}, which are filled from their begin
   */
  public void contributions(ColumnBatch batch, int from, int to, double[][] amounts) {
    Objects.checkFromToIndex(from, to, batch.rows());
    for (double[] field : amounts) {
      Arrays.fill(field, 0, to - from, 0);
    }
    for (int begin = from; begin < to; begin += block.capacity()) {
      block.load(batch, begin, Math.min(to, begin + block.capacity()));
      attribute();
      for (int i = 0; i < this.amounts.length; i++) {
        add(this.amounts[i], amounts[fields.field(i)], begin - from, block.rows());
      }
    }
  }

  private static void add(double[] some, double[] into, int at, int rows) {
    for (int row = 0; row < rows; row++) {
      into[at + row] += some[row];
    }
  }

  /** Returns what people call the values of a case, of each of the {@link #fields}; empty as in {@link Contribution}. */
  public List<String> values(double[] row) {
    return fields.texts(model.slots(row));
  }

  /** Attribution by attribution, so that the tables of one are at hand for all cases. */
  private void attribute() {
    for (double[] slot : amounts) {
      Arrays.fill(slot, 0, block.rows(), 0);
    }
    for (int i = 0; i < attributions.size(); i++) {
      attributions.get(i).add(block, amounts);
    }
  }
}
