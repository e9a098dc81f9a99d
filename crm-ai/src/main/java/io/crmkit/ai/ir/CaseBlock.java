package io.crmkit.ai.ir;

import java.util.Objects;

/**
 * Up to {@value #ROWS} cases, fewer of very wide models, that are prepared together: a column for each slot, and one
 * for each of some codes. It belongs to one thread and is filled again and again.
 */
public final class CaseBlock {

  /** How many cases fit at most: so few that what is computed of them stays near the processor. */
  public static final int ROWS = 512;

  private static final int MOST_NUMBERS = 1 << 22;

  private final ModelIr model;
  private final SlotCodes coding;
  private final double[][] slots;
  private final int[][] codes;
  private final int[] scratch;
  private final int capacity;
  private int rows;

  private CaseBlock(ModelIr model, SlotCodes coding) {
    this.model = model;
    this.coding = coding;
    capacity = Math.min(ROWS, Math.max(1, MOST_NUMBERS / (model.slots() + coding.columns())));
    slots = new double[model.slots()][capacity];
    codes = new int[coding.columns()][capacity];
    scratch = new int[capacity];
  }

  /** Returns an empty block for the calling thread. */
  public static CaseBlock of(ModelIr model, SlotCodes coding) {
    return new CaseBlock(Objects.requireNonNull(model, "model"), coding);
  }

  /** Returns how many cases fit. */
  public int capacity() {
    return capacity;
  }

  /**
   * Takes the cases {@code from} to {@code to} of a batch, at most {@link #capacity}.
   *
   * @throws IllegalArgumentException if they are more, or the batch is not of the model's features
   */
  public void load(ColumnBatch batch, int from, int to) {
    Objects.checkFromToIndex(from, to, batch.rows());
    if (batch.width() != model.schema().size()) {
      throw new IllegalArgumentException(
          "a batch has %d columns, not %d".formatted(batch.width(), model.schema().size()));
    }
    if (to - from > capacity) {
      throw new IllegalArgumentException("%d cases do not fit, only %d".formatted(to - from, capacity));
    }
    rows = to - from;
    for (int i = 0; i < batch.width(); i++) {
      System.arraycopy(batch.column(i), from, slots[i], 0, rows);
    }
    prepare();
  }

  /** Takes one case. */
  public void load(double[] row) {
    if (row.length != model.schema().size()) {
      throw new IllegalArgumentException("a row has %d numbers, not %d".formatted(row.length, model.schema().size()));
    }
    rows = 1;
    for (int i = 0; i < row.length; i++) {
      slots[i][0] = row[i];
    }
    prepare();
  }

  private void prepare() {
    model.prepare(slots, rows);
    coding.write(slots, rows, codes);
  }

  /** Returns how many cases there are. */
  public int rows() {
    return rows;
  }

  /** Returns the numbers of one slot, the first {@link #rows} of which are of cases. */
  public double[] slot(int slot) {
    return slots[slot];
  }

  /** Writes the slots of one case into an array. */
  public void row(int row, double[] into) {
    for (int i = 0; i < slots.length; i++) {
      into[i] = slots[i][row];
    }
  }

  /** Returns room for a whole number of each case, for whoever works with the block at the moment. */
  public int[] scratch() {
    return scratch;
  }

  /** Returns the codes of one column, the first {@link #rows} of which are of cases. */
  public int[] codes(int column) {
    return codes[column];
  }
}
