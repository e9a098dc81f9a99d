package io.crmkit.forecast.calendar;

/** How long periods are, the longest first. */
public enum Level {
  YEAR,
  QUARTER,

  /** A month, or the four to six weeks that stand for one. */
  PERIOD
}
