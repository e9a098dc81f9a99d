package io.crmkit.examples.desk;

import io.crmkit.core.Require;
import io.crmkit.core.Violation;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads opportunities, products and teams; what does not fit is reported with its line, and never guessed. */
final class PipelineReader {

  private static final int DIGITS = 18;

  private final Source pipeline;
  private final PriceList prices = new PriceList();
  private final Map<String, String> managers = new LinkedHashMap<>();
  private final Map<String, String> offices = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> respelled = new ArrayList<>();
  private final List<Violation> unreadable = new ArrayList<>();
  private final List<Deal> deals = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int count;

  private PipelineReader(Source pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Reads the three files.
   *
   * @throws io.crmkit.core.RefusedException if one of them is no such table
   */
  static Pipeline read(Source pipeline, Source products, Source teams) throws IOException {
    PipelineReader reader = new PipelineReader(pipeline);
    reader.each(products, line -> reader.readProduct(line, products), "product", "sales_price");
    reader.each(teams, line -> reader.readAgent(line, teams), "sales_agent", "manager", "regional_office");
    reader.each(pipeline, reader::readDeal, "opportunity_id", "sales_agent", "product", "account", "deal_stage",
        "close_date", "close_value");
    Refused.ifAny(reader.unreadable);
    reader.deals.sort(Comparator.comparing(Deal::closed).thenComparing(Deal::id));
    return new Pipeline(reader.count, List.copyOf(reader.deals), List.copyOf(reader.problems),
        List.copyOf(reader.respelled), new Team(reader.managers, reader.offices));
  }

  private void each(Source file, Consumer<Table.Line> reader, String... columns) throws IOException {
    Table table = new Table(file);
    List.of(columns).forEach(table::needing);
    table.read(reader);
    unreadable.addAll(table.problems());
  }

  private void readProduct(Table.Line line, Source file) {
    String product = text(line, "product");
    BigDecimal price = number(text(line, "sales_price"));
    if (price == null || price.signum() <= 0) {
      report(file, line, "no list price", product);
    } else if (!prices.add(product, price)) {
      report(file, line, "product that is listed twice", product);
    }
  }

  private void readAgent(Table.Line line, Source file) {
    String agent = text(line, "sales_agent");
    String manager = text(line, "manager");
    if (!Require.isKey(agent) || !Require.isKey(manager)) {
      report(file, line, "agent or manager without a name that can be kept", agent);
      return;
    }
    managers.put(agent, manager);
    offices.put(manager, text(line, "regional_office"));
  }

  private void readDeal(Table.Line line) {
    count++;
    Deal deal = text(line, "deal_stage").equals("Won") ? deal(line) : null;
    if (deal != null) {
      deals.add(deal);
    }
  }

  private @Nullable Deal deal(Table.Line line) {
    String id = text(line, "opportunity_id");
    String written = text(line, "product");
    String product = prices.listed(written);
    String agent = text(line, "sales_agent");
    BigDecimal price = number(text(line, "close_value"));
    LocalDate closed = date(text(line, "close_date"));
    if (product == null) {
      return report(pipeline, line, "product '%s' has no list price".formatted(written), written);
    }
    if (!managers.containsKey(agent)) {
      return report(pipeline, line, "agent '%s' is in no team".formatted(agent), agent);
    }
    if (price == null || closed == null) {
      return report(pipeline, line, "won without a closing date or value", id);
    }
    if (!Require.isKey(id) || !ids.add(id)) {
      return report(pipeline, line, "no id of its own that can be kept", id);
    }
    if (!product.equals(written)) {
      respelled.add(problem(pipeline, line, "product '%s' is listed as '%s'".formatted(written, product), product));
    }
    return new Deal(id, agent, product, text(line, "account"), closed, prices.of(product), price);
  }

  private @Nullable Deal report(Source file, Table.Line line, String kind, String detail) {
    problems.add(problem(file, line, kind, detail));
    return null;
  }

  private static Problem problem(Source file, Table.Line line, String kind, String detail) {
    return new Problem(file.name(), line.number(), kind, detail);
  }

  private static String text(Table.Line line, String column) {
    return Objects.requireNonNullElse(line.text(column), "");
  }

  /** Returns a number that is an amount: of 18 digits before the point at most, and of as many after it. */
  private static @Nullable BigDecimal number(String text) {
    try {
      BigDecimal number = text.isEmpty() ? null : new BigDecimal(text);
      return number == null || Math.abs((long) number.scale()) > DIGITS || number.precision() > 2 * DIGITS
          ? null : number;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
