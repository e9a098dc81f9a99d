package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bags of trees; a point is how many trees of each bag count, less one. */
final class BoostedPath implements TrainedPath {

  private final BinnedRows rows;
  private final FeatureSchema schema;
  private final double base;
  private final List<List<Tree>> bags;

  BoostedPath(BinnedRows rows, FeatureSchema schema, double base, List<List<Tree>> bags) {
    this.rows = rows;
    this.schema = schema;
    this.base = base;
    this.bags = bags;
  }

  @Override
  public double[] losses(TrainingSet held) {
    double[][] cases = cases(held.rows());
    double[] margins = new double[cases.length];
    Arrays.fill(margins, base);
    double[] losses = new double[bags.get(0).size()];
    for (int round = 0; round < losses.length; round++) {
      add(round, cases, margins);
      for (int i = 0; i < cases.length; i++) {
        losses[round] += held.loss(i, margins[i]);
      }
    }
    return losses;
  }

  @Override
  public double[] margins(ColumnBatch batch, int point) {
    double[][] cases = cases(batch);
    double[] margins = new double[cases.length];
    Arrays.fill(margins, base);
    for (int round = 0; round <= point; round++) {
      add(round, cases, margins);
    }
    return margins;
  }

  private void add(int round, double[][] cases, double[] margins) {
    for (List<Tree> bag : bags) {
      Tree tree = bag.get(round);
      for (int i = 0; i < cases.length; i++) {
        margins[i] += tree.value(cases[i]);
      }
    }
  }

  private static double[][] cases(ColumnBatch batch) {
    double[][] cases = new double[batch.rows()][batch.width()];
    for (int row = 0; row < cases.length; row++) {
      batch.row(row, cases[row]);
    }
    return cases;
  }

  @Override
  public ModelIr model(int point) {
    List<Tree> trees = new ArrayList<>();
    bags.forEach(bag -> trees.addAll(bag.subList(0, point + 1)));
    return ModelIr.of(Task.BINARY, schema, new TreeEnsemble(base, Curves.of(rows, trees)));
  }

  @Override
  public TrainedPath shifted(double by) {
    return new BoostedPath(rows, schema, base + by, bags);
  }
}
