package io.crmkit.examples.pipeline;

import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.calendar.Level;
import io.crmkit.forecast.rollup.Apportionment;
import io.crmkit.forecast.rollup.Axis;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Measures;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.forecast.win.Ending;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The deals of a pipeline in a cube, summed up the trees of owners, products, sectors and periods. */
final class RollUps {

  static final String OWNERS = "owner";
  static final String PRODUCTS = "product";
  static final String SECTORS = "sector";
  private static final String PERIODS = "period";
  private static final String ENDINGS = "ending";
  private static final String ALL = "all";
  private static final String NO_DAY = "(no day)";
  private static final String UNDATED = "undated";
  private static final int CERTAIN = 10_000;
  private static final int MINOR_DIGITS = 2;

  private final Cube cube;
  private final FiscalCalendar calendar;

  private RollUps(Cube cube, FiscalCalendar calendar) {
    this.cube = cube;
    this.calendar = calendar;
  }

  /** Sums up all deals; periods reach to the year of {@code today} at least. */
  static RollUps of(Sales sales, FiscalCalendar calendar, LocalDate today) {
    Axis owners = axis(OWNERS, sales, deal -> ownerPath(sales, deal.agent()));
    Axis products = axis(PRODUCTS, sales, deal -> productPath(sales, deal.product()));
    Axis sectors = axis(SECTORS, sales, deal -> List.of(sales.sectorOf(deal)));
    Axis periods = new Axis(PERIODS, periods(sales, calendar, today));
    Axis endings = new Axis(ENDINGS, Tree.flat(Stream.of(Ending.values()).map(Enum::name).toList()));
    Cube.Builder cube = Cube.builder(List.of(owners, products, sectors, periods, endings), sales.deals().size());
    for (SalesDeal deal : sales.deals()) {
      cube.add(deal.isWon() ? deal.brought() : deal.listPrice(), CERTAIN,
          owners.node(name(ownerPath(sales, deal.agent()))), products.node(name(productPath(sales, deal.product()))),
          sectors.node(name(List.of(sales.sectorOf(deal)))), periods.node(period(deal, calendar)),
          endings.node(deal.ending().name()));
    }
    return new RollUps(cube.build(), calendar);
  }

  /** One row of a table: a node, how deep it is, and its figures, in whole units of currency and adding up. */
  record Row(String name, int depth, List<BigInteger> won, long open, BigInteger listed) {

    Row {
      won = List.copyOf(won);
    }
  }

  /**
   * Sums what was won in some periods, and what is open, up the tree of an axis.
   *
   * @param columns the periods
   */
  List<Row> rows(String axis, List<FiscalPeriod> columns) {
    try (RollUp table = cube.rollUp(axis, PERIODS, ENDINGS)) {
      Tree tree = tree(axis);
      Tree periods = tree(PERIODS);
      List<List<BigInteger>> won = new ArrayList<>();
      for (FiscalPeriod column : columns) {
        int period = periods.node(column.name());
        won.add(units(tree, node -> table.at(node, period, Ending.WON.ordinal()).amount()));
      }
      List<Measures> open = open(axis, tree);
      List<BigInteger> listed = units(tree, node -> open.get(node).amount());
      List<Row> rows = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        int row = node;
        rows.add(new Row(label(tree.name(node)), tree.level(node), won.stream().map(sums -> sums.get(row)).toList(),
            open.get(node).deals(), listed.get(node)));
      }
      return rows;
    }
  }

  /** Returns the quarters up to the one that {@code day} is in, the last of them last. */
  List<FiscalPeriod> quarters(LocalDate day, int count) {
    List<FiscalPeriod> quarters = new ArrayList<>();
    FiscalPeriod quarter = calendar.periodOf(day, Level.QUARTER);
    while (quarters.size() < count && tree(PERIODS).contains(quarter.name())) {
      quarters.add(0, quarter);
      quarter = calendar.periodOf(quarter.start().minusDays(1), Level.QUARTER);
    }
    return quarters;
  }

  private List<Measures> open(String axis, Tree tree) {
    try (RollUp table = cube.rollUp(axis, ENDINGS)) {
      List<Measures> open = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        open.add(table.at(node, Ending.OPEN.ordinal()));
      }
      return open;
    }
  }

  private Tree tree(String axis) {
    return cube.axes().stream().filter(each -> each.name().equals(axis)).findFirst().orElseThrow().tree();
  }

  private static List<BigInteger> units(Tree tree, Function<Integer, BigDecimal> minor) {
    List<BigDecimal> exact = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      exact.add(minor.apply(node).movePointLeft(MINOR_DIGITS));
    }
    return Apportionment.down(tree, exact);
  }

  /** Returns an axis on which every deal has a path below a root of all, so that the root is the sum of all. */
  private static Axis axis(String name, Sales sales, Function<SalesDeal, List<String>> path) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (SalesDeal deal : sales.deals()) {
      List<String> names = path.apply(deal);
      for (int i = 0; i < names.size(); i++) {
        parents.put(name(names.subList(0, i + 1)), i == 0 ? ALL : name(names.subList(0, i)));
      }
    }
    return new Axis(name, Tree.of(parents).orElseThrow());
  }

  private static List<String> ownerPath(Sales sales, String agent) {
    return List.of(sales.regionOf(agent), sales.managerOf(agent), agent);
  }

  private static List<String> productPath(Sales sales, String product) {
    return List.of(sales.series().getOrDefault(product, Sales.NOT_LISTED), product);
  }

  // a manager may sell, too, and be an agent below himself: the whole path tells the two apart
  private static String name(List<String> path) {
    return String.join("\n", path);
  }

  private static String label(String name) {
    return name.substring(name.lastIndexOf('\n') + 1);
  }

  private static Tree periods(Sales sales, FiscalCalendar calendar, LocalDate today) {
    List<Integer> years = Stream.concat(Stream.of(today), sales.deals().stream().map(SalesDeal::closed)
        .flatMap(Stream::ofNullable)).map(calendar::yearOf).sorted().toList();
    Tree dated = calendar.tree(years.get(0), years.get(years.size() - 1));
    Map<String, String> parents = new LinkedHashMap<>();
    for (int node = 0; node < dated.size(); node++) {
      int parent = dated.parent(node);
      parents.put(dated.name(node), parent == Tree.NONE ? ALL : dated.name(parent));
    }
    parents.put(NO_DAY, UNDATED);
    return Tree.of(parents).orElseThrow();
  }

  private static String period(SalesDeal deal, FiscalCalendar calendar) {
    LocalDate closed = deal.ending() == Ending.OPEN ? null : deal.closed();
    return closed == null ? NO_DAY : calendar.periodOf(closed, Level.PERIOD).name();
  }
}
