package io.crmkit.ai.train.linear;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/** Linear models of falling penalty. */
final class LinearPath implements TrainedPath {

  private final FeatureSchema schema;
  private final Design design;
  private final double[] means;
  private final List<double[]> weights;
  private final List<Double> intercepts;

  LinearPath(FeatureSchema schema, Design design, double[] means, List<double[]> weights, List<Double> intercepts) {
    this.schema = schema;
    this.design = design;
    this.means = means;
    this.weights = weights;
    this.intercepts = intercepts;
  }

  @Override
  public double[] losses(TrainingSet held) {
    double[] losses = new double[weights.size()];
    for (int point = 0; point < losses.length; point++) {
      double[] margins = margins(held.rows(), point);
      for (int i = 0; i < margins.length; i++) {
        losses[point] += held.loss(i, margins[i]);
      }
    }
    return losses;
  }

  @Override
  public double[] margins(ColumnBatch rows, int point) {
    double[] margins = new double[rows.rows()];
    Scorer.of(model(point)).margins(rows, 0, margins.length, margins);
    return margins;
  }

  @Override
  public ModelIr model(int point) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < means.length; j++) {
      double weight = weights.get(point)[j];
      if (weight != 0) {
        terms.add(new Term(schema.size() + j, weight, means[j]));
      }
    }
    return ModelIr.builder(Task.BINARY, schema).derivations(design.derivations)
        .predictor(new Linear(intercepts.get(point), terms)).build();
  }

  @Override
  public TrainedPath shifted(double by) {
    List<Double> moved = intercepts.stream().map(intercept -> intercept + by).toList();
    return new LinearPath(schema, design, means, weights, moved);
  }
}
