package io.crmkit.ai.action.model;

/** How a recommendation ended. */
public enum Outcome {
  /** The customer, or whoever works for them, did not want it. */
  DISMISSED,
  /** It was done, and brought a reward. */
  COMPLETED,
  /** Nobody answered, or what was accepted was not done, in time. */
  EXPIRED
}
