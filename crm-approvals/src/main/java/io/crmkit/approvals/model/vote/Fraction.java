package io.crmkit.approvals.model.vote;

/**
 * An exact share above nothing and up to the whole, in lowest terms.
 *
 * @param numerator from 1 to the denominator
 * @param denominator up to {@value #MAX_DENOMINATOR}
 */
public record Fraction(long numerator, long denominator) {

  /** Keeps the cross-multiplication of a {@link Formula.Share} far from overflow. */
  public static final long MAX_DENOMINATOR = 1_000_000;

  public static final Fraction HALF = new Fraction(1, 2);
  public static final Fraction WHOLE = new Fraction(1, 1);

  public Fraction {
    if (numerator < 1 || denominator < numerator || denominator > MAX_DENOMINATOR) {
      throw new IllegalArgumentException("a share lies above 0 and up to 1, in parts of at most %d, but was %d/%d"
          .formatted(MAX_DENOMINATOR, numerator, denominator));
    }
    long divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  public static Fraction percent(int percent) {
    return new Fraction(percent, 100);
  }

  /**
   * Returns how {@code part} of {@code whole} compares with this: negative below, zero exactly there, positive above.
   */
  int compare(long part, long whole) {
    return Long.compare(part * denominator, whole * numerator);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
