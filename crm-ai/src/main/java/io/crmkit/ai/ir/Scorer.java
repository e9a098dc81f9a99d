package io.crmkit.ai.ir;

import java.util.Objects;

/**
 * Scores cases by a model. It holds the slots of one case, so that scoring allocates nothing, and belongs to one thread;
 * making one costs next to nothing.
 */
public final class Scorer {

  private final ModelIr model;
  private final double[] slots;

  private Scorer(ModelIr model) {
    this.model = model;
    slots = new double[model.slots()];
  }

  /** Returns a scorer for the calling thread. */
  public static Scorer of(ModelIr model) {
    return new Scorer(Objects.requireNonNull(model, "model"));
  }

  /** Returns the margin of a case: a number for each feature. */
  public double margin(double[] row) {
    if (row.length != model.schema().size()) {
      throw new IllegalArgumentException("a row has %d numbers, not %d".formatted(model.schema().size(), row.length));
    }
    System.arraycopy(row, 0, slots, 0, row.length);
    model.prepare(slots);
    return model.predictor().margin(slots);
  }

  /** Returns the calibrated probability of a case. */
  public double probability(double[] row) {
    return model.calibrator().probability(margin(row));
  }

  /** Writes the margins of the cases {@code from} to {@code to} of a batch into an array, from its begin. */
  public void margins(ColumnBatch batch, int from, int to, double[] margins) {
    Objects.checkFromToIndex(from, to, batch.rows());
    if (batch.width() != model.schema().size()) {
      throw new IllegalArgumentException("a batch has %d columns, not %d".formatted(model.schema().size(), batch.width()));
    }
    for (int row = from; row < to; row++) {
      batch.row(row, slots);
      model.prepare(slots);
      margins[row - from] = model.predictor().margin(slots);
    }
  }
}
