package io.crmkit.forecast.snapshot;

import static io.crmkit.forecast.snapshot.WaterfallReason.AMOUNT_DOWN;
import static io.crmkit.forecast.snapshot.WaterfallReason.AMOUNT_UP;
import static io.crmkit.forecast.snapshot.WaterfallReason.CURRENCY;
import static io.crmkit.forecast.snapshot.WaterfallReason.DELETED;
import static io.crmkit.forecast.snapshot.WaterfallReason.LOST;
import static io.crmkit.forecast.snapshot.WaterfallReason.NEW;
import static io.crmkit.forecast.snapshot.WaterfallReason.PULLED_IN;
import static io.crmkit.forecast.snapshot.WaterfallReason.PUSHED_OUT;
import static io.crmkit.forecast.snapshot.WaterfallReason.RECATEGORISED_IN;
import static io.crmkit.forecast.snapshot.WaterfallReason.RECATEGORISED_OUT;
import static io.crmkit.forecast.snapshot.WaterfallReason.RE_OWNED_IN;
import static io.crmkit.forecast.snapshot.WaterfallReason.RE_OWNED_OUT;
import static io.crmkit.forecast.snapshot.WaterfallReason.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which steps of a waterfall a single deal causes; the period is October to December. */
class WaterfallTest {

  private static final SnapshotMark MARK = new SnapshotMark(1, Instant.EPOCH, 1);
  private static final Deal DEAL = deal().build();

  private WaterfallRequest.Builder request = WaterfallRequest.between(Instant.EPOCH, Instant.EPOCH)
      .period(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31")).currency(Currency.getInstance("USD"));

  @Test
  void aDealThatWasNotThereIsNew() {
    assertThat(steps(null, DEAL)).isEqualTo(Map.of(NEW, "10.00"));
  }

  @Test
  void aDealThatIsNotThereIsDeleted() {
    assertThat(steps(DEAL, null)).isEqualTo(Map.of(DELETED, "-10.00"));
  }

  @Test
  void aDealMayBeLostOrWon() {
    assertThat(steps(DEAL, at("Closed Lost"))).isEqualTo(Map.of(LOST, "-10.00"));
    assertThat(steps(DEAL, at("Closed Won"))).isEqualTo(Map.of(WON, "-10.00"));
  }

  @Test
  void aDealThatIsWonStaysWhereTheViewShowsIt() {
    request = request.view(DealView.notLost());

    assertThat(steps(DEAL, at("Closed Won"))).isEmpty();
  }

  @Test
  void aCloseDateMayMoveInAndOut() {
    Deal later = deal().closeDate(LocalDate.parse("2025-01-01")).build();

    assertThat(steps(later, DEAL)).isEqualTo(Map.of(PULLED_IN, "10.00"));
    assertThat(steps(DEAL, later)).isEqualTo(Map.of(PUSHED_OUT, "-10.00"));
    assertThat(steps(DEAL, deal().closeDate(null).build())).isEqualTo(Map.of(PUSHED_OUT, "-10.00"));
  }

  @Test
  void aStageMayComeIntoTheViewAndGo() {
    request = request.view(DealView.stages(List.of("proposal")));

    assertThat(steps(at("commit"), DEAL)).isEqualTo(Map.of(RECATEGORISED_IN, "10.00"));
    assertThat(steps(DEAL, at("commit"))).isEqualTo(Map.of(RECATEGORISED_OUT, "-10.00"));
  }

  @Test
  void anAmountMayGrowShrinkOrBecomeKnown() {
    assertThat(steps(DEAL, worth("USD 12.00"))).isEqualTo(Map.of(AMOUNT_UP, "2.00"));
    assertThat(steps(DEAL, worth("USD 9.00"))).isEqualTo(Map.of(AMOUNT_DOWN, "-1.00"));
    assertThat(steps(deal().amount(null).build(), DEAL)).isEqualTo(Map.of(AMOUNT_UP, "10.00"));
    assertThat(steps(DEAL, deal().amount(null).build())).isEqualTo(Map.of(AMOUNT_DOWN, "-10.00"));
  }

  @Test
  void aDealThatChangesHandsAndAmountDoesBoth() {
    assertThat(steps(DEAL, deal().owner("bob").amount(Money.parse("USD 12.00")).build()))
        .isEqualTo(Map.of(RE_OWNED_OUT, "-10.00", RE_OWNED_IN, "10.00", AMOUNT_UP, "2.00"));
  }

  @Test
  void aNewAmountIsPricedAtTheFirstRateAndTheRestIsCurrency() {
    request = request.rates(euro("1.10"), euro("1.20"));

    assertThat(steps(worth("EUR 10.00"), worth("EUR 20.00")))
        .isEqualTo(Map.of(AMOUNT_UP, "11.0000", CURRENCY, "2.0000"));
  }

  @Test
  void aRateThatBecomesKnownIsNoNewAmount() {
    request = request.rates(ExchangeRates.NONE, euro("1.20"));

    assertThat(steps(worth("EUR 10.00"), worth("EUR 10.00"))).isEqualTo(Map.of(CURRENCY, "12.0000"));
    assertThat(steps(deal().amount(null).build(), worth("EUR 10.00"))).isEqualTo(Map.of(AMOUNT_UP, "12.0000"));
  }

  @Test
  void fractionsOfCentsAreRoundedSuchThatTheWaterfallAddsUp() {
    request = request.rates(euro("1.005"), euro("1.005"));
    WaterfallJoin join = join();
    join.add(new DealPair("D", worth("EUR 0.01"), worth("EUR 0.02")));
    join.add(new DealPair("E", null, Deal.builder("E", "proposal").amount(Money.parse("EUR 0.99"))
        .closeDate(LocalDate.parse("2024-11-15")).build()));
    Waterfall total = join.report(MARK, MARK).total();

    assertThat(total.begin().amount()).isEqualTo(Money.parse("USD 0.01"));
    assertThat(total.step(AMOUNT_UP).amount()).isEqualTo(Money.parse("USD 0.01"));
    assertThat(total.step(NEW).amount()).isEqualTo(Money.parse("USD 1.00"));
    assertThat(total.end().amount()).isEqualTo(Money.parse("USD 1.02"));
  }

  @Test
  void aTerritoryHoldsAllBelowIt() {
    request = request.axis(WaterfallAxis.TERRITORY);
    WaterfallJoin join = join();
    join.add(new DealPair("D", deal().territory("/emea/de/").build(), deal().territory("emea/fr").build()));
    Map<String, Waterfall> nodes = join.report(MARK, MARK).nodes();

    assertThat(nodes).containsOnlyKeys("/emea/", "/emea/de/", "/emea/fr/");
    assertThat(changes(nodes.get("/emea/"))).isEmpty();
    assertThat(changes(nodes.get("/emea/de/"))).isEqualTo(Map.of(RE_OWNED_OUT, "-10.00"));
    assertThat(changes(nodes.get("/emea/fr/"))).isEqualTo(Map.of(RE_OWNED_IN, "10.00"));
  }

  @Test
  void refusesRequestsThatRunBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WaterfallRequest.between(Instant.EPOCH, Instant.MIN)
            .period(LocalDate.MIN, LocalDate.MAX).currency(Currency.getInstance("USD")).build())
        .withMessageContaining("end must not be before begin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.period(LocalDate.MAX, LocalDate.MIN).build())
        .withMessageContaining("before it starts");
  }

  private Map<WaterfallReason, String> steps(@Nullable Deal before, @Nullable Deal after) {
    WaterfallJoin join = join();
    join.add(new DealPair("D", before, after));
    return changes(join.report(MARK, MARK).total());
  }

  private WaterfallJoin join() {
    WaterfallRequest built = request.build();
    ExchangeRates atBegin = built.ratesAtBegin();
    ExchangeRates atEnd = built.ratesAtEnd();
    return new WaterfallJoin(built,
        atBegin == null ? ExchangeRates.NONE : atBegin, atEnd == null ? ExchangeRates.NONE : atEnd);
  }

  private static Map<WaterfallReason, String> changes(@Nullable Waterfall waterfall) {
    return waterfall == null ? Map.of() : waterfall.steps().stream().filter(step -> step.deals() > 0)
        .collect(Collectors.toMap(WaterfallStep::reason, step -> step.exact().toPlainString()));
  }

  private static Deal.Builder deal() {
    return deal("proposal");
  }

  private static Deal.Builder deal(String stage) {
    return Deal.builder("D", stage).amount(Money.parse("USD 10.00")).owner("ann")
        .closeDate(LocalDate.parse("2024-11-15"));
  }

  private static Deal at(String stage) {
    return deal(stage).build();
  }

  private static Deal worth(String amount) {
    return deal().amount(Money.parse(amount)).build();
  }

  private static ExchangeRates euro(String rate) {
    return ExchangeRates.of(List.of(
        new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal(rate)))).orElseThrow();
  }
}
