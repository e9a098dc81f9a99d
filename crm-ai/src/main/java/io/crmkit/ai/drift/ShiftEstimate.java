package io.crmkit.ai.drift;

import java.util.Objects;

/**
 * How often something happens now.
 *
 * @param rate the best guess, 0 to 1
 * @param low the lower end of the interval of 99 %
 * @param high its upper end
 * @param verdict whether that is another rate than before
 */
public record ShiftEstimate(double rate, double low, double high, Verdict verdict) {

  public ShiftEstimate {
    Objects.requireNonNull(verdict, "verdict");
    if (!(0 <= low && low <= rate && rate <= high && high <= 1)) {
      throw new IllegalArgumentException("%s is not within %s and %s".formatted(rate, low, high));
    }
  }

  static ShiftEstimate around(double rate, double margin, boolean shifted) {
    return new ShiftEstimate(rate, Math.max(0, rate - margin), Math.min(1, rate + margin),
        shifted ? Verdict.SHIFTED : Verdict.AS_BEFORE);
  }

  /** Whether a rate has changed. */
  public enum Verdict {

    /** No more than chance makes once in a hundred times. */
    AS_BEFORE,

    /** More than that: probabilities that were right are not any more. */
    SHIFTED,

    /** The model does not tell the outcomes apart well enough. */
    CANNOT_TELL
  }
}
