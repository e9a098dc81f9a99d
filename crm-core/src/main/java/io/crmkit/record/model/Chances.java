package io.crmkit.record.model;

import org.jspecify.annotations.Nullable;

/**
 * What was said of the probability of a deal, beside its stage. Both are kept, as Odoo keeps {@code probability} and
 * {@code automated_probability}: neither ever overwrites the other, and both outlive moves between stages.
 *
 * @param manual what somebody set; null if nobody did, or took it back
 * @param automated what a model says; null if none does
 */
public record Chances(@Nullable WinProbability manual, @Nullable WinProbability automated) {

  static final Chances NONE = new Chances(null, null);

  /**
   * Returns the one that counts: certainty in a closed stage, else the manual one, else the automated one, else the
   * usual one of the stage.
   */
  public WinProbability counting(StagePlace place) {
    if (place.category().isClosed()) {
      return place.category() == StageCategory.WON ? WinProbability.ONE : WinProbability.ZERO;
    }
    if (manual != null) {
      return manual;
    }
    return automated == null ? place.probability() : automated;
  }

  Chances withManual(@Nullable WinProbability set) {
    return new Chances(set, automated);
  }

  Chances withAutomated(@Nullable WinProbability scored) {
    return new Chances(manual, scored);
  }
}
