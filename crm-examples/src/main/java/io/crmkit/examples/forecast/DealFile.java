package io.crmkit.examples.forecast;

import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.StageName;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pipeline that was read from files. */
record DealFile(List<Deal> deals, ExchangeRates exchangeRates) implements Pipeline {

  private static final String[] STAGE = {"stage", "deal_stage", "stage_name"};
  private static final String[] AMOUNT = {"amount", "value", "close_value", "deal_value"};
  private static final String[] CLOSE_DATE = {"close_date", "expected_close_date", "closes"};

  DealFile {
    deals = List.copyOf(deals);
  }

  /**
   * Reads deals, and rates if there are any.
   *
   * @param definition whose currency is that of amounts whose line names none
   * @return the pipeline, or everything that cannot be read, with file, line and column
   */
  static Validated<DealFile> read(Source file, @Nullable Source rates, ForecastDefinition definition) throws IOException {
    Table table = new Table(file).needing(STAGE).needing(AMOUNT).needing(CLOSE_DATE);
    List<Deal> deals = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    table.read(line -> {
      Deal deal = deal(line, definition);
      Long earlier = lines.putIfAbsent(deal.id(), line.number());
      if (earlier != null) {
        line.report("id", "deal '%s' is in line %d, too; it would count twice".formatted(deal.id(), earlier));
      }
      deals.add(deal);
    });
    List<Violation> problems = new ArrayList<>(table.problems());
    ExchangeRates dated = rates == null ? ExchangeRates.NONE : rates(rates, problems);
    return problems.isEmpty() ? Validated.valid(new DealFile(deals, dated)) : Validated.invalid(new Violations(problems));
  }

  @Override
  public void deals(TenantId tenant, Consumer<Deal> each) {
    deals.forEach(each);
  }

  @Override
  public ExchangeRates rates(TenantId tenant) {
    return exchangeRates;
  }

  private static Deal deal(Table.Line line, ForecastDefinition definition) {
    String id = line.text("id", "deal_id", "opportunity_id", "deal");
    String stage = line.required(STAGE);
    Deal.Builder deal = Deal.builder(id == null ? "line " + line.number() : id, stage.isEmpty() ? "?" : stage)
        .amount(amount(line, definition.currencyCode()))
        .closeDate(line.date(CLOSE_DATE))
        .probability(line.parsed(Probability::of, "a probability from 0 to 1 with at most 4 decimals", "probability"))
        .owner(line.text("owner", "sales_agent"))
        .territory(line.text("territory"))
        .product(line.text("product"));
    ForecastCategories categories = definition.categories();
    if (categories != null) {
      categories.maps().forEach(map -> setCategory(deal, map.name(), line));
    }
    return deal.build();
  }

  private static void setCategory(Deal.Builder deal, String map, Table.Line line) {
    String own = line.text("category_" + StageName.plain(map));
    if (own != null) {
      deal.category(map, own);
    }
  }

  private static @Nullable Money amount(Table.Line line, String currency) {
    String code = line.text("currency");
    return line.parsed(text -> Money.of(new BigDecimal(text), code == null ? currency : code),
        "an amount of %s".formatted(code == null ? currency : code), AMOUNT);
  }

  private static ExchangeRates rates(Source file, List<Violation> problems) throws IOException {
    Table table = new Table(file).needing("from").needing("to").needing("start").needing("rate");
    List<DatedRate> rates = new ArrayList<>();
    List<Table.Line> lines = new ArrayList<>();
    table.read(line -> {
      String from = line.required("from");
      String to = line.required("to");
      line.required("start");
      line.required("rate");
      LocalDate start = line.date("start");
      BigDecimal rate = line.number("rate");
      if (start != null && rate != null && !from.isEmpty() && !to.isEmpty()) {
        rates.add(new DatedRate(from, to, start, Objects.requireNonNull(rate)));
        lines.add(line);
      }
    });
    Validated<ExchangeRates> sound = ExchangeRates.of(rates);
    if (sound instanceof Invalid<ExchangeRates> invalid) {
      invalid.violations().forEach(problem ->
          lines.get(Integer.parseInt(problem.pointer().substring(1))).report("rate", problem.message()));
    }
    problems.addAll(table.problems());
    return problems.isEmpty() ? sound.orElseThrow() : ExchangeRates.NONE;
  }
}
