package io.crmkit.core.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

  /** 2026-12-25 is a Friday. */
  private static final BusinessCalendar OFFICE = BusinessCalendar.of(OpeningHours.in(BERLIN)
      .weekdays("09:00-12:00", "13:00-17:00")
      .holiday(LocalDate.of(2026, 12, 25))
      .exception(LocalDate.of(2026, 12, 31), "09:00-12:00")
      .build());

  private static final BusinessCalendar SEASON = BusinessCalendar.of(OpeningHours.in(ZoneOffset.UTC)
      .exception(LocalDate.of(2026, 7, 1), "09:00-17:00")
      .exception(LocalDate.of(2028, 7, 3), "09:00-17:00")
      .build());

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @Nested
  class InAnOffice {

    @Test
    void leavesOutNightsBreaksWeekendsAndHolidays() {
      assertThat(OFFICE.plus(berlin("2026-12-24T16:00"), Duration.ofHours(4))).contains(berlin("2026-12-28T12:00"));
      assertThat(OFFICE.between(berlin("2026-12-24T16:00"), berlin("2026-12-28T10:00"))).hasHours(2);
    }

    @Test
    void countsAnExceptionalDayByItsOwnHours() {
      assertThat(OFFICE.between(berlin("2026-12-31T00:00"), berlin("2027-01-01T00:00"))).hasHours(3);
      assertThat(OFFICE.isOpen(berlin("2026-12-31T14:00"))).isFalse();
      assertThat(OFFICE.isOpen(berlin("2026-12-30T14:00"))).isTrue();
    }

    @Test
    void isDueWhenAShiftEndsAndNotWhenTheNextBegins() {
      assertThat(OFFICE.plus(berlin("2026-12-21T09:00"), Duration.ofHours(7))).contains(berlin("2026-12-21T17:00"));
      assertThat(OFFICE.plus(berlin("2026-12-21T09:00"), Duration.ofHours(7).plusNanos(1)))
          .contains(berlin("2026-12-22T09:00").plusNanos(1));
    }

    @Test
    void isDueAtOnceAfterNoTimeEvenAtNight() {
      assertThat(OFFICE.plus(berlin("2026-12-21T23:00"), Duration.ZERO)).contains(berlin("2026-12-21T23:00"));
    }

    @Test
    void isOpenAtTheBeginningOfAShiftAndNotAtItsEnd() {
      assertThat(OFFICE.isOpen(berlin("2026-12-21T09:00"))).isTrue();
      assertThat(OFFICE.isOpen(berlin("2026-12-21T09:00").minusNanos(1))).isFalse();
      assertThat(OFFICE.isOpen(berlin("2026-12-21T12:00").minusNanos(1))).isTrue();
      assertThat(OFFICE.isOpen(berlin("2026-12-21T12:00"))).isFalse();
    }

    @Test
    void findsTheNextOpening() {
      assertThat(OFFICE.nextOpening(berlin("2026-12-24T17:00"))).contains(berlin("2026-12-28T09:00"));
      assertThat(OFFICE.nextOpening(berlin("2026-12-24T11:59"))).contains(berlin("2026-12-24T11:59"));
    }

    @Test
    void takesNoNegativeTime() {
      Instant noon = berlin("2026-12-21T12:00");

      assertThat(OFFICE.between(noon, noon.minusSeconds(7_200))).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.plus(noon, Duration.ofNanos(-1)))
          .withMessage("working must not be negative but was PT-0.000000001S");
    }

    @Test
    void refusesInstantsThatNoStoreHolds() {
      assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.isOpen(Instant.MIN))
          .withMessageStartingWith("at must be from 0001-01-01T00:00:00Z to 9999-12-31T00:00:00Z but was");
      assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.plus(Instant.MAX, Duration.ofHours(1)));
    }
  }

  @Nested
  class OverMidnight {

    private final BusinessCalendar nights = BusinessCalendar.of(OpeningHours.in(BERLIN)
        .weekdays("22:00-06:00").holiday(LocalDate.of(2026, 12, 25)).build());

    @Test
    void belongsToTheDayOnWhichTheShiftBegins() {
      assertThat(nights.isOpen(berlin("2026-12-25T05:59"))).isTrue();
      assertThat(nights.isOpen(berlin("2026-12-25T22:30"))).isFalse();
      assertThat(nights.isOpen(berlin("2026-12-26T01:00"))).isFalse();
      assertThat(nights.between(berlin("2026-12-24T00:00"), berlin("2026-12-27T00:00"))).hasHours(14);
    }

    @Test
    void countsTheHourThatIsSkippedAsNone() {
      assertThat(nights.between(berlin("2026-03-27T12:00"), berlin("2026-03-28T12:00"))).hasHours(8);
      BusinessCalendar sundays = BusinessCalendar.of(
          OpeningHours.in(BERLIN).on("22:00-06:00", DayOfWeek.SATURDAY).build());
      assertThat(sundays.between(berlin("2026-03-28T12:00"), berlin("2026-03-29T12:00"))).hasHours(7);
      assertThat(sundays.between(berlin("2026-10-24T12:00"), berlin("2026-10-25T12:00"))).hasHours(9);
    }

    @Test
    void countsNoTimeTwiceThatTwoDaysShare() {
      BusinessCalendar both = BusinessCalendar.of(OpeningHours.in(ZoneOffset.UTC)
          .on("20:00-08:00", DayOfWeek.MONDAY).on("06:00-10:00", DayOfWeek.TUESDAY).build());
      Instant monday = Instant.parse("2026-11-23T00:00:00Z");

      assertThat(both.between(monday, monday.plus(Duration.ofDays(2)))).hasHours(14);
    }
  }

  @Nested
  class WhereTheClockChanges {

    @Test
    void goesForwardFromATimeThatIsSkippedAndTakesTheEarlierOfTwo() {
      BusinessCalendar early = BusinessCalendar.of(
          OpeningHours.in(BERLIN).on("02:30-05:00", DayOfWeek.SUNDAY).build());

      assertThat(early.nextOpening(berlin("2026-03-29T00:00"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
      assertThat(early.nextOpening(berlin("2026-10-25T00:00"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
      assertThat(early.between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00"))).hasHours(2);
      assertThat(early.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00"))).hasMinutes(210);
    }

    @Test
    void closesOnceAtATimeThatComesTwice() {
      BusinessCalendar bar = BusinessCalendar.of(
          OpeningHours.in(BERLIN).on("22:00-02:30", DayOfWeek.SATURDAY).build());

      assertThat(bar.isOpen(Instant.parse("2026-10-25T00:29:59Z"))).isTrue();
      assertThat(bar.isOpen(Instant.parse("2026-10-25T01:15:00Z"))).isFalse();
    }

    @Test
    void knowsADayThatNeverCame() {
      BusinessCalendar fridays = BusinessCalendar.of(
          OpeningHours.in(APIA).on("00:00-24:00", DayOfWeek.FRIDAY).build());
      Instant thursday = LocalDateTime.parse("2011-12-29T12:00").atZone(APIA).toInstant();

      assertThat(fridays.between(thursday, thursday.plus(Duration.ofDays(7)))).hasHours(12);
      assertThat(fridays.nextOpening(thursday))
          .contains(LocalDateTime.parse("2012-01-06T00:00").atZone(APIA).toInstant());
    }

    @Test
    void passesTimeItselfIfItNeverCloses() {
      BusinessCalendar always = BusinessCalendar.alwaysOpen(BERLIN);
      Instant start = berlin("2026-03-28T12:34").plusNanos(1);

      assertThat(always.plus(start, Duration.ofDays(1_000).plusNanos(7)))
          .contains(start.plus(Duration.ofDays(1_000).plusNanos(7)));
      assertThat(always.between(BusinessCalendar.EARLIEST, BusinessCalendar.LATEST))
          .isEqualTo(Duration.between(BusinessCalendar.EARLIEST, BusinessCalendar.LATEST));
    }
  }

  /** Weeks are passed by as a whole, and what is due at the very end of one must not slip into the next. */
  @Nested
  class AfterWholeWeeks {

    private final OpeningHours.Builder hours = OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-17:00");
    private final Instant monday = Instant.parse("2026-03-02T09:00:00Z");
    private final Instant friday = Instant.parse("2026-03-06T17:00:00Z");

    @Test
    void isDueWhenTheLastShiftEnds() {
      BusinessCalendar plain = BusinessCalendar.of(hours.build());
      for (int weeks = 1; weeks <= 60; weeks++) {
        Duration working = Duration.ofHours(40L * weeks);
        Instant end = friday.plus(Duration.ofDays(7L * (weeks - 1)));

        assertThat(plain.plus(monday, working)).contains(end);
        assertThat(plain.plus(monday, working.plusNanos(1))).contains(end.plus(Duration.ofHours(64)).plusNanos(1));
        assertThat(plain.between(monday, end)).isEqualTo(working);
      }
    }

    @Test
    void isDueBeforeTheHolidayThatFollows() {
      BusinessCalendar closing = BusinessCalendar.of(hours.holiday(LocalDate.of(2026, 3, 16)).build());

      assertThat(closing.plus(monday, Duration.ofHours(80))).contains(Instant.parse("2026-03-13T17:00:00Z"));
      assertThat(closing.plus(monday, Duration.ofHours(80).plusNanos(1)))
          .contains(Instant.parse("2026-03-17T09:00:00Z").plusNanos(1));
    }
  }

  /** East of Greenwich a part of the last day is before the last instant. */
  @Test
  void passesOverDatesThatNoInstantLiesOn() {
    OpeningHours.Builder hours = OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-17:00");
    Instant monday = Instant.parse("2026-03-02T09:00:00Z");
    BusinessCalendar calendar = BusinessCalendar.of(
        hours.holiday(LocalDate.MAX).exception(LocalDate.MIN, "10:00-12:00").exception(LocalDate.MAX.minusDays(1)).build());

    assertThat(calendar.plus(monday, Duration.ofHours(16))).contains(Instant.parse("2026-03-03T17:00:00Z"));
  }

  @Nested
  class OnTheVeryLastDay {

    private final BusinessCalendar east = BusinessCalendar.of(
        OpeningHours.in(ZoneOffset.ofHours(14)).on("09:00-17:00", DayOfWeek.values()).build());
    private final Instant opens = Instant.parse("9999-12-30T19:00:00Z");

    @Test
    void isDueAsOnAnyOther() {
      Instant start = opens.minus(Duration.ofHours(24));

      assertThat(east.plus(start, Duration.ofHours(8 + 2))).contains(opens.plus(Duration.ofHours(2)));
      assertThat(east.between(start, BusinessCalendar.LATEST)).hasHours(8 + 5);
      assertThat(east.nextOpening(opens.minusSeconds(1))).contains(opens);
    }

    @Test
    void isDueUpToTheLastInstantAndNotLater() {
      assertThat(east.plus(opens, Duration.ofHours(5))).contains(BusinessCalendar.LATEST);
      assertThat(east.plus(opens, Duration.ofHours(5).plusNanos(1))).isEmpty();
    }

    @Test
    void opensNoMoreAfterTheLastInstant() {
      BusinessCalendar west = BusinessCalendar.of(
          OpeningHours.in(ZoneOffset.ofHours(-12)).on("18:00-20:00", DayOfWeek.values()).build());

      assertThat(west.nextOpening(BusinessCalendar.LATEST)).isEmpty();
    }
  }

  @Nested
  class WhereItClosesForGood {

    @Test
    void tellsThatSoMuchTimeNeverPasses() {
      Instant start = Instant.parse("2026-06-01T00:00:00Z");

      assertThat(SEASON.plus(start, Duration.ofHours(16))).contains(Instant.parse("2028-07-03T17:00:00Z"));
      assertThat(SEASON.plus(start, Duration.ofHours(16).plusNanos(1))).isEmpty();
      assertThat(SEASON.nextOpening(Instant.parse("2026-07-01T17:00:00Z"))).contains(
          Instant.parse("2028-07-03T09:00:00Z"));
      assertThat(SEASON.nextOpening(Instant.parse("2028-07-03T17:00:00Z"))).isEmpty();
    }

    /** The day on which the hour changes has 23 hours in Berlin, and in Apia a day never came. */
    @Test
    void countsAnExceptionalDayByItsOwnClock() {
      BusinessCalendar day = BusinessCalendar.of(
          OpeningHours.in(BERLIN).exception(LocalDate.of(2026, 3, 29), "00:00-24:00").build());
      BusinessCalendar never = BusinessCalendar.of(
          OpeningHours.in(APIA).exception(LocalDate.of(2011, 12, 30), "00:15-24:00").build());
      Instant before = berlin("2026-03-27T12:00");

      assertThat(day.between(before, BusinessCalendar.LATEST)).hasHours(23);
      assertThat(day.plus(before, Duration.ofHours(23))).contains(berlin("2026-03-30T00:00"));
      assertThat(day.plus(before, Duration.ofHours(23).plusNanos(1))).isEmpty();
      assertThat(never.between(Instant.parse("2011-12-29T09:45:00Z"), BusinessCalendar.LATEST)).isZero();
      assertThat(never.plus(Instant.parse("2011-12-29T09:45:00Z"), Duration.ofHours(1))).isEmpty();
    }

    @Test
    void looksNoFurtherThanTheLastInstant() {
      assertThat(OFFICE.plus(berlin("2026-12-21T09:00"), Duration.ofDays(1_000_000_000))).isEmpty();
      assertThat(BusinessCalendar.alwaysOpen(BERLIN).plus(BusinessCalendar.LATEST, Duration.ofNanos(1))).isEmpty();
    }

    @Test
    void passesOverWeeksOfHolidays() {
      OpeningHours.Builder hours = OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-17:00");
      for (LocalDate day = LocalDate.of(2026, 8, 1); day.getMonthValue() == 8; day = day.plusDays(1)) {
        hours.holiday(day);
      }

      assertThat(BusinessCalendar.of(hours.build()).plus(Instant.parse("2026-07-31T16:00:00Z"), Duration.ofHours(2)))
          .contains(Instant.parse("2026-09-01T10:00:00Z"));
    }
  }
}
