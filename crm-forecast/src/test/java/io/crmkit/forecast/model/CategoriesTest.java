package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.record.ExchangeRates;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CategoriesTest {

  private static final LocalDate NOVEMBER = LocalDate.parse("2024-11-15");
  private static final String SALES = """
      {"name": "sales", "stages": {"Proposal": "best case", "won": "closed", "idea": "Pipeline"}}""";
  private static final String FINANCE = """
      {"name": "finance", "stages": {"proposal": "omitted", "won": "commit", "idea": "omitted"}}""";

  private static String document(String categories) {
    return """
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1000, "stage_weights": {"idea": 0, "proposal": 0.5, "won": 1}, "categories": {%s}}"""
        .formatted(categories);
  }

  private static ForecastDefinition definition() {
    return ForecastJson.read(document("\"maps\": [" + SALES + ", " + FINANCE + "]")).orElseThrow();
  }

  private static List<String> problems(String categories) {
    return ((Invalid<ForecastDefinition>) ForecastJson.read(document(categories))).violations().all().stream()
        .map(Violation::pointer).toList();
  }

  private static Deal.Builder deal(String stage, String amount) {
    return Deal.builder("D-" + stage, stage).amount(Money.parse(amount)).closeDate(NOVEMBER);
  }

  private static Valuation valuation(Deal... deals) {
    Valuation valuation = new Valuation(definition(), Pricing.of(definition(), ExchangeRates.NONE, NOVEMBER));
    List.of(deals).forEach(valuation::add);
    return valuation;
  }

  private static CategoryTable table(String map, Deal... deals) {
    Figures figures = Objects.requireNonNull(valuation(deals).figures().orElseThrow().get("base"));
    return Objects.requireNonNull(figures.categories().get(map));
  }

  @Nested
  class Figure {

    @Test
    void isThatOfEachMapAtOnce() {
      Deal[] deals = {deal("proposal", "USD 10.00").build(), deal("won", "USD 7.00").build()};

      assertThat(table("sales", deals).single()).extracting(CategoryFigures::category)
          .containsExactly("pipeline", "best_case", "commit", "closed");
      assertThat(table("sales", deals).single()).extracting(each -> each.amount().toString())
          .containsExactly("USD 0.00", "USD 10.00", "USD 0.00", "USD 7.00");
      assertThat(table("finance", deals).single()).extracting(each -> each.amount().toString())
          .containsExactly("USD 0.00", "USD 0.00", "USD 7.00", "USD 0.00");
    }

    @Test
    void isCumulativeFromTheSurestDown() {
      CategoryTable table = table("sales", deal("proposal", "USD 10.00").build(), deal("won", "USD 7.00").build());

      assertThat(table.cumulative()).extracting(each -> each.amount().toString())
          .containsExactly("USD 17.00", "USD 17.00", "USD 7.00", "USD 7.00");
      assertThat(table.cumulative()).extracting(each -> each.weighted().toString())
          .containsExactly("USD 12.00", "USD 12.00", "USD 7.00", "USD 7.00");
    }

    @Test
    void goesByWhatTheRepSetInOneMapAndByTheStageInTheOther() {
      Deal[] deals = {deal("idea", "USD 5.00").category("sales", "Commit").build()};

      assertThat(table("sales", deals).single().get(2).amount()).isEqualTo(Money.parse("USD 5.00"));
      assertThat(table("finance", deals).cumulative().get(0).deals()).isZero();
    }

    @Test
    void countsWhatHasNoPriceAndLeavesItOutOfTheSums() {
      CategoryTable table = table("sales", Deal.builder("D", "won").closeDate(NOVEMBER).build());

      assertThat(table.single().get(3)).isEqualTo(new CategoryFigures("closed", 1, Money.zero("USD"), Money.zero("USD")));
    }
  }

  @Nested
  class Refused {

    @Test
    void isACategoryOfADealThatThereIsNot() {
      Violations found = ((Invalid<?>) valuation(deal("won", "USD 1.00").category("sales", "surely").build()).figures())
          .violations();

      assertThat(found.all()).extracting(Violation::pointer).containsExactly("/deals/0/categories/sales");
      assertThat(found.message()).contains("D-won", "surely");
    }

    @Test
    void isACreditOfATypeThatThereIsNot() {
      Violations found = ((Invalid<?>) valuation(
          deal("won", "USD 1.00").credit(new Credit("referral", "ann", null, 10_000)).build()).figures()).violations();

      assertThat(found.all()).extracting(Violation::pointer).containsExactly("/deals/0/credits/0");
      assertThat(found.message()).contains("D-won", "referral", "[overlay, revenue]");
    }

    @Test
    void isADefinitionWithoutAMapOrWithTwoOfOneName() {
      assertThat(problems("\"maps\": []")).containsExactly("/categories/maps");
      assertThat(problems("\"maps\": [%s, %s]".formatted(SALES, SALES))).containsExactly("/categories/maps/1/name");
    }

    @Test
    void isAMapThatLeavesAStageOutOrKnowsAnotherOrAnotherCategory() {
      assertThat(problems("""
          "maps": [{"name": "m", "stages": {"proposal": "sure", "idea": "commit", "dream": "closed"}}]"""))
          .containsExactly("/categories/maps/0/stages/dream", "/categories/maps/0/stages/proposal",
              "/categories/maps/0/stages");
    }

    @Test
    void isAnOrderWithACategoryTwiceOrWithTheOmittedLateOrAlone() {
      assertThat(problems("\"order\": [\"pipeline\", \"best_case\", \"closed\", \"Closed\"], \"maps\": [" + SALES + "]"))
          .containsExactly("/categories/order/3");
      assertThat(problems("\"order\": [\"pipeline\", \"best_case\", \"closed\", \"omitted\"], \"maps\": [" + SALES + "]"))
          .containsExactly("/categories/order/3");
      assertThat(problems("\"order\": [\"omitted\"], \"maps\": [" + FINANCE.replace("commit", "omitted") + "]"))
          .containsExactly("/categories/order");
    }
  }
}
