package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the scores of many customers come to.
 *
 * <p>The same whatever the order in which scores are added and statistics merged: probabilities are summed up as whole
 * numbers of 1e-12, and what is expected to be lost of a customer is rounded to a minor unit, half to even, before it
 * is summed up.
 *
 * @param levels how many customers are of each level; levels of nobody are not there
 * @param probabilities the sum of all probabilities in units of 1e-12
 * @param expectedLosses the sum of probability times worth by the code of the currency, of those whose worth is known
 */
public record ChurnStatistics(
    Map<RiskLevel, Long> levels, BigInteger probabilities, Map<String, Money> expectedLosses) {

  /** Of nobody. */
  public static final ChurnStatistics EMPTY = new ChurnStatistics(Map.of(), BigInteger.ZERO, Map.of());

  private static final int DIGITS = 12;
  private static final long ONE = 1_000_000_000_000L;

  public ChurnStatistics {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    expectedLosses = Collections.unmodifiableMap(new TreeMap<>(expectedLosses));
  }

  /** Returns how many customers there are. */
  public long customers() {
    return levels.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many customers are of a level. */
  public long of(RiskLevel level) {
    return levels.getOrDefault(level, 0L);
  }

  /** Returns the mean of all probabilities, which is the share that is expected to leave; nothing of nobody. */
  public OptionalDouble meanProbability() {
    return customers() == 0 ? OptionalDouble.empty()
        : OptionalDouble.of(new BigDecimal(probabilities, DIGITS).doubleValue() / customers());
  }

  /** Returns these statistics with one more customer; many are added by a {@link Count}. */
  public ChurnStatistics add(Score score) {
    Count one = new Count();
    one.add(score);
    return merge(one.result());
  }

  /** Returns the statistics of the customers of both. */
  public ChurnStatistics merge(ChurnStatistics other) {
    Map<RiskLevel, Long> counts = new EnumMap<>(RiskLevel.class);
    counts.putAll(levels);
    other.levels.forEach((level, count) -> counts.merge(level, count, Math::addExact));
    Map<String, Money> losses = new TreeMap<>(expectedLosses);
    other.expectedLosses.forEach((code, loss) -> losses.merge(code, loss, Money::plus));
    return new ChurnStatistics(counts, probabilities.add(other.probabilities), losses);
  }

  /** Returns a probability in units of 1e-12, rounded half to even. */
  static long units(double probability) {
    double product = probability * ONE;
    // the product is off by less than 1e-3, so that only next to a half it does not tell which way to round
    boolean isClear = Math.abs(product - Math.floor(product) - 0.5) > 1e-3;
    return isClear ? (long) Math.rint(product)
        : new BigDecimal(probability).setScale(DIGITS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  /** Counts scores one after the other, and says at any time what they come to. It belongs to one thread. */
  public static final class Count {

    private final Map<RiskLevel, Long> levels = new EnumMap<>(RiskLevel.class);
    private final Map<String, Money> losses = new HashMap<>();
    private BigInteger whole = BigInteger.ZERO;
    private long units;

    /** Adds a customer. */
    public void add(Score score) {
      long more = units(score.estimate().probability());
      Money worth = score.facts().worth();
      levels.merge(score.estimate().level(), 1L, Math::addExact);
      units += more;
      if (units >= ONE) {
        units -= ONE;
        whole = whole.add(BigInteger.ONE);
      }
      if (worth != null) {
        losses.merge(worth.code(), worth.times(more, ONE, RoundingMode.HALF_EVEN), Money::plus);
      }
    }

    /** Returns the statistics of all that were added. */
    public ChurnStatistics result() {
      return new ChurnStatistics(
          levels, whole.multiply(BigInteger.valueOf(ONE)).add(BigInteger.valueOf(units)), losses);
    }
  }
}
