package io.crmkit.core.money;

import io.crmkit.core.FromText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * An exact amount of one currency, such as {@code USD 10.50}.
 *
 * <p>Arithmetic never rounds unless a {@link RoundingMode} is named, never mixes currencies and never wraps around: a
 * result beyond {@link Long} minor units is an {@link ArithmeticException} that names the operands.
 *
 * @param minor the amount in minor units of the currency: cents for USD, whole yen for JPY
 * @param currency an ISO 4217 currency that has a minor unit; gold (XAU) and "no currency" (XXX) have none
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  private static final int LONG_DIGITS = 19;
  private static final BigDecimal TINY = new BigDecimal("0.01");

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("currency %s has no minor unit".formatted(currency));
    }
  }

  public static Money ofMinor(long minor, String code) {
    return new Money(minor, currency(code));
  }

  public static Money zero(String code) {
    return ofMinor(0, code);
  }

  public static Money of(BigDecimal amount, String code) {
    return of(amount, currency(code));
  }

  /**
   * Returns {@code amount} of {@code currency}, exactly.
   *
   * @throws IllegalArgumentException if the amount has non-zero digits beyond the currency's minor unit
   * @throws ArithmeticException if it does not fit into a {@code long} of minor units
   */
  public static Money of(BigDecimal amount, Currency currency) {
    Money zero = new Money(0, currency);
    BigDecimal minor = amount.stripTrailingZeros();
    if (minor.scale() > zero.digits()) {
      throw new IllegalArgumentException(
          "%s has %d fraction digits but %s has %d; round it first"
              .formatted(brief(amount), minor.scale(), currency, zero.digits()));
    }
    return new Money(toLong(minor, zero.digits(), () -> brief(amount) + " in " + currency), currency);
  }

  /**
   * Reads the form that {@link #toString()} writes: a code, one space, an optional minus, digits and an optional
   * fraction.
   *
   * @throws IllegalArgumentException if {@code text} has another form, or more fraction digits than the currency
   * @throws ArithmeticException if it does not fit into a {@code long} of minor units
   */
  @FromText
  public static Money parse(String text) {
    if (!MoneyText.isWellFormed(text)) {
      throw new IllegalArgumentException(
          "'%s' is not money; write it like 'USD 10.50'".formatted(MoneyText.brief(text)));
    }
    return of(new BigDecimal(text.substring(MoneyText.AMOUNT_AT)), text.substring(0, MoneyText.CODE_LENGTH));
  }

  /** Returns the ISO 4217 code, such as {@code USD}. */
  public String code() {
    return currency.getCurrencyCode();
  }

  /** Returns the amount in major units, with as many fraction digits as the currency has. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, digits());
  }

  /** Returns -1, 0 or 1 as the amount is negative, zero or positive. */
  public int signum() {
    return Long.signum(minor);
  }

  public Money plus(Money other) {
    requireSameCurrency(other, "add");
    long sum = minor + other.minor;
    if (((minor ^ sum) & (other.minor ^ sum)) < 0) {
      throw overflow(this + " + " + other);
    }
    return new Money(sum, currency);
  }

  public Money minus(Money other) {
    requireSameCurrency(other, "subtract");
    long difference = minor - other.minor;
    if (((minor ^ other.minor) & (minor ^ difference)) < 0) {
      throw overflow(this + " - " + other);
    }
    return new Money(difference, currency);
  }

  public Money negate() {
    if (minor == Long.MIN_VALUE) {
      throw overflow("-(" + this + ")");
    }
    return new Money(-minor, currency);
  }

  public Money abs() {
    return minor < 0 ? negate() : this;
  }

  /** Returns this amount times {@code factor}, rounded to a minor unit as named. */
  public Money times(BigDecimal factor, RoundingMode rounding) {
    BigDecimal product = factor.multiply(BigDecimal.valueOf(minor));
    return new Money(round(product, rounding, () -> this + " × " + brief(factor)), currency);
  }

  /**
   * Returns this amount times {@code numerator / denominator}, rounded once to a minor unit as named.
   *
   * @throws IllegalArgumentException if the denominator is zero
   */
  public Money times(long numerator, long denominator, RoundingMode rounding) {
    if (denominator == 0) {
      throw new IllegalArgumentException("%s × %d/0 has no value".formatted(this, numerator));
    }
    BigDecimal exact = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(numerator));
    BigDecimal quotient = exact.divide(BigDecimal.valueOf(denominator), 0, rounding);
    return new Money(toLong(quotient, 0, () -> this + " × " + numerator + "/" + denominator), currency);
  }

  /**
   * Splits this amount in proportion to {@code weights} so that the shares sum to it exactly: each gets its share
   * rounded towards zero, and the minor units left over go to the largest remainders, earlier weights first among
   * equals (Hamilton's method).
   *
   * @throws IllegalArgumentException if a weight is negative or none is positive
   */
  public List<Money> allocate(long... weights) {
    long[] shares = LargestRemainder.split(BigInteger.valueOf(minor), weights);
    Money[] result = new Money[shares.length];
    for (int i = 0; i < shares.length; i++) {
      result[i] = new Money(shares[i], currency);
    }
    return List.of(result);
  }

  /**
   * Compares two amounts of one currency.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other, "compare");
    return Long.compare(minor, other.minor);
  }

  /** Returns the code and the amount with all its fraction digits, such as {@code USD 10.50}. */
  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + amount().toPlainString();
  }

  private int digits() {
    return currency.getDefaultFractionDigits();
  }

  private void requireSameCurrency(Money other, String verb) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot %s %s and %s: the currencies differ".formatted(verb, this, other));
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("'%s' is not an ISO 4217 currency".formatted(MoneyText.brief(code)), unknown);
    }
  }

  private static long round(BigDecimal exact, RoundingMode rounding, MoneyText.Operands operands) {
    if (exact.signum() == 0) {
      return 0;
    }
    long magnitude = (long) exact.precision() - exact.scale();
    // An exponent like E-999999999 would make setScale divide by a number of that many digits.
    BigDecimal near = magnitude < -1 ? TINY.multiply(BigDecimal.valueOf(exact.signum())) : exact;
    return magnitude > LONG_DIGITS
        ? toLong(exact, 0, operands)
        : toLong(near.setScale(0, rounding), 0, operands);
  }

  private static long toLong(BigDecimal whole, int shift, MoneyText.Operands operands) {
    // The magnitude comes first because expanding 1E+999999999 would fill the memory.
    if (whole.signum() != 0 && (long) whole.precision() - whole.scale() + shift > LONG_DIGITS) {
      throw overflow(operands.text());
    }
    BigInteger minor = whole.movePointRight(shift).toBigIntegerExact();
    if (minor.bitLength() >= Long.SIZE) {
      throw overflow(operands.text());
    }
    return minor.longValue();
  }

  private static ArithmeticException overflow(String operation) {
    return new ArithmeticException(operation + " does not fit into money");
  }

  private static String brief(BigDecimal number) {
    return MoneyText.brief(number.toString());
  }
}
