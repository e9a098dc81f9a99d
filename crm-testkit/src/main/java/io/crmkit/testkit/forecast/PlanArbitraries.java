package io.crmkit.testkit.forecast;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Basis;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Dimension;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Spread;
import io.crmkit.forecast.model.plan.View;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary trees of the owners of {@link ForecastArbitraries}, and what their people put beside a forecast. */
public final class PlanArbitraries {

  /** The root of every tree. */
  public static final String HEAD = "zoe";

  /** Those between the root and the owners. */
  public static final List<String> MANAGERS = List.of("mia", "noa");

  private static final LocalDate START = LocalDate.parse("2024-10-01");
  private static final int MOST_CENTS = 9_000_000;

  private PlanArbitraries() {}

  /** Trees of three levels named {@code sales}: each owner below any manager, each manager below the head. */
  public static Arbitrary<Hierarchy> hierarchies(String version) {
    return Arbitraries.of(MANAGERS).list().ofSize(ForecastArbitraries.OWNERS.size()).map(above -> {
      Map<String, String> parents = new TreeMap<>();
      MANAGERS.forEach(manager -> parents.put(manager, HEAD));
      for (int i = 0; i < above.size(); i++) {
        parents.put(ForecastArbitraries.OWNERS.get(i), above.get(i));
      }
      return new Hierarchy("sales", version, Dimension.OWNER, parents, Map.of());
    });
  }

  /** Everybody in these trees. */
  public static Arbitrary<String> people() {
    List<String> all = new ArrayList<>(ForecastArbitraries.OWNERS);
    all.addAll(MANAGERS);
    all.add(HEAD);
    return Arbitraries.of(all);
  }

  /** Columns of a definition: of all deals mostly, so that adjustments meet. */
  public static Arbitrary<Column> columns(ForecastDefinition definition) {
    ForecastCategories categories = definition.categories();
    Arbitrary<Column> all = Arbitraries.of(Basis.values()).map(Column::of);
    return categories == null ? all : Arbitraries.oneOf(all, all, Combinators.combine(Arbitraries.of(Basis.values()),
        Arbitraries.of("sales", "finance"), Arbitraries.of(categories.counted()), Arbitraries.of(View.values()))
        .as(Column::of));
  }

  /** The months of the fourth quarter of 2024, and the quarter. */
  public static Arbitrary<Days> days() {
    return Arbitraries.of(days(START, 1), days(START.plusMonths(1), 1), days(START.plusMonths(2), 1), days(START, 3));
  }

  private static Days days(LocalDate start, int months) {
    return new Days(start, start.plusMonths(months).minusDays(1));
  }

  /** Figures of the tree {@code sales}. */
  public static Arbitrary<Place> places(ForecastDefinition definition) {
    return Combinators.combine(people(), days(), columns(definition))
        .as((node, days, column) -> new Place("sales", node, days, column));
  }

  /** Adjustments of every kind in the scenario {@code base}, that never expire. */
  public static Arbitrary<Adjustment> adjustments(ForecastDefinition definition) {
    return Combinators.combine(places(definition), Arbitraries.of(AdjustmentKind.values()),
            Arbitraries.integers().between(-MOST_CENTS, MOST_CENTS), Arbitraries.of(Spread.values()))
        .as((place, kind, cents, spread) ->
            Adjustment.builder(place, kind, value(kind, cents)).spread(spread).because("arbitrary"));
  }

  private static BigDecimal value(AdjustmentKind kind, int cents) {
    return kind.isMoney() ? BigDecimal.valueOf(cents, 2)
        : kind == AdjustmentKind.FACTOR ? BigDecimal.valueOf(Math.abs(cents) % 30_000, 4)
        : BigDecimal.valueOf(cents % 1_000_000, 4);
  }

  /** Quotas in dollars. */
  public static Arbitrary<Money> quotas() {
    return Arbitraries.longs().between(0, MOST_CENTS).map(cents -> Money.ofMinor(cents, "USD"));
  }
}
