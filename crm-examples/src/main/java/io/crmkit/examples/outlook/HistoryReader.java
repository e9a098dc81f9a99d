package io.crmkit.examples.outlook;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import io.crmkit.forecast.outlook.DealHistory;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.win.DealSpan;
import io.crmkit.forecast.win.Ending;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads opportunities, products and teams; rows that cannot be used are counted by what is wrong with them. */
final class HistoryReader {

  private static final int MINOR_DIGITS = 2;

  private final Map<String, String> productNames = new HashMap<>();
  private final Map<String, Long> prices = new HashMap<>();
  private final Map<String, String> managers = new LinkedHashMap<>();
  private final Map<String, Integer> remarks = new TreeMap<>();
  private final List<TrackedDeal> deals = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Violation> problems = new ArrayList<>();

  private HistoryReader() {}

  /**
   * What was read.
   *
   * @param managers by agent
   * @param remarks how many rows were not used or read in another way, by the reason
   */
  record Read(DealHistory history, Map<String, String> managers, Map<String, Integer> remarks) {}

  /**
   * Reads the three files.
   *
   * @return what they say, or everything in them that cannot be read, with file, line and column
   */
  static Validated<Read> read(Source pipeline, Source products, Source teams) throws IOException {
    HistoryReader reader = new HistoryReader();
    reader.each(products, reader::readProduct, "product", "sales_price");
    reader.each(teams, line -> reader.managers.put(line.required("sales_agent"), line.required("manager")),
        "sales_agent", "manager");
    reader.each(pipeline, reader::readDeal, "opportunity_id", "sales_agent", "product", "deal_stage", "engage_date",
        "close_date", "close_value");
    return reader.problems.isEmpty()
        ? Validated.valid(new Read(new DealHistory(reader.deals), reader.managers, reader.remarks))
        : Validated.invalid(new Violations(reader.problems));
  }

  private void each(Source source, Consumer<Table.Line> reader, String... columns) throws IOException {
    Table table = new Table(source);
    List.of(columns).forEach(table::needing);
    table.read(reader);
    problems.addAll(table.problems());
  }

  private void readProduct(Table.Line line) {
    String name = line.required("product");
    Long price = minor(line, "sales_price");
    if (price == null || price <= 0) {
      line.report("sales_price", "'%s' needs a list price above zero".formatted(name));
    } else if (prices.put(name, price) != null) {
      line.report("product", "'%s' is listed twice; take one of the lines out".formatted(name));
    }
    productNames.put(plain(name), name);
  }

  private void readDeal(Table.Line line) {
    String id = line.required("opportunity_id");
    if (!ids.add(id)) {
      line.report("opportunity_id", "'%s' occurs twice; take one of the lines out".formatted(id));
    }
    String written = line.required("product");
    String agent = line.required("sales_agent");
    Ending ending = ending(line.required("deal_stage"));
    String product = productNames.get(plain(written));
    LocalDate opened = line.dateOfDeal("engage_date");
    LocalDate closed = line.dateOfDeal("close_date");
    Long value = minor(line, "close_value");
    if (opened == null) {
      remark("not used: without an engage date");
    } else if (product == null) {
      remark("not used: product '%s' has no list price".formatted(written));
    } else if (!managers.containsKey(agent)) {
      remark("not used: agent '%s' is in no team".formatted(agent));
    } else if (ending != Ending.OPEN && closed == null) {
      remark("not used: closed without a date");
    } else if (ending != Ending.OPEN && closed != null && closed.isBefore(opened)) {
      remark("not used: closed before it was engaged");
    } else if (ending == Ending.WON && value == null) {
      remark("not used: won without a value");
    } else {
      used(line, written, product, closed);
      deals.add(new TrackedDeal(id, agent, product,
          new DealSpan(opened, ending == Ending.OPEN ? null : closed, ending), prices.getOrDefault(product, 0L),
          ending == Ending.WON ? Objects.requireNonNull(value) : 0));
    }
  }

  private void used(Table.Line line, String written, String product, @Nullable LocalDate closed) {
    if (!product.equals(written)) {
      remark("used: product '%s' is listed as '%s'".formatted(written, product));
    }
    if (line.text("account") == null) {
      remark("used: without an account");
    }
    String stage = line.required("deal_stage");
    if (closed != null && ending(stage) == Ending.OPEN) {
      remark("used as open, without its closing date: stage '%s'".formatted(stage));
    }
  }

  private void remark(String remark) {
    remarks.merge(remark, 1, Integer::sum);
  }

  private static Ending ending(String stage) {
    return switch (plain(stage)) {
      case "won", "closedwon" -> Ending.WON;
      case "lost", "closedlost" -> Ending.LOST;
      default -> Ending.OPEN;
    };
  }

  private static @Nullable Long minor(Table.Line line, String column) {
    return line.parsed(text -> new BigDecimal(text).movePointRight(MINOR_DIGITS).longValueExact(),
        "an amount with two decimals at most", column);
  }

  /** What is left of a name without case and spaces: 'GTX Pro' and 'GTXPro' are the same. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }
}
