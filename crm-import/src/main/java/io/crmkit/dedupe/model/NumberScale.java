package io.crmkit.dedupe.model;

import java.util.Objects;

/**
 * On which scale quantities differ.
 *
 * @param form as they are, or their logarithms where they span orders of magnitude
 * @param typical how far two of them usually are apart: the distance of the quartiles
 */
public record NumberScale(Form form, double typical) {

  /** What is subtracted. */
  public enum Form {
    LINEAR,
    LOGARITHMIC
  }

  public NumberScale {
    Objects.requireNonNull(form, "form");
    if (!(typical > 0) || Double.isInfinite(typical)) {
      throw new IllegalArgumentException("typical must be positive but was " + typical);
    }
  }
}
