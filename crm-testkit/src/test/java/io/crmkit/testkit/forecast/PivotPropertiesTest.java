package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.pivot.Pivot;
import io.crmkit.forecast.pivot.PivotField;
import io.crmkit.forecast.pivot.PivotMeasure;
import io.crmkit.forecast.pivot.PivotRequest;
import io.crmkit.forecast.pivot.PivotTable;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Law 15: every cell, subtotal and total is what a look at its own deals gives. */
class PivotPropertiesTest {

  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")))).orElseThrow();
  private static final Map<String, Probability> WEIGHTS =
      Map.of("proposal", Probability.of("0.35"), "won", Probability.ONE);
  private static final PivotRequest REQUEST = PivotRequest.builder(Currency.getInstance("USD"))
      .rows(PivotField.owner(), PivotField.product()).columns(PivotField.closeMonth())
      .measures(PivotMeasure.deals(), PivotMeasure.unpriced(), PivotMeasure.sum(), PivotMeasure.weighted(),
          PivotMeasure.average(), PivotMeasure.minimum(), PivotMeasure.maximum(), PivotMeasure.median(),
          new PivotMeasure.Distinct("territories", PivotField.territory()), PivotMeasure.winRate(Set.of("won")))
      .rates(RATES).stageWeights(WEIGHTS).build();

  /** The reference picks the deals of a cell and measures them alone, totals like all others. */
  @Property
  void everyTotalIsMeasuredOnAllItsDeals(@ForAll("deals") List<Deal> deals) {
    PivotTable table = table(REQUEST, deals);
    everyCell(table, (row, column) -> {
      List<Deal> own = deals.stream().filter(deal -> isAt(deal, row, column)).toList();
      for (String measure : table.measures()) {
        Optional<BigDecimal> value = table.value(row, column, measure);
        assertThat(value).as("%s at %s, %s", measure, row, column).isEqualTo(reference(measure, own));
        Statistics.label(measure).collect(
            value.isEmpty() ? "empty" : value.get().signum() == 0 ? "zero" : "number");
      }
    });
    for (String measure : List.of("sum", "win rate")) {
      Statistics.label(measure).coverage(seen -> {
        seen.check("empty").percentage(share -> share > 1);
        seen.check("zero").percentage(share -> share > 0.1);
        seen.check("number").percentage(share -> share > 10);
      });
    }
  }

  @Property
  void filteringFirstOrLaterIsTheSame(@ForAll("deals") List<Deal> deals) {
    PivotRequest filtered = PivotRequest.builder(REQUEST.currency()).rows(REQUEST.rows().toArray(PivotField[]::new))
        .columns(PivotField.closeMonth()).measures(REQUEST.measures().toArray(PivotMeasure[]::new))
        .rates(RATES).stageWeights(WEIGHTS).filter(deal -> "ann".equals(deal.owner())).build();

    assertThat(table(filtered, deals))
        .isEqualTo(table(REQUEST, deals.stream().filter(deal -> "ann".equals(deal.owner())).toList()));
  }

  @Property
  void exchangingRowsAndColumnsExchangesThem(@ForAll("deals") List<Deal> deals) {
    PivotTable table = table(REQUEST, deals);
    PivotTable turned = table(REQUEST.transposed(), deals);

    assertThat(turned.rows()).isEqualTo(table.columns());
    assertThat(turned.columns()).isEqualTo(table.rows());
    assertThat(turned.cells()).hasSameSizeAs(table.cells());
    table.cells().forEach((cell, values) ->
        assertThat(turned.cells()).containsEntry(exchanged(cell), values));
  }

  @Property
  void orderAndPartsMakeNoDifference(@ForAll("deals") List<Deal> deals, @ForAll long seed) {
    Random random = new Random(seed);
    List<Deal> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, random);
    List<Pivot> parts = List.of(new Pivot(REQUEST), new Pivot(REQUEST), new Pivot(REQUEST));
    shuffled.forEach(deal -> parts.get(random.nextInt(3)).add(deal));
    parts.get(2).merge(parts.get(0));
    parts.get(1).merge(parts.get(2));

    assertThat(parts.get(1).table().orElseThrow()).isEqualTo(table(REQUEST, deals));
  }

  private static PivotTable.Cell exchanged(PivotTable.Cell cell) {
    List<String> row = cell.column();
    List<String> column = cell.row();
    return new PivotTable.Cell(row, column);
  }

  private static void everyCell(PivotTable table, BiConsumer<List<String>, List<String>> action) {
    for (List<String> row : table.rows()) {
      for (List<String> column : table.columns()) {
        for (int outer = 0; outer <= row.size(); outer++) {
          action.accept(row.subList(0, outer), column);
          action.accept(row.subList(0, outer), List.of());
        }
      }
    }
  }

  private static boolean isAt(Deal deal, List<String> row, List<String> column) {
    List<String> own = List.of(Objects.requireNonNullElse(deal.owner(), ""),
        Objects.requireNonNullElse(deal.product(), ""));
    String month = Objects.requireNonNull(deal.closeDate()).toString().substring(0, 7);
    return own.subList(0, row.size()).equals(row) && (column.isEmpty() || column.get(0).equals(month));
  }

  private static Optional<BigDecimal> reference(String measure, List<Deal> deals) {
    List<BigDecimal> prices = deals.stream().map(PivotPropertiesTest::price).flatMap(Optional::stream).sorted().toList();
    if (measure.equals("deals")) {
      return deals.isEmpty() ? Optional.empty() : number(BigDecimal.valueOf(deals.size()));
    } else if (measure.equals("unpriced")) {
      return deals.isEmpty() ? Optional.empty() : number(BigDecimal.valueOf(deals.size() - prices.size()));
    } else if (measure.equals("territories")) {
      return deals.isEmpty() ? Optional.empty()
          : number(BigDecimal.valueOf(deals.stream().map(Deal::territory).filter(Objects::nonNull).distinct().count()));
    } else if (measure.equals("win rate")) {
      return ratio(deals);
    }
    return prices.isEmpty() ? Optional.empty() : number(ofPrices(measure, prices, deals));
  }

  private static BigDecimal ofPrices(String measure, List<BigDecimal> prices, List<Deal> deals) {
    BigDecimal sum = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (measure.equals("sum")) {
      return sum;
    } else if (measure.equals("average")) {
      return sum.divide(BigDecimal.valueOf(prices.size()), MathContext.DECIMAL128);
    } else if (measure.equals("minimum")) {
      return prices.get(0);
    } else if (measure.equals("maximum")) {
      return prices.get(prices.size() - 1);
    } else if (measure.equals("median")) {
      return prices.get((prices.size() + 1) / 2 - 1);
    }
    return deals.stream().map(deal -> price(deal).orElse(BigDecimal.ZERO).multiply(probability(deal).value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<BigDecimal> ratio(List<Deal> deals) {
    long won = deals.stream().filter(deal -> deal.stage().equals("Won")).count();
    long lost = deals.stream().filter(deal -> deal.stage().equals("Closed Lost")).count();
    return won + lost == 0 ? Optional.empty()
        : number(BigDecimal.valueOf(won).divide(BigDecimal.valueOf(won + lost), MathContext.DECIMAL128));
  }

  private static Probability probability(Deal deal) {
    Probability own = deal.probability();
    Probability weight = deal.stage().equals("Won") ? Probability.ONE
        : deal.stage().equals("proposal") ? Probability.of("0.35") : Probability.ZERO;
    return own == null || deal.stage().equals("Closed Lost") ? weight : own;
  }

  private static Optional<BigDecimal> price(Deal deal) {
    Money amount = deal.amount();
    return amount == null ? Optional.empty()
        : RATES.convert(amount, "USD", Objects.requireNonNull(deal.closeDate()));
  }

  private static Optional<BigDecimal> number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  private static PivotTable table(PivotRequest request, List<Deal> deals) {
    Pivot pivot = new Pivot(request);
    deals.forEach(pivot::add);
    return pivot.table().orElseThrow();
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    Arbitrary<Money> amounts = Combinators.combine(
        Arbitraries.of(0L, 1_001L, -500L, 250_000L, 99_999L), Arbitraries.of("USD", "EUR", "JPY")).as(Money::ofMinor);
    Arbitrary<Probability> probabilities = Arbitraries.of("0", "0.5", "0.1234").map(Probability::of);
    return Combinators.combine(Arbitraries.of("proposal", "Won", "Closed Lost"), amounts.injectNull(0.15),
            Arbitraries.of("2024-10-05", "2024-11-15", "2024-11-16").map(LocalDate::parse),
            Arbitraries.of("ann", "bob").injectNull(0.2), Arbitraries.of("/emea/", "/amer/").injectNull(0.2),
            Arbitraries.of("widget", "gadget").injectNull(0.1), probabilities.injectNull(0.7))
        .as((stage, amount, day, owner, territory, product, probability) ->
            Deal.builder("D", stage).amount(amount).closeDate(day).owner(owner).territory(territory).product(product)
                .probability(probability).build())
        .list().ofMaxSize(15);
  }
}
