package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Quantities: how far they are apart, by how far two of them usually are. */
final class NumberComparer extends ValueComparer {

  private final Quantity quantity;
  private final double typical;
  private double here;

  /** The quantity that a value says, on the scale of the field. */
  interface Quantity {
    double of(Texts texts, int value);
  }

  /** Takes how far two quantities usually are apart. */
  NumberComparer(Texts texts, Quantity quantity, double typical) {
    super(texts);
    this.quantity = quantity;
    this.typical = typical;
  }

  @Override
  void prepare() {
    here = quantity.of(mine, left);
  }

  @Override
  int level(int right) {
    double apart = Math.abs(here - quantity.of(theirs, right)) / typical;
    if (apart <= 1.0 / 64) {
      return Levels.CLOSEST;
    }
    return apart <= 1.0 / 16 ? 5 : apart <= 0.25 ? 4 : apart <= 0.5 ? 3 : apart <= 1 ? 2 : Levels.DIFFERENT;
  }
}
