package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
 * @param losses the sum of probability times worth in minor units, by the code of the currency, of those whose worth is
 *     known; it may be more than money holds
 */
public record ChurnStatistics(
    Map<RiskLevel, Long> levels, BigInteger probabilities, Map<String, BigInteger> losses) {

  /** Of nobody. */
  public static final ChurnStatistics EMPTY = new ChurnStatistics(Map.of(), BigInteger.ZERO, Map.of());

  private static final int DIGITS = 12;
  private static final long ONE = 1_000_000_000_000L;

  public ChurnStatistics {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    losses = Collections.unmodifiableMap(new TreeMap<>(losses));
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

  /**
   * Returns what is expected to be lost as money, by the code of the currency.
   *
   * @throws RefusedException with the violation {@code churn.too-much} for each currency whose sum does not fit into it
   */
  public Map<String, Money> expectedLosses() {
    List<Violation> tooMuch = losses.entrySet().stream()
        .filter(each -> each.getValue().bitLength() >= Long.SIZE).map(each -> tooMuch(each.getKey())).toList();
    if (!tooMuch.isEmpty()) {
      throw new RefusedException(new Violations(tooMuch));
    }
    Map<String, Money> money = new TreeMap<>();
    losses.forEach((code, minor) -> money.put(code, Money.ofMinor(minor.longValueExact(), code)));
    return Collections.unmodifiableMap(money);
  }

  private Violation tooMuch(String code) {
    return new Violation("/losses/" + code, "churn.too-much",
        ("what %d customers are expected to take along is more %s than an amount of money holds; read the sums in minor"
            + " units (losses), or look at fewer customers").formatted(customers(), code));
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
    Map<String, BigInteger> sums = new TreeMap<>(losses);
    other.losses.forEach((code, loss) -> sums.merge(code, loss, BigInteger::add));
    return new ChurnStatistics(counts, probabilities.add(other.probabilities), sums);
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
    private final Map<String, BigInteger> losses = new HashMap<>();
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
        Money loss = worth.times(more, ONE, RoundingMode.HALF_EVEN);
        losses.merge(worth.code(), BigInteger.valueOf(loss.minor()), BigInteger::add);
      }
    }

    /** Returns the statistics of all that were added. */
    public ChurnStatistics result() {
      return new ChurnStatistics(
          levels, whole.multiply(BigInteger.valueOf(ONE)).add(BigInteger.valueOf(units)), losses);
    }
  }
}
