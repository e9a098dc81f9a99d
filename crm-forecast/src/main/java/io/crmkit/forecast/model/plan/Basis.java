package io.crmkit.forecast.model.plan;

/** How a deal counts in a figure. */
public enum Basis {

  /** In full. */
  AMOUNT,

  /** By its probability. */
  WEIGHTED
}
