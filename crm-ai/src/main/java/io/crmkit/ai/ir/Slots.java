package io.crmkit.ai.ir;

import java.util.Arrays;
import java.util.List;

/** What numbers of slots may be, and what computed ones may be computed of. */
final class Slots {

  /** How many slots a model may have: one for each feature and each derivation. */
  static final int MOST = FeatureSchema.MOST_FEATURES + ModelIr.MOST_DERIVATIONS;

  /** How many values one slot may be computed of, each counted as often as it is read, and in how many steps. */
  static final int MOST_READ = 64;

  private Slots() {}

  static int require(int slot) {
    if (slot < 0 || slot >= MOST) {
      throw new IllegalArgumentException("slot must be 0 to %d, not %d".formatted(MOST - 1, slot));
    }
    return slot;
  }

  /**
   * Refuses derivations that read what is not before them, or that pile up: what a slot is called names all that it is
   * computed of, which would double with every step.
   */
  static void requireEarlierInputs(int features, List<Derivation> derivations) {
    int[] read = new int[features + derivations.size()];
    int[] steps = new int[read.length];
    Arrays.fill(read, 0, features, 1);
    for (int i = 0; i < derivations.size(); i++) {
      int slot = features + i;
      Derivation derivation = derivations.get(i);
      for (int input : derivation.inputs()) {
        if (input < 0 || input >= slot) {
          throw new IllegalArgumentException("derivation %d reads slot %d, which is not before it".formatted(i, input));
        }
        read[slot] += read[input];
        steps[slot] = Math.max(steps[slot], steps[input] + 1);
      }
      if (read[slot] > MOST_READ || steps[slot] > MOST_READ) {
        throw new IllegalArgumentException("derivation %d is computed of %d values in %d steps, more than %d"
            .formatted(i, read[slot], steps[slot], MOST_READ));
      }
    }
  }
}
