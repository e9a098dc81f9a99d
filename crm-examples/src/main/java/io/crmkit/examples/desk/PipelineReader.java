package io.crmkit.examples.desk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads opportunities, products and teams; what does not fit is reported with its line, and never guessed. */
final class PipelineReader {

  private final Source pipeline;
  private final PriceList prices = new PriceList();
  private final Map<String, String> managers = new LinkedHashMap<>();
  private final Map<String, String> offices = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> respelled = new ArrayList<>();

  private PipelineReader(Source pipeline) {
    this.pipeline = pipeline;
  }

  static Pipeline read(Source pipeline, Source products, Source teams) throws IOException {
    PipelineReader reader = new PipelineReader(pipeline);
    reader.readProducts(products);
    reader.readTeams(teams);
    return reader.readDeals();
  }

  private void readProducts(Source file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.open())) {
      for (NamedCsvRecord row : rows) {
        BigDecimal price = number(field(row, "sales_price", file));
        if (price == null || price.signum() <= 0) {
          report(file, row, "no list price", field(row, "product", file));
        } else if (!prices.add(field(row, "product", file), price)) {
          report(file, row, "product that is listed twice", field(row, "product", file));
        }
      }
    }
  }

  private void readTeams(Source file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.open())) {
      for (NamedCsvRecord row : rows) {
        String manager = field(row, "manager", file);
        managers.put(field(row, "sales_agent", file), manager);
        offices.put(manager, field(row, "regional_office", file));
      }
    }
  }

  private Pipeline readDeals() throws IOException {
    List<Deal> deals = new ArrayList<>();
    int count = 0;
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(pipeline.open())) {
      for (NamedCsvRecord row : rows) {
        count++;
        Deal deal = field(row, "deal_stage", pipeline).equals("Won") ? deal(row) : null;
        if (deal != null) {
          deals.add(deal);
        }
      }
    }
    deals.sort(Comparator.comparing(Deal::closed).thenComparing(Deal::id));
    return new Pipeline(count, List.copyOf(deals), List.copyOf(problems), List.copyOf(respelled),
        new Team(managers, offices));
  }

  private @Nullable Deal deal(NamedCsvRecord row) {
    String written = field(row, "product", pipeline);
    String product = prices.listed(written);
    String agent = field(row, "sales_agent", pipeline);
    BigDecimal price = number(field(row, "close_value", pipeline));
    LocalDate closed = date(field(row, "close_date", pipeline));
    if (product == null) {
      return report(pipeline, row, "product '%s' has no list price".formatted(written), written);
    }
    if (!managers.containsKey(agent)) {
      return report(pipeline, row, "agent '%s' is in no team".formatted(agent), agent);
    }
    if (price == null || closed == null) {
      return report(pipeline, row, "won without a closing date or value", field(row, "opportunity_id", pipeline));
    }
    if (!product.equals(written)) {
      respelled.add(problem(pipeline, row, "product '%s' is listed as '%s'".formatted(written, product), product));
    }
    return new Deal(
        field(row, "opportunity_id", pipeline), agent, product, field(row, "account", pipeline), closed,
        prices.of(product), price);
  }

  private @Nullable Deal report(Source file, NamedCsvRecord row, String kind, String detail) {
    problems.add(problem(file, row, kind, detail));
    return null;
  }

  private static Problem problem(Source file, NamedCsvRecord row, String kind, String detail) {
    return new Problem(file.name(), row.getStartingLineNumber(), kind, detail);
  }

  private static String field(NamedCsvRecord row, String name, Source file) {
    return row.findField(name).orElseThrow(() -> new IllegalArgumentException(
        "%s has no column '%s' in line %d; its columns are %s"
            .formatted(file.name(), name, row.getStartingLineNumber(), row.getHeader())));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return text.isBlank() ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
