package io.crmkit.forecast.rollup;

import org.jspecify.annotations.Nullable;

/** An effect in the numbers that sums are multiplied by. */
final class ActiveEffect {

  private static final long ONE = 1_000_000_000_000L;
  private static final Part TAKEN_OUT = new Part(-1, -ONE, -ONE, 0);

  static final ActiveEffect NONE = new ActiveEffect(Effect.NONE);

  /**
   * What is added of a cell: multiples of its numbers.
   *
   * @param amount by what its amount is multiplied, in 10⁻¹²
   * @param weighted by what its weighted amount is multiplied, in 10⁻¹²
   * @param weightedFromAmount by what its amount is multiplied to be added to the weighted one, in 10⁻¹⁶
   */
  private record Part(int deals, long amount, long weighted, long weightedFromAmount) {

    void addTo(ChangeStore table, int index, MeasureStore source, int from) {
      table.addScaled(index, source, from, deals, amount, weighted);
      if (weightedFromAmount != 0) {
        table.addWeightedFromAmount(index, source, from, weightedFromAmount);
      }
    }
  }

  private final Effect effect;
  private final Part putIn;
  private final @Nullable Part net;

  private ActiveEffect(Effect effect) {
    long factor = effect.factor().movePointRight(Effect.DIGITS).longValueExact();
    Integer points = effect.basisPoints();
    this.effect = effect;
    this.putIn = points == null
        ? new Part(1, factor, factor, 0)
        : new Part(1, factor, 0, Math.multiplyExact(factor, points));
    this.net = points == null ? new Part(0, factor - ONE, factor - ONE, 0) : null;
  }

  static ActiveEffect of(Effect effect) {
    return effect.equals(Effect.NONE) ? NONE : new ActiveEffect(effect);
  }

  Effect effect() {
    return effect;
  }

  int delay() {
    return effect.delay();
  }

  /** Adds what becomes of a cell of {@code source} to a cell of {@code table}. */
  void putIn(ChangeStore table, int index, MeasureStore source, int from) {
    putIn.addTo(table, index, source, from);
  }

  /** Takes a cell of {@code source} as it was out of a cell of {@code table}. */
  void takeOut(ChangeStore table, int index, MeasureStore source, int from) {
    TAKEN_OUT.addTo(table, index, source, from);
  }

  /** Takes a cell out and puts what becomes of it in at the same place. */
  void replace(ChangeStore table, int index, MeasureStore source, int from) {
    if (net == null) {
      takeOut(table, index, source, from);
      putIn(table, index, source, from);
    } else {
      net.addTo(table, index, source, from);
    }
  }
}
