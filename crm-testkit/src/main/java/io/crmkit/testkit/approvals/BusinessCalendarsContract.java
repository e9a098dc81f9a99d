package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BusinessCalendars} must do. Extend it next to your adapter and return calendars of this cast: the
 * tenant {@code acme} keeps {@link #BERLIN} as {@code berlin} and {@link #KOLKATA} as {@code kolkata}; Alice works by
 * the first and Bob by the second, Carol by one that nobody keeps, and Dave by none; {@code globex} keeps
 * {@link #KOLKATA} as {@code berlin}.
 */
public abstract class BusinessCalendarsContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");
  protected static final Actor ALICE = new Actor("u-alice");
  protected static final Actor BOB = new Actor("u-bob");
  protected static final Actor CAROL = new Actor("u-carol");
  protected static final Actor DAVE = new Actor("u-dave");

  protected static final OpeningHours BERLIN = OpeningHours.in(ZoneId.of("Europe/Berlin"))
      .weekdays("09:00-12:00", "13:00-17:30").holiday(LocalDate.of(2026, 12, 25))
      .exception(LocalDate.of(2026, 12, 24), "09:00-12:00").build();
  protected static final OpeningHours KOLKATA = OpeningHours.in(ZoneId.of("Asia/Kolkata"))
      .weekdays("22:00-06:00").build();

  private BusinessCalendars calendars = new InMemoryBusinessCalendars();

  /** Returns the calendars of the cast and no others. Called once for each test. */
  protected abstract BusinessCalendars calendarsOfTheCast();

  @BeforeEach
  final void start() {
    calendars = calendarsOfTheCast();
  }

  @Test
  protected void findsACalendarByItsName() {
    assertThat(calendars.named(ACME, "berlin")).contains(BusinessCalendar.of(BERLIN));
    assertThat(calendars.named(ACME, "kolkata")).contains(BusinessCalendar.of(KOLKATA));
  }

  @Test
  protected void findsNoneUnderAnUnknownName() {
    assertThat(calendars.named(ACME, "Berlin")).isEmpty();
    assertThat(calendars.named(ACME, "' or 1=1 --")).isEmpty();
  }

  @Test
  protected void findsTheCalendarsOfThoseWhoHaveOne() {
    assertThat(calendars.of(ACME, Set.of(ALICE, BOB, CAROL, DAVE, new Actor("nobody"))))
        .isEqualTo(Map.of(ALICE, BusinessCalendar.of(BERLIN), BOB, BusinessCalendar.of(KOLKATA)));
    assertThat(calendars.of(ACME, Set.of(BOB))).containsOnlyKeys(BOB);
    assertThat(calendars.of(ACME, Set.of())).isEmpty();
  }

  @Test
  protected void keepsTenantsApart() {
    assertThat(calendars.named(GLOBEX, "berlin")).contains(BusinessCalendar.of(KOLKATA));
    assertThat(calendars.named(GLOBEX, "kolkata")).isEmpty();
    assertThat(calendars.of(GLOBEX, Set.of(ALICE, BOB))).isEmpty();
  }
}
