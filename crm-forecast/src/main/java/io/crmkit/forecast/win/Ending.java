package io.crmkit.forecast.win;

/** How a deal ended, if it did. */
public enum Ending {
  OPEN,
  WON,
  LOST
}
