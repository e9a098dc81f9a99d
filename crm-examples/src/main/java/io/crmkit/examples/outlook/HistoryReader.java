package io.crmkit.examples.outlook;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.examples.command.Source;
import io.crmkit.forecast.outlook.DealHistory;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.win.DealSpan;
import io.crmkit.forecast.win.Ending;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads opportunities, products and teams; rows that cannot be used are counted by what is wrong with them. */
final class HistoryReader {

  private static final int MINOR_DIGITS = 2;

  private final Map<String, String> productNames = new HashMap<>();
  private final Map<String, Long> prices = new HashMap<>();
  private final Map<String, String> managers = new LinkedHashMap<>();
  private final Map<String, Integer> remarks = new TreeMap<>();
  private final List<TrackedDeal> deals = new ArrayList<>();

  private HistoryReader() {}

  /**
   * What was read.
   *
   * @param managers by agent
   * @param remarks how many rows were not used or read in another way, by the reason
   */
  record Read(DealHistory history, Map<String, String> managers, Map<String, Integer> remarks) {}

  static Read read(Source pipeline, Source products, Source teams) throws IOException {
    HistoryReader reader = new HistoryReader();
    reader.each(products, reader::readProduct);
    reader.each(teams, row -> reader.managers.put(field(row, "sales_agent"), field(row, "manager")));
    reader.each(pipeline, reader::readDeal);
    return new Read(new DealHistory(reader.deals), reader.managers, reader.remarks);
  }

  /** Does something with a row. */
  private interface RowReader {

    void read(NamedCsvRecord row);
  }

  private void each(Source source, RowReader reader) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(source.open())) {
      for (NamedCsvRecord row : rows) {
        try {
          reader.read(row);
        } catch (IllegalArgumentException | DateTimeException wrong) {
          throw new IllegalArgumentException(
              "%s line %d: %s".formatted(source.name(), row.getStartingLineNumber(), wrong.getMessage()), wrong);
        }
      }
    }
  }

  private void readProduct(NamedCsvRecord row) {
    String name = field(row, "product");
    productNames.put(plain(name), name);
    prices.put(name, minor(field(row, "sales_price")));
  }

  private void readDeal(NamedCsvRecord row) {
    String written = field(row, "product");
    String agent = field(row, "sales_agent");
    @Nullable String product = productNames.get(plain(written));
    @Nullable LocalDate opened = day(field(row, "engage_date"));
    Ending ending = ending(field(row, "deal_stage"));
    @Nullable LocalDate closed = ending == Ending.OPEN ? null : day(field(row, "close_date"));
    if (opened == null) {
      remark("not used: without an engage date");
    } else if (product == null) {
      remark("not used: product '%s' has no list price".formatted(written));
    } else if (!managers.containsKey(agent)) {
      remark("not used: agent '%s' is in no team".formatted(agent));
    } else if (ending != Ending.OPEN && closed == null) {
      remark("not used: closed without a date");
    } else {
      if (!product.equals(written)) {
        remark("used: product '%s' is listed as '%s'".formatted(written, product));
      }
      if (row.findField("account").orElse("").isBlank()) {
        remark("used: without an account");
      }
      deals.add(new TrackedDeal(field(row, "opportunity_id"), agent, product, new DealSpan(opened, closed, ending),
          prices.getOrDefault(product, 0L), ending == Ending.WON ? minor(field(row, "close_value")) : 0));
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

  private static String field(NamedCsvRecord row, String name) {
    return row.findField(name).map(String::strip).orElseThrow(() -> new IllegalArgumentException(
        "there is no column '%s'; the columns are %s".formatted(name, row.getHeader())));
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static long minor(String amount) {
    return new BigDecimal(amount).movePointRight(MINOR_DIGITS).longValueExact();
  }

  /** What is left of a name without case and spaces: 'GTX Pro' and 'GTXPro' are the same. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }
}
