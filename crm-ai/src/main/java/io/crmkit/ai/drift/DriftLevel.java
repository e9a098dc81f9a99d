package io.crmkit.ai.drift;

/** How far a distribution has moved, by the limits that are usual for the population stability index (Siddiqi 2006). */
public enum DriftLevel {

  /** An index below 0.1, or no more than chance makes of so few cases. */
  STABLE,

  /** From 0.1 on: worth a look. */
  MODERATE,

  /** From 0.25 on: not the cases that were learned from. */
  DRIFT;

  static final double MODERATE_FROM = 0.1;
  static final double DRIFT_FROM = 0.25;

  static DriftLevel of(double index, double chance) {
    if (index < MODERATE_FROM || index <= chance) {
      return STABLE;
    }
    return index < DRIFT_FROM ? MODERATE : DRIFT;
  }
}
