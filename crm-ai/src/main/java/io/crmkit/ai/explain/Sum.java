package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What predictors are sums of once blends are multiplied out. Shapley values of a sum are sums of Shapley values.
 *
 * @param intercept what does not depend on the case
 * @param terms with the weight of their blend multiplied in
 * @param trees with the weights of their blends
 */
record Sum(double intercept, List<Term> terms, List<WeightedTree> trees) {

  record WeightedTree(double weight, Tree tree) {}

  /** Returns the summands of a predictor; clusters, which have none, are refused. */
  static Sum of(Predictor predictor) {
    Collector collector = new Collector();
    collector.add(predictor, 1);
    return new Sum(collector.intercept, collector.terms, collector.trees);
  }

  private static final class Collector {

    private double intercept;
    private final List<Term> terms = new ArrayList<>();
    private final List<WeightedTree> trees = new ArrayList<>();

    void add(Predictor predictor, double weight) {
      if (predictor instanceof Linear linear) {
        intercept += weight * linear.intercept();
        linear.terms().forEach(term -> terms.add(new Term(term.slot(), weight * term.weight(), term.mean())));
      } else if (predictor instanceof TreeEnsemble ensemble) {
        intercept += weight * ensemble.base();
        ensemble.trees().forEach(tree -> trees.add(new WeightedTree(weight, tree)));
      } else if (predictor instanceof Blend blend) {
        intercept += weight * blend.intercept();
        blend.members().forEach((Member member) -> add(member.predictor(), weight * member.weight()));
      } else {
        throw Unexplainable.thrownFor(predictor);
      }
    }
  }
}
