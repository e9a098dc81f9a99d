package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Credit;
import io.crmkit.forecast.model.CreditKind;
import io.crmkit.forecast.model.CreditShare;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.DealCheck;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.testkit.core.MoneyArbitraries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Law 9. */
class CreditPropertiesTest {

  @Property
  void creditsOfAnAdditiveTypeSumToTheAmount(@ForAll("credits") List<Credit> credits, @ForAll("amounts") Money amount) {
    Deal deal = deal(credits, amount);
    List<CreditShare> shares = CreditShare.of(deal, "revenue", CreditKind.ADDITIVE);

    assertThat(sum(shares)).isEqualTo(amount);
    boolean uneven = shares.size() > 1 && amount.minor() % 10_000 != 0;
    Statistics.collect(shares.size() == 1 ? "one owner" : uneven ? "cents to hand out" : "even");
    Statistics.coverage(seen -> seen.check("cents to hand out").percentage(share -> share > 25));
  }

  @Property
  void aCreditIsLessThanAMinorUnitAwayFromItsPercentage(
      @ForAll("credits") List<Credit> credits, @ForAll("amounts") Money amount) {
    Deal deal = deal(credits, amount);
    for (String type : List.of("revenue", "overlay")) {
      List<Credit> own = credits.stream().filter(credit -> credit.type().equals(type)).toList();
      List<CreditShare> shares = CreditShare.of(deal, type, type.equals("revenue") ? CreditKind.ADDITIVE : CreditKind.OVERLAY);
      for (int i = 0; i < own.size(); i++) {
        BigDecimal exact = BigDecimal.valueOf(amount.minor()).multiply(BigDecimal.valueOf(own.get(i).basisPoints(), 4));
        long credited = Objects.requireNonNull(shares.get(i).amount()).minor();
        assertThat(exact.subtract(BigDecimal.valueOf(credited)).abs()).isLessThan(new BigDecimal("1.5"));
      }
    }
  }

  @Property
  void overlaysSumToTheirPercentageAndAreMarkedBeyondTheWhole(
      @ForAll("credits") List<Credit> credits, @ForAll("amounts") Money amount) {
    Deal deal = deal(credits, amount);
    int total = credits.stream().filter(credit -> credit.type().equals("overlay")).mapToInt(Credit::basisPoints).sum();

    assertThat(sum(CreditShare.of(deal, "overlay", CreditKind.OVERLAY)))
        .isEqualTo(amount.times(new BigDecimal(total).movePointLeft(4), RoundingMode.HALF_EVEN));
    assertThat(CreditShare.exceedsWhole(deal, "overlay")).isEqualTo(total > 10_000);
    Statistics.collect(total == 0 ? "none" : total > 10_000 ? "beyond the whole" : "up to the whole");
    Statistics.coverage(seen -> seen.check("beyond the whole").percentage(share -> share > 8));
  }

  @Property
  void aDealWhoseRevenueIsNotTheWholeIsRefusedByPlaceAndId(
      @ForAll("definitions") ForecastDefinition definition, @ForAll @IntRange(min = 1, max = 100_000) int points,
      @ForAll @IntRange(max = 3) int before) {
    DealCheck check = new DealCheck(definition);
    for (int i = 0; i < before; i++) {
      check.accepts(deal(List.of(), Money.zero("USD")));
    }
    boolean accepted = check.accepts(deal(List.of(new Credit("revenue", "ann", null, points)), Money.zero("USD")));

    assertThat(accepted).isEqualTo(points == 10_000);
    if (!accepted) {
      Violation problem = check.problems().orElseThrow().all().get(0);
      assertThat(problem.pointer()).isEqualTo("/deals/%d/credits", before);
      assertThat(problem.code()).isEqualTo("forecast.credits");
      assertThat(problem.message()).contains("'D-1'");
    }
  }

  private static Deal deal(List<Credit> credits, Money amount) {
    Deal.Builder deal = Deal.builder("D-1", "won").amount(amount).owner("ann");
    new ArrayList<>(credits).forEach(deal::credit);
    return deal.build();
  }

  private static Money sum(List<CreditShare> shares) {
    return shares.stream().map(share -> Objects.requireNonNull(share.amount()))
        .reduce(Money::plus).orElse(Money.zero("USD"));
  }

  @Provide
  Arbitrary<List<Credit>> credits() {
    return ForecastArbitraries.credits();
  }

  @Provide
  Arbitrary<Money> amounts() {
    // two overlays of 200 % each of more than this would not fit into money
    return MoneyArbitraries.money("USD").filter(money -> Math.abs(money.minor() / 4) < Long.MAX_VALUE / 16);
  }

  @Provide
  Arbitrary<ForecastDefinition> definitions() {
    return ForecastArbitraries.definitions();
  }
}
