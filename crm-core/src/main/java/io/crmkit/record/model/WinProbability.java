package io.crmkit.record.model;

import io.crmkit.core.Scalar;
import java.math.BigDecimal;

/**
 * The probability that a deal is won, in whole basis points.
 *
 * @param value 0 to 1 with at most four decimals
 */
@Scalar
public record WinProbability(BigDecimal value) {

  public static final WinProbability ZERO = new WinProbability(BigDecimal.ZERO);
  public static final WinProbability ONE = new WinProbability(BigDecimal.ONE);

  private static final int DIGITS = 4;

  public WinProbability {
    // neither stripped of zeros nor told in plain digits before it fits: great exponents leave no room for that
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0 || value.stripTrailingZeros().scale() > DIGITS) {
      throw new IllegalArgumentException("a probability is from 0 to 1 with at most 4 decimals but was " + value);
    }
    value = value.stripTrailingZeros();
  }

  public static WinProbability of(String value) {
    return new WinProbability(new BigDecimal(value));
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
