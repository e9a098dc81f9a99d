package io.crmkit.forecast.model.plan;

import java.math.BigDecimal;

/** What an adjustment does to a figure. */
public enum AdjustmentKind {

  /** Puts an amount in its place. */
  SET,

  /** Adds an amount. */
  DELTA,

  /** Adds a percentage of it, -100 to 10,000. */
  PERCENT,

  /** Multiplies it, by 0 to 100 as scenarios do. */
  FACTOR;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(10_000);

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
    BigDecimal least = this == FACTOR ? BigDecimal.ZERO : HUNDRED.negate();
    BigDecimal most = this == FACTOR ? HUNDRED : MOST_PERCENT;
    return isMoney() || value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }
}
