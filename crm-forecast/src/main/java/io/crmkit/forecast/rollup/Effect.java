package io.crmkit.forecast.rollup;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed of deals.
 *
 * @param factor by which their amounts are multiplied: 0 to {@value #MAX_FACTOR} with up to {@value #DIGITS} decimals
 * @param basisPoints their probability in place of their own; null to leave it
 * @param delay by how many periods they close later, or earlier if negative; a deal that leaves the periods of the cube
 *     counts nowhere
 */
public record Effect(BigDecimal factor, @Nullable Integer basisPoints, int delay) {

  /** Nothing is assumed. */
  public static final Effect NONE = new Effect(BigDecimal.ONE, null, 0);

  static final int DIGITS = 12;
  static final int MAX_FACTOR = 900;

  public Effect {
    Objects.requireNonNull(factor, "factor");
    // neither stripped of zeros nor told in plain digits before it fits: great exponents leave no room for that
    if (factor.signum() < 0 || factor.compareTo(BigDecimal.valueOf(MAX_FACTOR)) > 0
        || factor.stripTrailingZeros().scale() > DIGITS) {
      throw new IllegalArgumentException("factor must be from 0 to %d with at most %d decimals but was %s"
          .formatted(MAX_FACTOR, DIGITS, factor));
    }
    factor = factor.stripTrailingZeros();
    if (basisPoints != null && (basisPoints < 0 || basisPoints > 10_000)) {
      throw new IllegalArgumentException("basisPoints must be from 0 to 10,000 but was %d".formatted(basisPoints));
    }
  }

  public static Effect factor(String factor) {
    return new Effect(new BigDecimal(factor), null, 0);
  }

  public static Effect probability(int basisPoints) {
    return new Effect(BigDecimal.ONE, basisPoints, 0);
  }

  public static Effect delay(int periods) {
    return new Effect(BigDecimal.ONE, null, periods);
  }

  /** Returns the effect of this and then {@code next}: factors multiply, delays add up, the later probability holds. */
  public Effect then(Effect next) {
    return new Effect(factor.multiply(next.factor), next.basisPoints == null ? basisPoints : next.basisPoints,
        Math.addExact(delay, next.delay));
  }
}
