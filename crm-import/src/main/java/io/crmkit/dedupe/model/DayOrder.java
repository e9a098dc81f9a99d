package io.crmkit.dedupe.model;

/** Which of day and month comes first in dates where both are numbers and the year is last. */
public enum DayOrder {
  DAY_FIRST,
  MONTH_FIRST
}
