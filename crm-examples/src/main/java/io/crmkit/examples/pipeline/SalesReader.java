package io.crmkit.examples.pipeline;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import io.crmkit.forecast.win.Ending;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pipeline with its products, teams and accounts. What cannot be read is refused with its line; what can be read
 * and does not fit is kept as it is written, and reported. Nothing is guessed.
 */
final class SalesReader {

  private static final int MINOR_DIGITS = 2;
  private static final Map<String, Ending> STAGES = Map.of(
      "prospecting", Ending.OPEN, "engaging", Ending.OPEN, "won", Ending.WON, "lost", Ending.LOST);

  private final Files files;
  private final Map<String, String> aliases;
  private final Map<String, Long> prices = new LinkedHashMap<>();
  private final Map<String, String> series = new LinkedHashMap<>();
  private final Map<String, String> managers = new LinkedHashMap<>();
  private final Map<String, String> regions = new LinkedHashMap<>();
  private final Map<String, String> sectors = new LinkedHashMap<>();
  private final List<SalesDeal> deals = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Findings findings = new Findings();
  private final List<Violation> problems = new ArrayList<>();

  /** The four files of a pipeline. */
  record Files(Source pipeline, Source products, Source teams, Source accounts) {}

  private SalesReader(Files files, Map<String, String> aliases) {
    this.files = files;
    this.aliases = aliases;
  }

  /**
   * Reads everything.
   *
   * @param aliases listed names of products by what they are written as, where somebody who knows said so
   * @return what the files say, or everything in them that cannot be read, with file, line and column
   */
  static Validated<Sales> read(Files files, Map<String, String> aliases) throws IOException {
    SalesReader reader = new SalesReader(files, aliases);
    reader.each(files.products(), reader::product, "product", "sales_price");
    reader.each(files.teams(), reader::agent, "sales_agent", "manager");
    reader.each(files.accounts(), reader::account, "account");
    reader.checkAliases();
    reader.each(files.pipeline(), reader::deal, "opportunity_id", "sales_agent", "product", "deal_stage",
        "engage_date", "close_date", "close_value");
    return reader.problems.isEmpty()
        ? Validated.valid(new Sales(reader.deals, reader.managers, reader.regions, reader.series, reader.sectors,
            reader.findings.all()))
        : Validated.invalid(new Violations(reader.problems));
  }

  private interface LineReader {
    void read(Table.Line line);
  }

  private void each(Source source, LineReader reader, String... columns) throws IOException {
    Table table = new Table(source);
    List.of(columns).forEach(table::needing);
    table.read(reader::read);
    problems.addAll(table.problems());
  }

  private void product(Table.Line line) {
    String name = line.required("product");
    Long price = minor(line, "sales_price");
    String family = line.text("series");
    if (prices.containsKey(name)) {
      line.report("product", "'%s' is listed twice; take one of the lines out".formatted(name));
    } else if (price == null || price <= 0) {
      line.report("sales_price", "'%s' needs a list price above zero".formatted(name));
    } else {
      prices.put(name, price);
      series.put(name, family == null ? name : family);
    }
  }

  private void agent(Table.Line line) {
    String manager = line.required("manager");
    String region = line.text("regional_office");
    if (managers.put(line.required("sales_agent"), manager) != null) {
      line.report("sales_agent", "the agent is in two teams; take one of the lines out");
    }
    String before = regions.put(manager, region == null ? manager : region);
    if (before != null && region != null && !before.equals(region)) {
      line.report("regional_office", "'%s' is in '%s' by an earlier line".formatted(manager, before));
    }
  }

  private void account(Table.Line line) {
    String sector = line.text("sector");
    sectors.put(line.required("account"), sector == null ? "(no sector)" : sector);
  }

  private void checkAliases() {
    aliases.forEach((written, listed) -> {
      if (!prices.containsKey(listed)) {
        problems.add(new Violation("--alias", "examples.alias", "'%s' is not in %s, so '%s' cannot stand for it"
            .formatted(listed, files.products().name(), written)));
      }
    });
  }

  private void deal(Table.Line line) {
    String id = line.required("opportunity_id");
    String stage = line.required("deal_stage");
    Ending ending = STAGES.get(stage.toLowerCase(Locale.ROOT));
    String written = line.required("product");
    String agent = line.required("sales_agent");
    if (ending == null) {
      line.report("deal_stage", "'%s' is no stage; known are Prospecting, Engaging, Won and Lost".formatted(stage));
      return;
    }
    if (!ids.add(id)) {
      line.report("opportunity_id", "'%s' occurs twice; take one of the lines out".formatted(id));
    }
    String product = aliases.getOrDefault(written, written);
    SalesDeal deal = new SalesDeal(id, agent, product, line.text("account"), stage, ending, line.dateOfDeal("engage_date"),
        line.dateOfDeal("close_date"), prices.getOrDefault(product, 0L), minor(line, "close_value"));
    notice(deal, line);
    deals.add(deal);
  }

  private void notice(SalesDeal deal, Table.Line line) {
    String account = deal.account();
    if (account == null) {
      note(line, "no account", "counted under " + Sales.NO_ACCOUNT);
    } else if (!sectors.containsKey(account)) {
      note(line, "account '%s' is not in %s".formatted(account, files.accounts().name()),
          "counted under " + Sales.NOT_LISTED);
    }
    if (!prices.containsKey(deal.product())) {
      note(line, "product '%s' is not in %s%s".formatted(
              deal.product(), files.products().name(), suggestion(deal.product())),
          "counted under its own name, in no sum of list prices; what may come takes the mean of its won deals");
    }
    if (!managers.containsKey(deal.agent())) {
      note(line, "agent '%s' is in no team".formatted(deal.agent()), "counted under " + Sales.NO_TEAM);
    }
    if (deal.engaged() == null) {
      note(line, "%s without an engage date".formatted(deal.stage()), "counted; in no forecast by age");
    }
    if (deal.ending() != Ending.OPEN && deal.closed() == null) {
      note(line, "closed without a date", "counted as closed; in no period");
    } else if (deal.engaged() != null && !deal.hasLife()) {
      note(line, "closed before it was engaged", "counted; in no forecast by age");
    }
    if (deal.ending() == Ending.OPEN && deal.closed() != null) {
      note(line, "%s with a closing date".formatted(deal.stage()), "taken as open; the date is not used");
    }
    if (deal.isWon() && deal.value() == null) {
      note(line, "won without a value", "counted, not priced");
    }
  }

  private void note(Table.Line line, String what, String done) {
    findings.add(what, done, files.pipeline().name(), line.number());
  }

  private String suggestion(String product) {
    return prices.keySet().stream().filter(listed -> plain(listed).equals(plain(product))).findFirst()
        .map(listed -> "; if it is '%s', say --alias '%s=%s'".formatted(listed, product, listed))
        .orElse("");
  }

  private static @Nullable Long minor(Table.Line line, String column) {
    return line.parsed(text -> new BigDecimal(text).movePointRight(MINOR_DIGITS).longValueExact(),
        "an amount with two decimals at most", column);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
