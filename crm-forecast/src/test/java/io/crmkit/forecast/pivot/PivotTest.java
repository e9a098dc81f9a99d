package io.crmkit.forecast.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.calendar.CustomPeriod;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.Level;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.pivot.PivotMeasure.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class PivotTest {

  private final PivotRequest.Builder sums = PivotRequest.builder(Currency.getInstance("USD"))
      .rows(PivotField.owner()).measures(PivotMeasure.sum(), PivotMeasure.deals());

  @Test
  void tellsNoAmountFromAnAmountOfZero() {
    PivotTable table = table(sums.build(), deal("ann", "USD 0.00"), deal("bob", "EUR 5.00"));

    assertThat(table.value(List.of("ann"), List.of(), "sum")).contains(BigDecimal.ZERO);
    assertThat(table.value(List.of("bob"), List.of(), "sum")).isEmpty();
    assertThat(table.value(List.of("bob"), List.of(), "deals")).contains(BigDecimal.ONE);
    assertThat(table.value(List.of("eve"), List.of(), "deals")).isEmpty();
  }

  @Test
  void averagesAllDealsAndNotTheAverages() {
    PivotTable table = table(
        PivotRequest.builder(Currency.getInstance("USD")).rows(PivotField.owner())
            .measures(PivotMeasure.average(), PivotMeasure.median()).build(),
        deal("ann", "USD 1.00"), deal("ann", "USD 2.00"), deal("ann", "USD 3.00"), deal("bob", "USD 10.00"));

    assertThat(table.value(List.of(), List.of(), "average")).contains(new BigDecimal("4"));
    assertThat(table.value(List.of(), List.of(), "median")).contains(new BigDecimal("2"));
  }

  @Test
  void weighsARatioByAmounts() {
    PivotMeasure share = new PivotMeasure.Ratio(
        "share of ann", Kind.SUM, deal -> "ann".equals(deal.owner()), deal -> true);
    PivotTable table = table(PivotRequest.builder(Currency.getInstance("USD")).measures(share).build(),
        deal("ann", "USD 1.00"), deal("bob", "USD 3.00"), deal("bob", "EUR 7.00"));

    assertThat(table.rows()).containsExactly(List.of());
    assertThat(table.value(List.of(), List.of(), "share of ann")).contains(new BigDecimal("0.25"));
  }

  @Test
  void knowsFiscalPeriodsAndDealsWithoutADate() {
    FiscalCalendar february = FiscalCalendar.gregorian(Month.FEBRUARY);
    PivotTable table = table(
        PivotRequest.builder(Currency.getInstance("USD")).rows(PivotField.closePeriod(february, Level.QUARTER)).build(),
        deal("ann", "USD 1.00"), Deal.builder("D", "new").build());

    assertThat(table.rows()).containsExactly(List.of(PivotField.NONE), List.of("FY2024-Q4"));
  }

  @Test
  void refusesADealWhoseStageHasNoWeightWhereOneIsNeeded() {
    Pivot pivot = new Pivot(PivotRequest.builder(Currency.getInstance("USD")).measures(PivotMeasure.weighted()).build());
    pivot.add(deal("ann", "USD 1.00"));

    assertThat(problems(pivot.table())).singleElement()
        .returns("/deals/0", Violation::pointer).returns("pivot.unknown-stage", Violation::code);
  }

  @Test
  void countsTheDealsOfAnotherPivotAfterItsOwnWhereItNamesThem() {
    PivotRequest weighted = PivotRequest.builder(Currency.getInstance("USD")).measures(PivotMeasure.weighted()).build();
    Pivot pivot = new Pivot(weighted);
    pivot.add(Deal.builder("a", "lost").build());
    pivot.add(deal("ann", "USD 1.00"));
    Pivot other = new Pivot(weighted);
    other.add(deal("ann", "USD 1.00"));
    pivot.merge(other);
    pivot.merge(other);

    assertThat(problems(pivot.table())).extracting(Violation::pointer).containsExactly("/deals/1", "/deals/2", "/deals/3");
  }

  @Test
  void refusesADealThatClosesWhenTheCalendarHasNoPeriod() {
    FiscalCalendar of2024 = FiscalCalendar.custom(List.of(
        new CustomPeriod(2024, 1, LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31")))).orElseThrow();
    Pivot pivot = new Pivot(PivotRequest.builder(Currency.getInstance("USD"))
        .rows(PivotField.closePeriod(of2024, Level.YEAR)).build());
    pivot.add(deal("ann", "USD 1.00"));
    pivot.add(Deal.builder("late", "new").closeDate(LocalDate.parse("2030-01-01")).build());

    assertThat(problems(pivot.table())).singleElement()
        .returns("/deals/1", Violation::pointer).returns("pivot.uncovered-day", Violation::code)
        .satisfies(problem -> assertThat(problem.message()).contains("'late'", "2030-01-01"));
  }

  @Test
  void givesALostDealNoChanceWhateverWasSetForIt() {
    PivotTable table = table(
        PivotRequest.builder(Currency.getInstance("USD")).measures(PivotMeasure.weighted()).build(),
        Deal.builder("D", "Closed Lost").amount(Money.parse("USD 8.00")).probability(Probability.of("0.5")).build());

    assertThat(table.value(List.of(), List.of(), "weighted")).contains(BigDecimal.ZERO);
  }

  @Test
  void refusesATableThatIsTooLarge() {
    Pivot pivot = new Pivot(PivotRequest.builder(Currency.getInstance("USD"))
        .rows(new PivotField("id", Deal::id)).build());
    for (int i = 0; i < Pivot.MOST_CELLS; i++) {
      pivot.add(Deal.builder("D" + i, "new").build());
    }

    assertThat(problems(pivot.table())).singleElement().returns("pivot.too-large", Violation::code);
  }

  @Test
  void refusesRequestsThatSayTooLittleOrTheSameTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> PivotRequest.builder(Currency.getInstance("USD"))
        .rows(PivotField.owner()).columns(PivotField.owner()).build()).withMessageContaining("[owner, owner]");
    assertThatIllegalArgumentException().isThrownBy(() -> sums.measures().build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PivotMeasure.Percentile("P0", BigDecimal.ZERO)).withMessageContaining("above 0");
    assertThatIllegalArgumentException().isThrownBy(() ->
        table(PivotRequest.builder(Currency.getInstance("USD")).build()).value(List.of(), List.of(), "sum"));
  }

  private static PivotTable table(PivotRequest request, Deal... deals) {
    Pivot pivot = new Pivot(request);
    List.of(deals).forEach(pivot::add);
    return pivot.table().orElseThrow();
  }

  private static List<Violation> problems(Validated<?> answer) {
    return ((Invalid<?>) answer).violations().all();
  }

  private static Deal deal(String owner, String amount) {
    return Deal.builder("D", "proposal").owner(owner).amount(Money.parse(amount))
        .closeDate(LocalDate.parse("2024-11-15")).build();
  }
}
