package io.crmkit.territory.model.rollup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Figures of a set of records. Each is computed from the records: an average of averages, or a percentile of
 * percentiles, would be another number.
 */
public final class Totals {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final long count;
  private final BigDecimal sum;
  private final long distinct;
  private final List<BigDecimal> sorted;

  private Totals(Collection<Measured> records) {
    Set<String> groups = new HashSet<>();
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (Measured each : records) {
      groups.add(each.group());
      BigDecimal value = each.value();
      if (value != null) {
        values.add(value);
        total = total.add(value);
      }
    }
    values.sort(BigDecimal::compareTo);
    this.count = records.size();
    this.sum = total;
    this.distinct = groups.size();
    this.sorted = List.copyOf(values);
  }

  static Totals of(Collection<Measured> records) {
    return new Totals(records);
  }

  /** Returns the number of records. */
  public long count() {
    return count;
  }

  /** Returns the number of records that have a value. */
  public long valued() {
    return sorted.size();
  }

  /** Returns the exact sum of the values; zero if there are none. */
  public BigDecimal sum() {
    return sum;
  }

  /** Returns the number of different groups. */
  public long distinct() {
    return distinct;
  }

  /** Returns the mean of the values to 34 digits, half even; nothing if there are none. */
  public Optional<BigDecimal> average() {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(sorted.size()), MathContext.DECIMAL128));
  }

  /**
   * Returns the smallest value that at least {@code percent} % of the values do not exceed; nothing if there are none.
   * This is definition 1 of R. J. Hyndman and Y. Fan, <i>Sample Quantiles in Statistical Packages</i>, The American
   * Statistician 50 (1996): always one of the values, never something between two.
   *
   * @param percent from 0 to 100
   */
  public Optional<BigDecimal> percentile(BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("percent must be from 0 to 100 but was " + percent.toPlainString());
    }
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal rank = percent.multiply(BigDecimal.valueOf(sorted.size())).divide(HUNDRED);
    int place = rank.setScale(0, RoundingMode.CEILING).intValueExact();
    return Optional.of(sorted.get(Math.max(place, 1) - 1));
  }
}
