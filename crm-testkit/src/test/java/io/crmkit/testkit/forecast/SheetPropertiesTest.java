package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.model.CategoryTable;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastCommand;
import io.crmkit.forecast.model.ForecastDecider;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.View;
import io.crmkit.forecast.rollup.Tree;
import io.crmkit.forecast.sheet.Layers;
import io.crmkit.forecast.sheet.QuotaLine;
import io.crmkit.forecast.sheet.Sheet;
import io.crmkit.forecast.sheet.SheetCalculation;
import io.crmkit.forecast.sheet.SheetRequest;
import io.crmkit.forecast.sheet.SheetSubject;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;

/** What holds of every sheet, whatever people put beside its figures. */
class SheetPropertiesTest {

  private static final Instant NOW = Instant.parse("2024-11-11T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2024-11-11");
  private static final String QUARTER = "FY2024-Q4";
  private static final List<String> MONTHS = List.of("FY2024-P10", "FY2024-P11", "FY2024-P12");
  private static final Days QUARTER_DAYS = new Days(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31"));
  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")),
      new DatedRate("EUR", "USD", LocalDate.parse("2024-11-01"), new BigDecimal("1.1")))).orElseThrow();

  private final ForecastDecider decider = new ForecastDecider();

  /** An adjustment and who would like to make it. */
  record Wish(Adjustment adjustment, String person) {}

  /** A pipeline, the tree of its owners, and what people wish. */
  record Case(ForecastDefinition definition, List<Deal> deals, Hierarchy hierarchy, List<Wish> wishes) {}

  /** Laws 8 and 9: the head of the tree has what the forecast comes to, in all and by category, credits and all. */
  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theHeadHasTheFiguresOfTheForecast(@ForAll("cases") Case given) {
    Sheet sheet = sheet(given, defined(given), given.hierarchy);
    Valuation valuation = new Valuation(given.definition, Pricing.of(given.definition, RATES, TODAY));
    given.deals.forEach(valuation::add);
    Figures figures = Objects.requireNonNull(valuation.figures().orElseThrow().get("base"));

    assertThat(raw(sheet, Column.of(Basis.WEIGHTED))).isEqualTo(figures.weightedAmount());
    assertThat(raw(sheet, Column.of(Basis.AMOUNT))).isEqualTo(figures.pipelineAmount());
    CategoryTable table = Objects.requireNonNull(figures.categories().get("sales"));
    table.cumulative().forEach(each -> {
      assertThat(raw(sheet, Column.of(Basis.AMOUNT, "sales", each.category(), View.CUMULATIVE))).isEqualTo(each.amount());
      assertThat(raw(sheet, Column.of(Basis.WEIGHTED, "sales", each.category(), View.CUMULATIVE)))
          .isEqualTo(each.weighted());
    });
    assertThat(sheet.unassigned().deals()).isZero();
    Statistics.collect(figures.pipelineAmount().signum() == 0 ? "nothing" : "something");
    Statistics.coverage(seen -> seen.check("something").percentage(share -> share > 40));
  }

  /** Law 13. */
  @Property(tries = 150)
  void adjustmentsNeverAlterWhatTheDealsSay(@ForAll("cases") Case given) {
    Sheet plain = sheet(given, defined(given), given.hierarchy);
    Defined adjusted = adjusted(given);
    Sheet sheet = sheet(given, adjusted, given.hierarchy);
    boolean[] differs = {false};
    everywhere(sheet, (figure, place) -> {
      Layers without = plain.exact(place.node(), place.period(), place.column());
      assertThat(figure.raw()).isEqualByComparingTo(without.raw());
      assertThat(without.byOwners()).isEqualByComparingTo(without.raw());
      assertThat(without.adjusted()).isEqualByComparingTo(without.raw());
      differs[0] |= figure.adjusted().compareTo(figure.raw()) != 0;
    });
    Statistics.label("adjusted").collect(differs[0]);
    Statistics.label("adjusted").coverage(seen -> seen.check(true).percentage(share -> share > 15));
  }

  /** Law 13, and law 6 of adjustments. */
  @Property(tries = 150)
  void whatIsRetractedLeavesNoTrace(@ForAll("cases") Case given) {
    Defined state = defined(given);
    for (Wish wish : given.wishes) {
      Defined before = state;
      Defined after = make(before, given.hierarchy, wish);
      if (after.events() > before.events()) {
        Defined undone = retract(after, given.hierarchy, wish.person, after.events());
        assertThat(undone.adjustments()).isEqualTo(before.adjustments());
      }
      state = after;
    }
    int made = state.adjustments().size();
    for (MadeAdjustment each : state.adjustments()) {
      state = retract(state, given.hierarchy, each.by(), each.number());
    }
    assertThat(state.adjustments()).isEmpty();
    everywhere(sheet(given, state, given.hierarchy),
        (figure, place) -> assertThat(figure.adjusted()).isEqualByComparingTo(figure.raw()));
    Statistics.collect(made == 0 ? "none" : made == 1 ? "one" : "several");
    Statistics.coverage(seen -> seen.check("several").percentage(share -> share > 16));
  }

  /** Law 13: whatever is spread sums exactly, so adjusted figures add up along both axes, exactly and as they are shown. */
  @Property(tries = 150)
  void adjustedFiguresAddUpAlongBothAxes(@ForAll("cases") Case given) {
    Sheet sheet = sheet(given, adjusted(given), given.hierarchy);
    everywhere(sheet, (figure, place) -> {
      Tree tree = sheet.tree();
      int node = tree.node(place.node());
      if (!tree.isLeaf(node)) {
        for (Function<Layers, BigDecimal> layer : List.<Function<Layers, BigDecimal>>of(
            Layers::raw, Layers::byOwners, Layers::adjusted)) {
          BigDecimal children = BigDecimal.ZERO;
          for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            children = children.add(layer.apply(sheet.exact(tree.name(child), place.period(), place.column())));
          }
          assertThat(layer.apply(figure)).isEqualByComparingTo(children);
        }
        Money shown = Money.zero("USD");
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
          shown = shown.plus(sheet.line(tree.name(child), place.period(), place.column()).adjusted());
        }
        assertThat(sheet.line(place.node(), place.period(), place.column()).adjusted()).isEqualTo(shown);
      }
      if (place.period().equals(QUARTER)) {
        assertThat(figure.adjusted()).isEqualByComparingTo(MONTHS.stream()
            .map(month -> sheet.exact(place.node(), month, place.column()).adjusted())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    });
  }

  /** Law 13: what a manager sets for the quarter holds, whatever was or is said below it and by the owner of the figure. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatAManagerSetsHolds(@ForAll("cases") Case given, @ForAll("managers") String manager, @ForAll("columns") Column column,
      @ForAll("cents") long cents) {
    Adjustment set = Adjustment.builder(new Place("sales", manager, QUARTER_DAYS, column), AdjustmentKind.SET,
        BigDecimal.valueOf(cents, 2)).because("says the head");
    Defined state = make(defined(given), given.hierarchy, new Wish(set, PlanArbitraries.HEAD));
    long below = 0;
    for (Wish wish : given.wishes) {
      Place place = wish.adjustment.place();
      boolean higher = place.node().equals(PlanArbitraries.HEAD)
          || place.node().equals(manager) && wish.person.equals(PlanArbitraries.HEAD);
      if (!higher) {
        long before = state.events();
        state = make(state, given.hierarchy, wish);
        boolean inside = place.node().equals(manager) || given.hierarchy.above(place.node()).contains(manager);
        below += state.events() > before && place.column().equals(column) && inside ? 1 : 0;
      }
    }
    Layers figure = sheet(given, state, given.hierarchy).exact(manager, QUARTER, column);

    assertThat(figure.adjusted()).isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
    Statistics.collect(below > 0 ? "against others" : "alone");
    Statistics.coverage(seen -> seen.check("against others").percentage(share -> share > 10));
  }

  /** An owner adjusts their own figures, a manager those of any node below theirs, and nobody else's. */
  @Property(tries = 300)
  void adjustmentsAreForThoseInCharge(@ForAll("cases") Case given) {
    Defined state = defined(given);
    for (Wish wish : given.wishes) {
      String node = wish.adjustment.place().node();
      boolean may = wish.person.equals(node) || given.hierarchy.above(node).contains(wish.person);
      assertThat(make(state, given.hierarchy, wish).adjustments()).hasSize(may ? 1 : 0);
      Statistics.collect(may ? wish.person.equals(node) ? "owner" : "manager" : "nobody");
    }
    Statistics.coverage(seen -> {
      seen.check("owner").percentage(share -> share > 10);
      seen.check("manager").percentage(share -> share > 10);
      seen.check("nobody").percentage(share -> share > 5);
    });
  }

  /** A quota for a quarter is pro-rated by day to its months, and to the cent its months make it up. */
  @Property(tries = 150)
  void theMonthsOfAQuotaMakeItUp(@ForAll("cases") Case given, @ForAll("people") String node, @ForAll("quotas") Money amount) {
    Place place = new Place("sales", node, QUARTER_DAYS, Column.of(Basis.WEIGHTED));
    Sheet sheet = sheet(given, quota(defined(given), given.hierarchy, place, amount), given.hierarchy);
    Money months = Money.zero("USD");
    for (int i = 0; i < MONTHS.size(); i++) {
      Money month = quota(sheet, node, MONTHS.get(i));
      months = months.plus(month);
      BigDecimal byDay = amount.amount().multiply(BigDecimal.valueOf(i == 1 ? 30 : 31))
          .divide(BigDecimal.valueOf(92), 10, RoundingMode.HALF_EVEN);
      assertThat(month.amount().subtract(byDay).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }
    assertThat(months).isEqualTo(amount).isEqualTo(quota(sheet, node, QUARTER));
  }

  /** A node that moves takes its deals along, and not its quota. */
  @Property(tries = 150)
  void aMoveMovesNoQuota(@ForAll("cases") Case given, @ForAll("moved") Hierarchy later, @ForAll("owners") String owner,
      @ForAll("quotas") Money amount) {
    Place place = new Place("sales", owner, QUARTER_DAYS, Column.of(Basis.WEIGHTED));
    Defined state = quota(defined(given), given.hierarchy, place, amount);
    Sheet sheet = sheet(given, state, later);
    String old = given.hierarchy.above(owner).get(0);
    String other = PlanArbitraries.MANAGERS.get(1 - PlanArbitraries.MANAGERS.indexOf(old));

    assertThat(quota(sheet, owner, QUARTER)).isEqualTo(amount);
    assertThat(quota(sheet, old, QUARTER)).isEqualTo(amount);
    assertThat(quota(sheet, PlanArbitraries.HEAD, QUARTER)).isEqualTo(amount);
    assertThat(sheet.line(other, QUARTER, place.column()).quota()).isNull();
    assertThat(sheet.outdatedQuotas()).isEqualTo(state.quotas());
    Statistics.collect(later.above(owner).get(0).equals(old) ? "stays" : "moves");
    Statistics.coverage(seen -> seen.check("moves").percentage(share -> share > 17));
  }

  private static Money quota(Sheet sheet, String node, String period) {
    QuotaLine quota = Objects.requireNonNull(sheet.line(node, period, Column.of(Basis.WEIGHTED)).quota());
    Money figure = sheet.line(node, period, Column.of(Basis.WEIGHTED)).adjusted();
    assertThat(quota.gap()).isEqualTo(quota.amount().minus(figure));
    return quota.amount();
  }

  private record Where(String node, String period, Column column) {}

  private interface Look {
    void at(Layers figure, Where where);
  }

  private static void everywhere(Sheet sheet, Look look) {
    for (String node : sheet.nodes()) {
      for (String period : sheet.periods()) {
        for (Column column : sheet.columns()) {
          look.at(sheet.exact(node, period, column), new Where(node, period, column));
        }
      }
    }
  }

  private Defined defined(Case given) {
    return handle(decider.initial(), new ForecastCommand.Define(given.definition, new Actor("host"), NOW));
  }

  private Defined adjusted(Case given) {
    Defined state = defined(given);
    for (Wish wish : given.wishes) {
      state = make(state, given.hierarchy, wish);
    }
    return state;
  }

  private Defined make(Defined state, Hierarchy hierarchy, Wish wish) {
    return handle(state, new ForecastCommand.Adjust(wish.adjustment, hierarchy, new Actor(wish.person), NOW));
  }

  private Defined retract(Defined state, Hierarchy hierarchy, String person, long number) {
    return handle(state, new ForecastCommand.Retract(number, hierarchy, new Actor(person), NOW));
  }

  private Defined quota(Defined state, Hierarchy hierarchy, Place place, Money amount) {
    return handle(state, new ForecastCommand.SetQuota(place, amount, hierarchy, new Actor("host"), NOW));
  }

  private Defined handle(Forecast state, ForecastCommand command) {
    return decider.decide(state, command) instanceof Accepted<?>
        ? (Defined) decider.evolve(state, decider.decide(state, command).orElseThrow()) : (Defined) state;
  }

  private static Sheet sheet(Case given, Defined state, Hierarchy hierarchy) {
    SheetRequest request = SheetRequest.of("sales", FiscalCalendar.gregorian(Month.JANUARY)).map("sales");
    SheetCalculation calculation = new SheetCalculation(
        SheetSubject.of(given.definition, "base", hierarchy, request).orElseThrow(),
        Pricing.of(given.definition, RATES, TODAY));
    given.deals.forEach(calculation::add);
    return calculation.sheet(state.adjustments(), state.quotas(), NOW).orElseThrow();
  }

  private static Money raw(Sheet sheet, Column column) {
    return sheet.line(PlanArbitraries.HEAD, "FY2024", column).raw();
  }

  @Provide
  Arbitrary<Case> cases() {
    return ForecastArbitraries.definitions().flatMap(definition -> Combinators.combine(Arbitraries.just(definition),
            ForecastArbitraries.deals(definition), PlanArbitraries.hierarchies("v1"),
            Combinators.combine(PlanArbitraries.adjustments(definition), Arbitraries.integers().between(0, 3),
                PlanArbitraries.people()).as(Attempt::new)
                .list().ofMaxSize(10).withSizeDistribution(RandomDistribution.uniform()))
        .as((known, deals, hierarchy, attempts) -> new Case(known, deals, hierarchy,
            attempts.stream().map(attempt -> attempt.in(hierarchy)).toList())));
  }

  /** An adjustment by somebody so far above its node, or by anybody. */
  private record Attempt(Adjustment adjustment, int levels, String anybody) {

    Wish in(Hierarchy hierarchy) {
      String node = adjustment.place().node();
      List<String> above = hierarchy.above(node);
      return new Wish(adjustment, levels == 0 ? node : levels <= above.size() ? above.get(levels - 1) : anybody);
    }
  }

  @Provide
  Arbitrary<Hierarchy> moved() {
    return PlanArbitraries.hierarchies("v2");
  }

  @Provide
  Arbitrary<Column> columns() {
    return Arbitraries.of(Basis.values()).map(Column::of);
  }

  @Provide
  Arbitrary<String> managers() {
    return Arbitraries.of(PlanArbitraries.MANAGERS);
  }

  @Provide
  Arbitrary<String> owners() {
    return Arbitraries.of(ForecastArbitraries.OWNERS);
  }

  @Provide
  Arbitrary<String> people() {
    return PlanArbitraries.people();
  }

  @Provide
  Arbitrary<Long> cents() {
    return Arbitraries.longs().between(-1_000_000, 9_000_000);
  }

  @Provide
  Arbitrary<Money> quotas() {
    return PlanArbitraries.quotas();
  }
}
