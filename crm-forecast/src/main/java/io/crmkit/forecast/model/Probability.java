package io.crmkit.forecast.model;

import io.crmkit.core.Scalar;
import java.math.BigDecimal;

/**
 * A probability in whole basis points.
 *
 * @param value 0 to 1 with at most four decimals
 */
@Scalar
public record Probability(BigDecimal value) {

  public static final Probability ZERO = new Probability(BigDecimal.ZERO);
  public static final Probability ONE = new Probability(BigDecimal.ONE);

  private static final int DIGITS = 4;

  public Probability {
    // neither stripped of zeros nor told in plain digits before it fits: great exponents leave no room for that
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0 || value.stripTrailingZeros().scale() > DIGITS) {
      throw new IllegalArgumentException("a probability is from 0 to 1 with at most 4 decimals but was " + value);
    }
    value = value.stripTrailingZeros();
  }

  public static Probability of(String value) {
    return new Probability(new BigDecimal(value));
  }

  /** Returns the probability in hundredths of a percent, 0 to 10,000. */
  public int basisPoints() {
    return value.movePointRight(DIGITS).intValueExact();
  }

  public boolean isCertain() {
    return value.compareTo(BigDecimal.ONE) == 0;
  }

  public boolean isPossible() {
    return value.signum() > 0;
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
