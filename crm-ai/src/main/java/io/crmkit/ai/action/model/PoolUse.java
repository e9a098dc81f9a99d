package io.crmkit.ai.action.model;

/**
 * What was taken out of a pool in one period.
 *
 * @param used units
 */
public record PoolUse(long used) {

  /** Nothing was taken yet. */
  public static final PoolUse NONE = new PoolUse(0);

  public PoolUse {
    if (used < 0) {
      throw new IllegalArgumentException("used must not be negative but was " + used);
    }
  }
}
