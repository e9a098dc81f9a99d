package io.crmkit.ai.action.model;

/** What of past decisions is learned from. */
public enum Learning {
  /** What they brought, by a linear model of amounts. */
  AMOUNTS,
  /**
   * Whether they succeeded, by a logistic model, and what a success brings on average: for actions that are either
   * completed or not and bring about the same each time.
   */
  SUCCESSES
}
