package io.crmkit.forecast.model;

import io.crmkit.core.Scalar;
import java.math.BigDecimal;

/**
 * By what amounts are multiplied.
 *
 * @param value 0 to 100 with at most four decimals; 1 leaves an amount as it is
 */
@Scalar
public record Factor(BigDecimal value) {

  private static final int DIGITS = 4;
  private static final BigDecimal MAX = BigDecimal.valueOf(100);

  public static final Factor ONE = new Factor(BigDecimal.ONE);

  public Factor {
    // neither stripped of zeros nor told in plain digits before it fits: great exponents leave no room for that
    if (value.signum() < 0 || value.compareTo(MAX) > 0 || value.stripTrailingZeros().scale() > DIGITS) {
      throw new IllegalArgumentException("a factor is from 0 to 100 with at most 4 decimals but was " + value);
    }
    value = value.stripTrailingZeros();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
