package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for any amounts. */
class MoneyPropertiesTest {

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  @Property
  void readsBackWhatItWrites(@ForAll("money") Money money) {
    assertThat(Money.parse(money.toString())).isEqualTo(money);
    assertThat(Money.of(money.amount(), money.currency())).isEqualTo(money);
  }

  @Property
  void addsExactlyOrNotAtAll(@ForAll("dollars") Money a, @ForAll("dollars") Money b) {
    check(minor(a).add(minor(b)), () -> a.plus(b));
    check(minor(a).subtract(minor(b)), () -> a.minus(b));
    check(minor(a).negate(), a::negate);
  }

  @Property
  void multipliesExactlyOrNotAtAll(
      @ForAll("dollars") Money money, @ForAll BigDecimal factor, @ForAll("roundings") RoundingMode rounding) {
    BigDecimal exact = new BigDecimal(minor(money)).multiply(factor);

    check(exact.setScale(0, rounding).toBigInteger(), () -> money.times(factor, rounding));
  }

  @Property
  void multipliesByARatioRoundingOnce(
      @ForAll("dollars") Money money, @ForAll long numerator, @ForAll @LongRange(min = 1) long denominator,
      @ForAll("roundings") RoundingMode rounding) {
    BigDecimal product = new BigDecimal(minor(money).multiply(BigInteger.valueOf(numerator)));

    check(product.divide(BigDecimal.valueOf(denominator), 0, rounding).toBigInteger(),
        () -> money.times(numerator, denominator, rounding));
  }

  @Property
  void allocatesAllOfItAndNobodyAUnitTooMuch(@ForAll("money") Money money, @ForAll("weights") long[] weights) {
    List<Money> shares = money.allocate(weights);
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      total = total.add(BigInteger.valueOf(weight));
    }

    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < weights.length; i++) {
      BigInteger share = minor(shares.get(i));
      BigInteger error = share.multiply(total).subtract(minor(money).multiply(BigInteger.valueOf(weights[i])));
      assertThat(error.abs()).isLessThan(total);
      sum = sum.add(share);
    }
    assertThat(sum).isEqualTo(minor(money));
  }

  @Property
  void neverGivesAnEqualWeightMoreThanAUnitMore(@ForAll("money") Money money, @ForAll("weights") long[] weights) {
    List<Money> shares = money.allocate(weights);

    for (int i = 0; i + 1 < weights.length; i++) {
      if (weights[i] == weights[i + 1]) {
        long more = shares.get(i).abs().minor() - shares.get(i + 1).abs().minor();
        assertThat(more).isBetween(0L, 1L);
      }
    }
  }

  private static void check(BigInteger expected, Supplier<Money> operation) {
    boolean fits = expected.compareTo(MIN) >= 0 && expected.compareTo(MAX) <= 0;
    Statistics.collect(fits ? "fits" : "overflows");
    if (fits) {
      assertThat(minor(operation.get())).isEqualTo(expected);
    } else {
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(operation::get)
          .withMessageEndingWith("does not fit into money");
    }
  }

  private static BigInteger minor(Money money) {
    return BigInteger.valueOf(money.minor());
  }

  @Provide
  Arbitrary<Money> money() {
    return MoneyArbitraries.money().filter(money -> money.minor() != Long.MIN_VALUE);
  }

  @Provide
  Arbitrary<Money> dollars() {
    return MoneyArbitraries.money("USD");
  }

  @Provide
  Arbitrary<RoundingMode> roundings() {
    return Arbitraries.of(RoundingMode.class).filter(rounding -> rounding != RoundingMode.UNNECESSARY);
  }

  @Provide
  Arbitrary<long[]> weights() {
    Arbitrary<Long> few = Arbitraries.longs().between(0, 4);
    return Arbitraries.oneOf(few, few, Arbitraries.longs().between(0, Long.MAX_VALUE))
        .list().ofMinSize(1).ofMaxSize(6)
        .map(weights -> weights.stream().mapToLong(Long::longValue).toArray())
        .filter(weights -> Arrays.stream(weights).anyMatch(weight -> weight > 0));
  }
}
