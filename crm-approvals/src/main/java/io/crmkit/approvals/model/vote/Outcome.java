package io.crmkit.approvals.model.vote;

/** What the votes of a step add up to, from the lowest to the highest; {@link #TIED} is for somebody else to break. */
public enum Outcome {
  REJECTED, TIED, APPROVED;

  Outcome min(Outcome other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Outcome max(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
