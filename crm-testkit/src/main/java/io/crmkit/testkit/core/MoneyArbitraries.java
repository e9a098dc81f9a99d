package io.crmkit.testkit.core;

import io.crmkit.core.money.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary money of few currencies, so that two amounts often share one. */
public final class MoneyArbitraries {

  private MoneyArbitraries() {}

  /** Codes of currencies with two, none and three fraction digits. */
  public static Arbitrary<String> codes() {
    return Arbitraries.of("USD", "EUR", "JPY", "KWD");
  }

  /** Amounts from one end of the range to the other, small ones mostly. */
  public static Arbitrary<Money> money() {
    return Combinators.combine(minors(), codes()).as(Money::ofMinor);
  }

  public static Arbitrary<Money> money(String code) {
    return minors().map(minor -> Money.ofMinor(minor, code));
  }

  private static Arbitrary<Long> minors() {
    return Arbitraries.oneOf(Arbitraries.longs().between(-500, 500), Arbitraries.longs());
  }
}
