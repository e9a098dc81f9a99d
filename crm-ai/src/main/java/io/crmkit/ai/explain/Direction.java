package io.crmkit.ai.explain;

/** What a field does to a margin. */
public enum Direction {

  /** It is higher than expected because of the field. */
  RAISES,

  /** It is lower than expected because of the field. */
  LOWERS,

  /** The field changes nothing. */
  NEITHER;

  /** Returns the direction of an amount. */
  public static Direction of(double amount) {
    return amount > 0 ? RAISES : amount < 0 ? LOWERS : NEITHER;
  }
}
