package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.CategoryFigures;
import io.crmkit.forecast.model.CategorySorter;
import io.crmkit.forecast.model.CategoryTable;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.DealPart;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of the categories of any pipeline, and of every map at once. */
class CategoryPropertiesTest {

  private static final LocalDate TODAY = LocalDate.parse("2024-11-11");
  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")))).orElseThrow();
  private static final Money CENT = Money.parse("USD 0.01");

  /** A definition and deals that it knows what to make of. */
  record Case(ForecastDefinition definition, List<Deal> deals) {

    ForecastCategories categories() {
      return Objects.requireNonNull(definition.categories());
    }

    CategorySorter sorter(String map) {
      return new CategorySorter(categories(), categories().map(map).orElseThrow());
    }

    Figures figures(Predicate<Deal> which) {
      Valuation valuation = new Valuation(definition, Pricing.of(definition, RATES, TODAY));
      deals.stream().filter(which).forEach(valuation::add);
      return Objects.requireNonNull(valuation.figures().orElseThrow().get("base"));
    }

    CategoryTable table(String map, Predicate<Deal> which) {
      return Objects.requireNonNull(figures(which).categories().get(map));
    }
  }

  /** Law 8. */
  @Property(tries = 400)
  void aCumulativeFigureIsTheSumOfTheSingleOnesFromItUp(@ForAll("cases") Case given) {
    for (String map : List.of("sales", "finance")) {
      CategoryTable table = given.table(map, deal -> true);
      for (int i = 0; i < table.single().size(); i++) {
        List<CategoryFigures> up = table.single().subList(i, table.single().size());
        CategoryFigures cumulative = table.cumulative().get(i);
        assertThat(cumulative.deals()).isEqualTo(up.stream().mapToLong(CategoryFigures::deals).sum());
        assertThat(cumulative.amount()).isEqualTo(sum(up, CategoryFigures::amount));
        assertThat(cumulative.weighted()).isEqualTo(sum(up, CategoryFigures::weighted));
      }
    }
  }

  /** Law 8, against a calculation of the deals of each category alone; so what a rep set counts, and no map moves it. */
  @Property(tries = 400)
  void aSingleFigureIsThatOfTheDealsOfItsCategoryAlone(@ForAll("cases") Case given) {
    for (String map : List.of("sales", "finance")) {
      CategorySorter sorter = given.sorter(map);
      CategoryTable table = given.table(map, deal -> true);
      for (int i = 0; i < table.single().size(); i++) {
        int place = i;
        CategoryFigures single = table.single().get(i);
        Figures alone = given.figures(deal -> sorter.place(deal) == place);
        assertThat(single.category()).isEqualTo(given.categories().counted().get(i));
        assertThat(single.deals()).isEqualTo(alone.deals());
        assertThat(single.amount().minus(alone.pipelineAmount()).abs()).isLessThanOrEqualTo(CENT);
        assertThat(single.weighted().minus(alone.weightedAmount()).abs()).isLessThanOrEqualTo(CENT);
      }
      for (Deal deal : given.deals) {
        String own = deal.categories().get(map);
        assertThat(own == null || given.categories().counted().indexOf(own) == sorter.place(deal)).isTrue();
        Statistics.label("categories").collect(own == null ? "by stage" : "set for the deal");
      }
    }
    Statistics.label("categories").coverage(seen -> seen.check("set for the deal").percentage(share -> share > 5));
  }

  /** Law 8. */
  @Property(tries = 400)
  void whatIsOmittedContributesNothing(@ForAll("cases") Case given) {
    for (String map : List.of("sales", "finance")) {
      CategorySorter sorter = given.sorter(map);
      assertThat(given.table(map, deal -> sorter.place(deal) != CategorySorter.OMITTED))
          .isEqualTo(given.table(map, deal -> true));
      boolean omits = given.deals.stream().anyMatch(deal -> sorter.place(deal) == CategorySorter.OMITTED);
      Statistics.collect(omits ? "omits a deal" : "omits none");
    }
    Statistics.coverage(seen -> seen.check("omits a deal").percentage(share -> share > 20));
  }

  /**
   * Law 7, of amounts that are not negative. Whatever the map: cumulative figures fall with the category, the weighted
   * ones are at most those in full, and of what is not omitted weighted ≤ best ≤ pipeline. If every certain deal is in a
   * category or a surer one, then worst ≤ its weighted cumulative ≤ weighted. In full it is at most the weighted amount
   * exactly if what its deals lack to certainty is no more than what all less sure ones weigh.
   */
  @Property(tries = 400)
  void figuresAreInOrder(@ForAll("cases") Case given) {
    for (String map : List.of("sales", "finance")) {
      CategorySorter sorter = given.sorter(map);
      Predicate<Deal> counts = deal -> sorter.place(deal) != CategorySorter.OMITTED
          && (deal.amount() == null
              || DealPart.of(deal).stream().allMatch(part -> Objects.requireNonNull(part.amount()).signum() >= 0));
      Figures all = given.figures(counts);
      List<CategoryFigures> down = given.table(map, counts).cumulative();
      assertThat(all.weightedAmount()).isLessThanOrEqualTo(all.bestCaseAmount());
      assertThat(all.bestCaseAmount()).isLessThanOrEqualTo(all.pipelineAmount());
      assertThat(down.get(0).weighted()).isEqualTo(all.weightedAmount());
      assertThat(down.get(0).amount()).isEqualTo(all.pipelineAmount());
      for (int i = 0; i < down.size(); i++) {
        int place = i;
        CategoryFigures here = down.get(i);
        assertThat(here.weighted()).isLessThanOrEqualTo(here.amount());
        assertThat(here.amount()).isLessThanOrEqualTo(down.get(Math.max(0, i - 1)).amount());
        assertThat(here.weighted()).isLessThanOrEqualTo(down.get(Math.max(0, i - 1)).weighted());
        boolean certainIsSure = given.deals.stream().filter(counts)
            .filter(deal -> probability(deal).isCertain()).allMatch(deal -> sorter.place(deal) >= place);
        if (certainIsSure) {
          assertThat(all.worstCaseAmount()).isLessThanOrEqualTo(here.weighted());
        }
        BigDecimal lacking = exact(given, counts.and(deal -> sorter.place(deal) >= place), p -> BigDecimal.ONE.subtract(p));
        BigDecimal lessSure = exact(given, counts.and(deal -> sorter.place(deal) < place), p -> p);
        int fullToWeighted = here.amount().compareTo(all.weightedAmount());
        assertThat(lacking.compareTo(lessSure) <= 0 ? fullToWeighted <= 0 : fullToWeighted >= 0).isTrue();
        Statistics.label("in full").collect(fullToWeighted > 0 ? "more than weighted" : "at most weighted");
        Statistics.label("certain deals are this sure").collect(certainIsSure && all.worstCaseAmount().signum() > 0);
      }
    }
    Statistics.label("certain deals are this sure").coverage(seen -> seen.check(true).percentage(share -> share > 2));
    Statistics.label("in full").coverage(seen -> {
      seen.check("more than weighted").percentage(share -> share > 8);
      seen.check("at most weighted").percentage(share -> share > 15);
    });
  }

  private static Money sum(List<CategoryFigures> figures, Function<CategoryFigures, Money> of) {
    return figures.stream().map(of).reduce(Money.zero("USD"), Money::plus);
  }

  /** Σ amount × what {@code part} makes of the probability, over some deals of the period, straight from them. */
  private static BigDecimal exact(Case given, Predicate<Deal> which, UnaryOperator<BigDecimal> part) {
    Pricing pricing = Pricing.of(given.definition, RATES, TODAY);
    return given.deals.stream()
        .filter(which.and(deal -> deal.amount() != null))
        .flatMap(deal -> DealPart.of(deal).stream().filter(each -> given.definition.covers(each.day()))
            .map(each -> pricing.worth(Objects.requireNonNull(each.amount()), deal.closeDate())
                .orElse(BigDecimal.ZERO).multiply(part.apply(probability(deal).value()))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Probability probability(Deal deal) {
    Probability own = deal.probability();
    return own == null ? Objects.requireNonNull(ForecastArbitraries.STAGES.get(deal.stage())) : own;
  }

  @Provide
  Arbitrary<Case> cases() {
    return ForecastArbitraries.definitions().flatMap(definition -> Combinators.combine(
        Arbitraries.just(definition), ForecastArbitraries.deals(definition)).as(Case::new));
  }
}
