package io.crmkit.ai.churn.feature;

/** What became of a customer after the day on which they are looked at. */
public enum Outcome {

  /** They are still a customer. */
  STAYED,

  /** They left. */
  LEFT;

  /** Returns the label that trainers read: 1 for leaving. */
  public double label() {
    return this == LEFT ? 1 : 0;
  }
}
