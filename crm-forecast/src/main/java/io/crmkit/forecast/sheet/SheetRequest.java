package io.crmkit.forecast.sheet;

import io.crmkit.core.Require;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.model.RatePolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sheet of a forecast is asked for.
 *
 * @param hierarchy the name of the tree whose nodes it has
 * @param calendar whose periods it has, as far as they have days in the period of the forecast
 * @param scenario the selected one where it is null
 * @param map of categories; the first one where it is null
 * @param creditType the additive type by which deals are credited; where it is null, {@code revenue} or else the first
 * @param ratePolicy in place of that of the forecast
 */
public record SheetRequest(
    String hierarchy,
    FiscalCalendar calendar,
    @Nullable String scenario,
    @Nullable String map,
    @Nullable String creditType,
    @Nullable RatePolicy ratePolicy) {

  public SheetRequest {
    Require.notBlank(hierarchy, "hierarchy");
    Objects.requireNonNull(calendar, "calendar");
  }

  /** Returns a request for the selected scenario, the first map and the policy of the forecast. */
  public static SheetRequest of(String hierarchy, FiscalCalendar calendar) {
    return new SheetRequest(hierarchy, calendar, null, null, null, null);
  }

  /** Returns this request for another scenario. */
  public SheetRequest scenario(String name) {
    return new SheetRequest(hierarchy, calendar, name, map, creditType, ratePolicy);
  }

  /** Returns this request by another map of categories. */
  public SheetRequest map(String name) {
    return new SheetRequest(hierarchy, calendar, scenario, name, creditType, ratePolicy);
  }

  /** Returns this request by another additive type of credits. */
  public SheetRequest creditType(String name) {
    return new SheetRequest(hierarchy, calendar, scenario, map, name, ratePolicy);
  }

  /** Returns this request with figures stated by other rates. */
  public SheetRequest ratePolicy(RatePolicy other) {
    return new SheetRequest(hierarchy, calendar, scenario, map, creditType, other);
  }
}
