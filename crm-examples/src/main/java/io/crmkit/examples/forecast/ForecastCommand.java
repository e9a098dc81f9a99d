package io.crmkit.examples.forecast;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.forecast.Forecasts;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.CategoryFigures;
import io.crmkit.forecast.model.CategoryTable;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.model.ForecastScenario;
import io.crmkit.testkit.forecast.InMemoryForecasts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a file of deals comes to under each scenario of a forecast's definition. */
@Command(
    name = "forecast",
    description = "Says what a pipeline comes to under each scenario of a forecast; a made-up sample by default.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nColumns of the deals, found without case and with spaces, hyphens and underscores alike:%n",
    footer = {
      "  stage (deal_stage), amount (value, close_value), close_date (expected_close_date)",
      "  and, if you have them: id (deal_id, opportunity_id), currency, probability, owner (sales_agent), territory, product",
      "  and category_NAME for each map of categories: what somebody set for the deal in place of its stage's category",
      "A deal without an amount, or without a rate of exchange, counts but is in no sum."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ForecastCommand implements Callable<Integer> {

  private static final String SAMPLES = "/io/crmkit/examples/forecast/";
  private static final TenantId TENANT = new TenantId("example");
  private static final ForecastId ID = new ForecastId("forecast");
  private static final Actor AUTHOR = new Actor("author");

  @Option(names = "--definition", paramLabel = "f.json", description = "the definition of the forecast")
  private @Nullable Path definition;

  @Option(names = "--pipeline", paramLabel = "deals.csv", description = "the deals")
  private @Nullable Path pipeline;

  @Option(names = "--rates", paramLabel = "rates.csv", description = "exchange rates: from, to, start, rate")
  private @Nullable Path rates;

  @Option(names = "--scenario", paramLabel = "name", description = "answer by this scenario, not by the selected one")
  private @Nullable String scenario;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String document = Source.of(definition, SAMPLES + "forecast.json").text();
    ForecastDefinition parsed = Refused.unlessValid(ForecastJson.read(document), named());
    DealFile deals = DealFile.read(Source.of(pipeline, SAMPLES + "deals.csv"),
        rates == null ? null : Source.of(rates, ""), parsed).orElseThrow();
    Forecasts forecasts = new Forecasts(new InMemoryForecasts().forecasts(), deals, Clock.systemUTC());
    forecasts.define(TENANT, ID, AUTHOR, document).orElseThrow();
    forecasts.recalculate(TENANT, ID).orElseThrow();
    if (scenario != null) {
      forecasts.select(TENANT, ID, AUTHOR, scenario).orElseThrow();
    }
    print((Defined) forecasts.find(TENANT, ID).orElseThrow().value());
    return 0;
  }

  private Path named() {
    return definition == null ? Path.of("forecast.json") : definition;
  }

  private void print(Defined forecast) {
    PrintWriter out = spec.commandLine().getOut();
    ForecastDefinition asked = forecast.definition();
    out.printf("%s, %s to %s, in %s%n%n", asked.name(), asked.periodStart(), asked.periodEnd(), asked.currencyCode());
    out.printf("%-20s %16s %16s %16s %16s %16s %16s %10s%n",
        "scenario", "worst case", "weighted", "best case", "P10", "P50", "P90", "confidence");
    for (ForecastScenario each : asked.allScenarios()) {
      Figures figures = Objects.requireNonNull(forecast.figures().get(each.name()));
      out.printf("%-20s %16s %16s %16s %16s %16s %16s %9.1f %%%n", each.name(),
          plain(figures.worstCaseAmount()), plain(figures.weightedAmount()), plain(figures.bestCaseAmount()),
          plain(figures.quantiles().p10()), plain(figures.quantiles().p50()), plain(figures.quantiles().p90()),
          figures.confidence().movePointRight(2));
    }
    out.printf("%nConfidence: the probability to reach the forecasted %s %s.%n%n",
        asked.currencyCode(), asked.forecastedAmount().toPlainString());
    Figures answer = forecast.answer().orElseThrow();
    ForecastCategories categories = asked.categories();
    if (categories != null) {
      categories.maps().forEach(map -> print(map.name(), Objects.requireNonNull(answer.categories().get(map.name()))));
    }
    out.println(summary(forecast.selected(), answer));
  }

  private void print(String map, CategoryTable table) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-20s %8s %16s %16s %16s %16s%n",
        "categories: " + map, "deals", "amount", "weighted", "cumulative", "weighted");
    for (int i = 0; i < table.single().size(); i++) {
      CategoryFigures single = table.single().get(i);
      CategoryFigures cumulative = table.cumulative().get(i);
      out.printf("%-20s %8d %16s %16s %16s %16s%n", single.category(), single.deals(), plain(single.amount()),
          plain(single.weighted()), plain(cumulative.amount()), plain(cumulative.weighted()));
    }
    out.println();
  }

  private static String summary(String selected, Figures figures) {
    return "weighted_amount=%s best_case_amount=%s worst_case_amount=%s p10=%s p50=%s p90=%s confidence=%s deals=%d"
        .formatted(plain(figures.weightedAmount()), plain(figures.bestCaseAmount()), plain(figures.worstCaseAmount()),
            plain(figures.quantiles().p10()), plain(figures.quantiles().p50()), plain(figures.quantiles().p90()),
            figures.confidence(), figures.deals())
        + " unpriced=%d scenario=%s".formatted(figures.unpriced(), selected.replace(' ', '_'));
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }
}
