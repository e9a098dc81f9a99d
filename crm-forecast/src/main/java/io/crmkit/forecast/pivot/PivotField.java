package io.crmkit.forecast.pivot;

import io.crmkit.core.Require;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.Level;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.StageName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what deals are put into rows and columns.
 *
 * @param name such as {@code owner}
 * @param of returns what a deal has there, null if it has nothing, which counts as {@link #NONE}; the same each time
 */
public record PivotField(String name, Function<Deal, @Nullable String> of) {

  /** The row or column of all deals that have nothing in a field. */
  public static final String NONE = "";

  public PivotField {
    Require.notBlank(name, "name");
    Objects.requireNonNull(of, "of");
  }

  public static PivotField owner() {
    return new PivotField("owner", Deal::owner);
  }

  public static PivotField territory() {
    return new PivotField("territory", Deal::territory);
  }

  public static PivotField product() {
    return new PivotField("product", Deal::product);
  }

  /** Returns the field of stages, in the form in which equal names are equal texts. */
  public static PivotField stage() {
    return new PivotField("stage", deal -> StageName.plain(deal.stage()));
  }

  /** Returns the field of calendar months, such as {@code 2024-11}. */
  public static PivotField closeMonth() {
    return new PivotField("close month", deal -> {
      LocalDate day = deal.closeDate();
      return day == null ? null : YearMonth.from(day).toString();
    });
  }

  /**
   * Returns the field of fiscal periods, such as {@code FY2024-Q4}. A deal that closes on a day that the calendar does not
   * cover is a problem of the table.
   */
  public static PivotField closePeriod(FiscalCalendar calendar, Level level) {
    return new PivotField("close period", deal -> {
      LocalDate day = deal.closeDate();
      return day == null ? null : period(calendar, level, deal, day);
    });
  }

  private static String period(FiscalCalendar calendar, Level level, Deal deal, LocalDate day) {
    try {
      return calendar.periodOf(day, level).name();
    } catch (IllegalArgumentException | DateTimeException uncovered) {
      throw new UncoveredDay("deal '%s' closes on %s, which the calendar does not cover: %s"
          .formatted(deal.id(), day, uncovered.getMessage()), uncovered);
    }
  }

  /** Thrown for a deal that closes when the calendar of a field has no period. */
  static final class UncoveredDay extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    UncoveredDay(String problem, RuntimeException cause) {
      super(problem, cause);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }

  String value(Deal deal) {
    String value = of.apply(deal);
    return value == null ? NONE : value;
  }
}
