package io.crmkit.ai.codec;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.ir.Tree.Side;
import java.util.List;

/** Models with something of every kind. */
public final class Models {

  public static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
      Feature.number("tenure").in("months"), Feature.number("paid"),
      Feature.category("contract", List.of("month", "year", "two years")),
      Feature.category("city", List.of("Zürich", "東京", "")).asPersonal()));

  /** One of each derivation, in the order of their slots from 4 on. */
  public static final List<Derivation> DERIVATIONS = List.of(
      new Derivation.Fill(0, 12.5), new Derivation.Scale(4, 3, 0.1), new Derivation.Clip(1, -1, 1e9),
      new Derivation.Log(6), new Derivation.Missing(1), new Derivation.Category(2, 1),
      new Derivation.Bin(0, DoubleArray.of(1, 6, 24)), new Derivation.Lookup(3, DoubleArray.of(0.1, 0.7), 0.25),
      new Derivation.Sum(0, 1), new Derivation.Difference(0, 1), new Derivation.Product(0, 1),
      new Derivation.Ratio(1, 0));

  public static final Linear LINEAR =
      new Linear(-0.5, List.of(new Term(0, -0.03, 32.1), new Term(15, 1e-17, 0), new Term(9, 2.5e-3, 0.1)));

  public static final ModelIr EVERYTHING = ModelIr.builder(Task.BINARY, SCHEMA).derivations(DERIVATIONS)
      .predictor(new Blend(0.1, List.of(new Member(0.25, LINEAR), new Member(0.75, new TreeEnsemble(-1.1, List.of(
          tree(), Tree.leaf(0.125, 3)))), new Member(-1, new Blend(0, List.of())))))
      .calibrator(new Calibrator.Isotonic(DoubleArray.of(-1, 0.5, 2), DoubleArray.of(0, 0.25, 0.75)))
      .policy(new DecisionPolicy(0.1, 0.2, 0.9)).build();

  private Models() {}

  /** Returns clusters of points of two slots. */
  public static ModelIr clusters() {
    return ModelIr.of(Task.CLUSTERING, SCHEMA,
        new Clusters(List.of(0, 1), List.of(DoubleArray.of(1, 2), DoubleArray.of(-3, 4.5), DoubleArray.of(9, 9))));
  }

  /** Returns a tree with every kind of node. */
  public static Tree tree() {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(7, 2.5, Side.LEFT, 10);
    int contract = tree.splitByCategory(2, 0b101, Side.RIGHT, 6);
    int city = tree.splitByCategory(3, 1L << 63 | 2, Side.LEFT, 4);
    int paid = tree.split(1, 70.35, Side.RIGHT, 3);
    tree.children(root, contract, city);
    tree.children(contract, paid, tree.leaf(-0.3, 3));
    tree.children(city, tree.leaf(0.2, 1), tree.leaf(1.0 / 3, 3));
    tree.children(paid, tree.leaf(1e-9, 1), tree.leaf(0.7, 2));
    return tree.build();
  }
}
