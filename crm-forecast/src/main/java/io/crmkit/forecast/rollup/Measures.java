package io.crmkit.forecast.rollup;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/**
 * What a cell sums up, exactly.
 *
 * @param deals how many deals; the sum of the others means nothing without deals, so an empty cell is not a zero
 * @param amount the sum of their amounts, in minor units
 * @param weighted the sum of amount × probability, in minor units
 */
public record Measures(long deals, BigDecimal amount, BigDecimal weighted) {

  /** No deals at all. */
  public static final Measures EMPTY = new Measures(0, BigDecimal.ZERO, BigDecimal.ZERO);

  public Measures {
    amount = plain(Objects.requireNonNull(amount, "amount"));
    weighted = plain(Objects.requireNonNull(weighted, "weighted"));
  }

  static Measures of(long deals, BigInteger amount, int amountScale, BigInteger weighted, int weightedScale) {
    return new Measures(deals, new BigDecimal(amount, amountScale), new BigDecimal(weighted, weightedScale));
  }

  public boolean isEmpty() {
    return deals == 0;
  }

  public Measures plus(Measures other) {
    return new Measures(deals + other.deals, amount.add(other.amount), weighted.add(other.weighted));
  }

  public Measures minus(Measures other) {
    return new Measures(deals - other.deals, amount.subtract(other.amount), weighted.subtract(other.weighted));
  }

  // equal numbers are equal measures, however many zeros they once had
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
