package io.crmkit.forecast.sheet;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.forecast.model.CategorySorter;
import io.crmkit.forecast.model.CreditKind;
import io.crmkit.forecast.model.DefinitionCheck;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastScenario;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.rollup.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a sheet is about: a request, with everything that it names found. */
public final class SheetSubject {

  private static final String USUAL_CREDIT = "revenue";
  private static final int MOST_YEARS = 200;
  private static final int LAST_YEAR = 100_000;

  private final ForecastDefinition definition;
  private final Hierarchy hierarchy;
  private final Tree tree;
  private final SheetPeriods periods;
  private final ForecastScenario scenario;
  private final @Nullable CategoryMap map;
  private final String creditType;

  private SheetSubject(ForecastDefinition definition, Hierarchy hierarchy, Tree tree, SheetRequest request,
      ForecastScenario scenario, String creditType) {
    this.definition = definition;
    this.hierarchy = hierarchy;
    this.tree = tree;
    this.periods = new SheetPeriods(request.calendar(), days());
    this.scenario = scenario;
    this.map = map(definition, request);
    this.creditType = creditType;
  }

  /**
   * Finds what a request names.
   *
   * @param selected the scenario of a request that names none
   * @return the subject, or a violation for each name that the definition does not have, and what is wrong with the
   *     hierarchy or the policy of rates; {@code forecast.sheet.period} of a forecast over more than 200 years
   * @throws IllegalArgumentException if the calendar does not cover the period of the forecast
   */
  public static Validated<SheetSubject> of(
      ForecastDefinition defined, String selected, Hierarchy hierarchy, SheetRequest request) {
    ForecastDefinition definition = request.ratePolicy() == null ? defined : defined.pricedBy(request.ratePolicy());
    List<Violation> problems = new ArrayList<>(DefinitionCheck.of(definition));
    String scenario = request.scenario() == null ? selected : request.scenario();
    String creditType = creditType(definition, request);
    Validated<Tree> tree = hierarchy.tree();
    if (tree instanceof Invalid<Tree> invalid) {
      problems.addAll(invalid.violations().all());
    }
    if (isEndless(definition)) {
      problems.add(new Violation("period", "forecast.sheet.period",
          "a sheet has the periods of %d years at most, none beyond the year %d, but the forecast is from %s to %s"
              .formatted(MOST_YEARS, LAST_YEAR, definition.periodStart(), definition.periodEnd())));
    }
    if (definition.scenario(scenario).isEmpty()) {
      problems.add(unknown("scenario", scenario,
          definition.allScenarios().stream().map(ForecastScenario::name).toList()));
    }
    if (request.map() != null && map(definition, request) == null) {
      ForecastCategories categories = definition.categories();
      problems.add(unknown("map", request.map(),
          categories == null ? List.of() : categories.maps().stream().map(CategoryMap::name).toList()));
    }
    if (request.creditType() != null && definition.credits().get(creditType) != CreditKind.ADDITIVE) {
      problems.add(unknown("creditType", creditType, additive(definition)));
    }
    return problems.isEmpty()
        ? Validated.valid(new SheetSubject(definition, hierarchy, tree.orElseThrow(), request,
            definition.scenario(scenario).orElseThrow(), creditType))
        : Validated.invalid(new Violations(problems));
  }

  /** Whether a forecast is about all times rather than about some, as one from the year 1 to 9999 is. */
  private static boolean isEndless(ForecastDefinition definition) {
    int first = definition.periodStart().getYear();
    int last = definition.periodEnd().getYear();
    return (long) last - first > MOST_YEARS || first < -LAST_YEAR || last > LAST_YEAR;
  }

  private static Violation unknown(String field, @Nullable String name, List<String> known) {
    return new Violation(field, "forecast.sheet." + field, "there is no '%s' here, only %s".formatted(name, known));
  }

  private static @Nullable CategoryMap map(ForecastDefinition definition, SheetRequest request) {
    ForecastCategories categories = definition.categories();
    if (categories == null) {
      return null;
    }
    String wanted = request.map();
    return wanted == null ? categories.maps().get(0) : categories.map(wanted).orElse(null);
  }

  private static String creditType(ForecastDefinition definition, SheetRequest request) {
    String wanted = request.creditType();
    List<String> additive = additive(definition);
    return wanted != null ? wanted
        : additive.contains(USUAL_CREDIT) || additive.isEmpty() ? USUAL_CREDIT : additive.get(0);
  }

  private static List<String> additive(ForecastDefinition definition) {
    return new TreeMap<>(definition.credits()).entrySet().stream()
        .filter(each -> each.getValue() == CreditKind.ADDITIVE).map(Map.Entry::getKey).toList();
  }

  /** Returns the definition, with the policy of rates that was asked for. */
  public ForecastDefinition definition() {
    return definition;
  }

  /** Returns the days of the forecast. */
  Days days() {
    return new Days(definition.periodStart(), definition.periodEnd());
  }

  Hierarchy hierarchy() {
    return hierarchy;
  }

  Tree tree() {
    return tree;
  }

  SheetPeriods periods() {
    return periods;
  }

  ForecastScenario scenario() {
    return scenario;
  }

  String creditType() {
    return creditType;
  }

  /** Returns the name of the map of categories; null without categories. */
  @Nullable String mapName() {
    return map == null ? null : map.name();
  }

  /** Returns the categories that are in sums. */
  List<String> counted() {
    ForecastCategories categories = definition.categories();
    return categories == null ? List.of() : categories.counted();
  }

  @Nullable CategorySorter sorter() {
    ForecastCategories categories = definition.categories();
    return categories == null || map == null ? null : new CategorySorter(categories, map);
  }
}
