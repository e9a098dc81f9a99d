package io.crmkit.forecast.distribution;

import java.util.Arrays;

/**
 * Deals that may be won, by column: what each is worth and how likely it is.
 *
 * <p>Amounts are minor units of one currency and may be negative, as a credit is; their absolute values sum to at most
 * {@value #MAX_TOTAL}.
 */
public final class OpenDeals {

  /** The largest sum of absolute amounts, 2⁶², in minor units. */
  public static final long MAX_TOTAL = 1L << 62;

  private static final int BASIS_POINTS = 10_000;

  private final long[] amounts;
  private final double[] probabilities;

  private OpenDeals(long[] amounts, double[] probabilities) {
    this.amounts = amounts;
    this.probabilities = probabilities;
    long total = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
        throw new IllegalArgumentException(
            "deal %d has a probability of %s, which is not from 0 to 1".formatted(i, probabilities[i]));
      }
      long size = Math.abs(amounts[i]);
      if (size < 0 || size > MAX_TOTAL - total) {
        throw new IllegalArgumentException(
            "the amounts up to deal %d sum to more than %d minor units".formatted(i, MAX_TOTAL));
      }
      total += size;
    }
  }

  /**
   * Returns deals by column.
   *
   * @param amounts minor units
   * @param probabilities 0 to 1, one for each amount
   * @throws IllegalArgumentException if the columns differ in length, a probability is outside 0 to 1, or the amounts
   * sum
   *     to more than {@link #MAX_TOTAL}; the message names the deal, counted from 0
   */
  public static OpenDeals of(long[] amounts, double[] probabilities) {
    if (amounts.length != probabilities.length) {
      throw new IllegalArgumentException(
          "%d amounts need as many probabilities but there are %d".formatted(amounts.length, probabilities.length));
    }
    return new OpenDeals(amounts.clone(), probabilities.clone());
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return amounts.length;
  }

  /** Returns what deal {@code i} is worth, in minor units. */
  public long amount(int i) {
    return amounts[i];
  }

  /** Returns how likely deal {@code i} is won, 0 to 1. */
  public double probability(int i) {
    return probabilities[i];
  }

  /** Collects deals one by one. Not thread-safe. */
  public static final class Builder {

    private static final int FIRST_CAPACITY = 16;

    private long[] amounts = new long[FIRST_CAPACITY];
    private double[] probabilities = new double[FIRST_CAPACITY];
    private int size;

    private Builder() {}

    /** Adds a deal of an amount in minor units that is won with a probability from 0 to 1. */
    public Builder add(long amount, double probability) {
      if (size == amounts.length) {
        amounts = Arrays.copyOf(amounts, size * 2);
        probabilities = Arrays.copyOf(probabilities, size * 2);
      }
      amounts[size] = amount;
      probabilities[size++] = probability;
      return this;
    }

    /** Adds a deal whose probability is given in basis points, 0 to 10,000. */
    public Builder addBasisPoints(long amount, int basisPoints) {
      return add(amount, basisPoints / (double) BASIS_POINTS);
    }

    /**
     * Returns the deals added so far.
     *
     * @throws IllegalArgumentException as {@link OpenDeals#of} does
     */
    public OpenDeals build() {
      return new OpenDeals(Arrays.copyOf(amounts, size), Arrays.copyOf(probabilities, size));
    }
  }
}
