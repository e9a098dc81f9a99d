package io.crmkit.ai.train;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;

/** Models of growing freedom that were trained on the same cases. */
public interface TrainedPath {

  /** Returns the sum of weighted losses on other cases, at each point of the path. */
  double[] losses(TrainingSet held);

  /** Returns the margins of cases by the model at a point. */
  double[] margins(ColumnBatch rows, int point);

  /** Returns the model at a point. */
  ModelIr model(int point);

  /** Returns the same models with another intercept, so that all margins are higher by as much. */
  TrainedPath shifted(double by);
}
