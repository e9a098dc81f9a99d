package io.crmkit.ai.ir;

/**
 * The exponential function by additions and multiplications only, so that it is the same to the last bit on every machine
 * and fast enough for the innermost loop of training.
 *
 * <p>Source: Cody and Waite 1980: {@code x = k ln 2 + r}, a polynomial for {@code exp(r)}, then the exponent of the result
 * is set. Relative error at most 1e-15.
 */
public final class Exponential {

  private static final double LARGEST = 709;
  private static final double SMALLEST = -708;
  private static final double LOG2_OF_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;

  /** Adding and taking it away rounds to an integer. */
  private static final double ROUNDER = 0x1.8p52;

  private Exponential() {}

  /** Returns {@code e} to the power of a number, 0 below -708 and its value at 709 above 709. */
  public static double of(double x) {
    if (!(x >= SMALLEST)) {
      return x < SMALLEST ? 0 : Double.NaN;
    }
    double bounded = Math.min(x, LARGEST);
    double k = bounded * LOG2_OF_E + ROUNDER - ROUNDER;
    double r = bounded - k * LN2_HIGH - k * LN2_LOW;
    return polynomial(r) * Double.longBitsToDouble((long) k + 1023 << 52);
  }

  /** Taylor's, by pairs; {@code |r| <= 0.35} leaves less than half a unit in the last place after 13 terms. */
  private static double polynomial(double r) {
    double low = 1 + r + r * r * (1.0 / 2 + r * (1.0 / 6));
    double middle = 1.0 / 24 + r * (1.0 / 120) + r * r * (1.0 / 720 + r * (1.0 / 5040));
    double high = 1.0 / 40320 + r * (1.0 / 362880) + r * r * (1.0 / 3628800 + r * (1.0 / 39916800))
        + r * r * r * r * (1.0 / 479001600);
    double square = r * r;
    double fourth = square * square;
    return low + fourth * (middle + fourth * high);
  }
}
