package io.crmkit.ai.churn.model;

/**
 * How many customers of known outcome there are.
 *
 * @param left who left
 * @param stayed who stayed
 */
public record CaseCount(long left, long stayed) {

  /** Nobody. */
  public static final CaseCount NONE = new CaseCount(0, 0);

  public CaseCount {
    if (left < 0 || stayed < 0) {
      throw new IllegalArgumentException("cases are negative: %d, %d".formatted(left, stayed));
    }
  }

  /** Returns how many there are of both. */
  public long all() {
    return Math.addExact(left, stayed);
  }
}
