package io.crmkit.dedupe.ask.model;

import io.crmkit.core.Require;

/**
 * What somebody says of two records.
 *
 * @param left the id of one record, as the host knows it
 * @param right the id of the other
 */
public record Answer(String left, String right, Verdict verdict) {

  public Answer {
    Require.notBlank(left, "left");
    Require.notBlank(right, "right");
    if (left.equals(right)) {
      throw new IllegalArgumentException("left and right must be two records but both are '%s'".formatted(left));
    }
  }

  /** Returns whether it is about the same two records, in whichever order. */
  public boolean isAbout(String one, String other) {
    return left.equals(one) && right.equals(other) || left.equals(other) && right.equals(one);
  }
}
