package io.crmkit.forecast.model.plan;

import java.math.BigDecimal;

/** What an adjustment does to a figure. */
public enum AdjustmentKind {

  /** Puts an amount in its place. */
  SET,

  /** Adds an amount. */
  DELTA,

  /** Adds a percentage of it, -100 or more. */
  PERCENT,

  /** Multiplies it, by 0 or more. */
  FACTOR;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Returns what becomes of a figure, exactly. */
  public BigDecimal apply(BigDecimal figure, BigDecimal value) {
    return switch (this) {
      case SET -> value;
      case DELTA -> figure.add(value);
      case PERCENT -> figure.add(figure.multiply(value).movePointLeft(2));
      case FACTOR -> figure.multiply(value);
    };
  }

  /** Returns whether values are amounts of money. */
  public boolean isMoney() {
    return this == SET || this == DELTA;
  }

  /** Returns whether a value means something to this kind. */
  public boolean takes(BigDecimal value) {
    return isMoney() || value.compareTo(this == FACTOR ? BigDecimal.ZERO : HUNDRED.negate()) >= 0;
  }
}
