package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;

/**
 * Tells what each field adds to the margins of a model, compared with stored cases: a slot that is not known is as in
 * one of them, and the amounts are the means over all (interventional Shapley values: Lundberg et al. 2020, From
 * Local Explanations to Global Understanding with Explainable AI for Trees).
 *
 * <p>They say what the model does, whatever fields go together in the world; a hundred cases are enough mostly. It
 * takes time by cases and leaves, and belongs to one thread.
 */
public final class BackgroundExplainer {

  private final ModelIr model;
  private final Sum sum;
  private final Fields fields;
  private final SlotIndex index;
  private final double[][] background;
  private final double base;
  private final Scorer scorer;

  private BackgroundExplainer(ModelIr model, double[][] background) {
    this.model = model;
    this.background = background;
    sum = Sum.of(model.predictor());
    index = SlotIndex.of(sum);
    fields = Fields.of(model, index);
    scorer = Scorer.of(model);
    double all = 0;
    for (double[] slots : background) {
      all += model.predictor().margin(slots);
    }
    base = all / background.length;
  }

  /**
   * Returns an explainer for the calling thread.
   *
   * @param background at least one case, in columns as of the model's features
   * @throws io.crmkit.core.RefusedException with an {@link Unexplainable} if the model finds clusters
   */
  public static BackgroundExplainer of(ModelIr model, ColumnBatch background) {
    if (background.rows() == 0 || background.width() != model.schema().size()) {
      throw new IllegalArgumentException("a background has at least one case of %d columns, not %s".formatted(
          model.schema().size(), background));
    }
    double[][] cases = new double[background.rows()][];
    double[] row = new double[background.width()];
    for (int i = 0; i < cases.length; i++) {
      background.row(i, row);
      cases[i] = model.slots(row);
    }
    return new BackgroundExplainer(model, cases);
  }

  /** Returns the mean margin of the stored cases. */
  public double base() {
    return base;
  }

  /** Returns why a case, a number for each feature, has its margin. */
  public Explanation explain(double[] row) {
    double[] slots = model.slots(row);
    double[] bySlot = new double[index.size()];
    for (double[] other : background) {
      for (Term term : sum.terms()) {
        bySlot[index.of(term.slot())] +=
            term.weight() * (term.valued(slots[term.slot()]) - term.valued(other[term.slot()]));
      }
      for (WeightedTree weighted : sum.trees()) {
        new PairGame(weighted.tree(), slots, other, index, bySlot).play(weighted.weight());
      }
    }
    double[] byField = new double[fields.names().size()];
    for (int i = 0; i < bySlot.length; i++) {
      byField[fields.field(i)] += bySlot[i] / background.length;
    }
    double margin = scorer.margin(row);
    return new Explanation(base, margin,
        model.task() == Task.BINARY ? model.calibrator().probability(margin) : null,
        fields.contributions(byField, slots));
  }
}
