package io.crmkit.ai.ir;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores cases by a model. It holds the slots of one case, so that scoring allocates nothing, and belongs to one
 * thread; making one costs next to nothing. Once it was asked for {@value #MANY} cases it makes tables, by which
 * cases are scored in a fraction of the time: a scorer is worth keeping.
 */
public final class Scorer {

  /** From how many cases on tables pay. */
  static final int MANY = 512;

  private final ModelIr model;
  private final double[] slots;
  private @Nullable CodedScorer tables;
  private long seen;

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
      throw new IllegalArgumentException("a row has %d numbers, not %d".formatted(row.length, model.schema().size()));
    }
    System.arraycopy(row, 0, slots, 0, row.length);
    model.prepare(slots);
    CodedScorer tables = tables(1);
    return tables == null ? model.predictor().margin(slots) : tables.margin(slots);
  }

  /** Returns the calibrated probability of a case. */
  public double probability(double[] row) {
    return model.calibrator().probability(margin(row));
  }

  /**
   * Writes the margins of the cases {@code from} to {@code to} of a batch into an array, from its begin; they are the
   * same to the last bit as of each case alone.
   */
  public void margins(ColumnBatch batch, int from, int to, double[] margins) {
    Objects.checkFromToIndex(from, to, batch.rows());
    if (batch.width() != model.schema().size()) {
      throw new IllegalArgumentException(
          "a batch has %d columns, not %d".formatted(batch.width(), model.schema().size()));
    }
    CodedScorer tables = tables(to - from);
    if (tables != null) {
      tables.margins(batch, from, to, margins);
      return;
    }
    for (int row = from; row < to; row++) {
      batch.row(row, slots);
      model.prepare(slots);
      margins[row - from] = model.predictor().margin(slots);
    }
  }

  private @Nullable CodedScorer tables(int more) {
    seen += more;
    if (tables == null && seen >= MANY) {
      tables = CodedScorer.of(model);
    }
    return tables;
  }
}
