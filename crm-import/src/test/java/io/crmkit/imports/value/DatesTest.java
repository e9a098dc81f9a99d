package io.crmkit.imports.value;

import static io.crmkit.imports.value.ValuesTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and times, one by one and by the column. */
class DatesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "2024-03-05 | YEAR_MONTH_DAY | 2024-03-05", "20240305 | YEAR_MONTH_DAY | 2024-03-05",
        "2024/3/5 | YEAR_MONTH_DAY | 2024-03-05",
    "2024年3月5日 | YEAR_MONTH_DAY | 2024-03-05", "2024-W10-2 | YEAR_MONTH_DAY | 2024-03-05",
    "05/03/2024 | DAY_MONTH_YEAR | 2024-03-05", "05/03/2024 | MONTH_DAY_YEAR | 2024-05-03",
    "5.3.2024 | DAY_MONTH_YEAR | 2024-03-05", "5 Mar 2024 | DAY_MONTH_YEAR | 2024-03-05",
        "5. März 2024 | DAY_MONTH_YEAR | 2024-03-05",
    "5 de marzo de 2024 | DAY_MONTH_YEAR | 2024-03-05", "5 mars 2024 | DAY_MONTH_YEAR | 2024-03-05",
    "Tue, March 5th, 2024 | MONTH_DAY_YEAR | 2024-03-05", "5 марта 2024 | DAY_MONTH_YEAR | 2024-03-05",
    "29.02.2024 | DAY_MONTH_YEAR | 2024-02-29", "2024-03-05T00:00:00 | YEAR_MONTH_DAY | 2024-03-05",
    "45356 | EXCEL_1900 | 2024-03-05", "1 | EXCEL_1900 | 1900-01-01", "59 | EXCEL_1900 | 1900-02-28",
        "61 | EXCEL_1900 | 1900-03-01",
    "43894 | EXCEL_1904 | 2024-03-05", "٠٥/٠٣/٢٠٢٤ | DAY_MONTH_YEAR | 2024-03-05",
        "2020-W53-7 | YEAR_MONTH_DAY | 2021-01-03",
    "29.02.2023 | DAY_MONTH_YEAR | import.date.no-such-day", "29.02.1900 | DAY_MONTH_YEAR | import.date.no-such-day",
    "60 | EXCEL_1900 | import.date.no-such-day", "13/13/2024 | DAY_MONTH_YEAR | import.date.no-such-day",
    "2021-W53-1 | YEAR_MONTH_DAY | import.date.no-such-day", "05/03/24 | DAY_MONTH_YEAR | import.date.two-digit-year",
    "2024-03-05 12:30 | YEAR_MONTH_DAY | import.date.has-time", "soon | YEAR_MONTH_DAY | import.date.syntax",
    "2024-03 | YEAR_MONTH_DAY | import.date.syntax", "5 foo 2024 | DAY_MONTH_YEAR | import.date.syntax",
    "1/2/3/4 | DAY_MONTH_YEAR | import.date.syntax"
  })
  void areReadInTheOrderThatIsSaid(String text, DateOrder order, String expected) {
    assertThat(shown(Dates.read(text, DateStyle.of(order)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "12 Feb 20245 | DAY_MONTH_YEAR", "12 Feb 202 | DAY_MONTH_YEAR", "Feb 12, 20245 | MONTH_DAY_YEAR",
    "12 Feb 5 | DAY_MONTH_YEAR", "202 Feb 12 | YEAR_MONTH_DAY",
    "99999999999999999999 Mar 29 | YEAR_MONTH_DAY"
  })
  void haveYearsOfTwoOrFourDigitsBesideTheNameOfAMonth(String text, DateOrder order) {
    assertThat(shown(Dates.read(text, DateStyle.of(order)))).isEqualTo("import.date.syntax");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "-2024-01-01 | YEAR_MONTH_DAY", "-20240101 | YEAR_MONTH_DAY", "–2024-01-01 | YEAR_MONTH_DAY",
    "-1.2.2024 | DAY_MONTH_YEAR", "-45356 | EXCEL_1900"
  })
  void haveNoMinusBeforeThem(String text, DateOrder order) {
    assertThat(shown(Dates.read(text, DateStyle.of(order)))).isEqualTo("import.date.syntax");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "EEE, dd MMM yy | Mon, 05 Jan 98 | 1998-01-05", "EEE, dd MMM yy | Sun, 05 Jan 98 | import.date.syntax",
    "EEE, dd MMM yy | Thu, 07 Mar 24 | 2024-03-07", "EEE dd.MM.uu | Thu 01.01.70 | 1970-01-01",
    "EEE dd.MM.uu | Tue 31.12.69 | 2069-12-31", "EEE yyMMdd | Mon 980105 | 1998-01-05",
    "EEE['.'] dd MMM yy | Mon. 05 Jan 98 | 1998-01-05", "'yy' EEE d.M.yy | yy Mon 5.1.98 | 1998-01-05",
    "EEE d.M.pppyy | Mon 5.1. 98 | 1998-01-05", "EEE, d MMM yyyy | Mon, 5 Jan 1998 | 1998-01-05"
  })
  void haveTheDayOfTheWeekOfTheYearThatTwoDigitsStandFor(String format, String text, String expected) {
    assertThat(shown(DateReader.of(List.of(format), Locale.ENGLISH, null).read(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"05/03/49, 2049-03-05", "05/03/50, 1950-03-05", "05/03/99, 1999-03-05", "05/03/00, 2000-03-05"})
  void haveYearsOfTwoDigitsIfTheHundredYearsAreSaid(String text, String expected) {
    assertThat(shown(Dates.read(text, new DateStyle(DateOrder.DAY_MONTH_YEAR, 1950)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "2024-03-05T12:30:15Z | 2024-03-05T12:30:15Z", "2024-03-05 12:30:15.250+01:00 | 2024-03-05T11:30:15.250Z",
    "2024-03-05 12:30 | 2024-03-05T11:30:00Z", "2024-03-05 | 2024-03-04T23:00:00Z",
        "2024-03-05 12:30 PM | 2024-03-05T11:30:00Z",
    "2024-03-05 12:30 a.m. | 2024-03-04T23:30:00Z", "2024-07-05 12:30 America/New_York | 2024-07-05T16:30:00Z",
    "2024-03-31 02:30 | import.time.skipped", "2024-10-27 02:30 | import.time.twice",
        "2024-10-27 02:30 +02:00 | 2024-10-27T00:30:00Z",
    "2024-03-05 25:00 | import.time.syntax", "2024-03-05 13:00 PM | import.time.syntax",
        "2024-03-05 12:30 Mars/Base | import.time.syntax"
  })
  void mayHaveTimesInAZone(String text, String expected) {
    assertThat(shown(Times.read(text, DateStyle.of(DateOrder.YEAR_MONTH_DAY), ZoneId.of("Europe/Berlin"))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "05/03/2024,13/03/2024 | Certain[style=DAY_MONTH_YEAR]", "05/03/2024,03/13/2024 | Certain[style=MONTH_DAY_YEAR]",
    "05/03/2024,06/04/2024 | Ambiguous[styles=[DAY_MONTH_YEAR, MONTH_DAY_YEAR], example=05/03/2024]",
    "05/05/2024,06/06/2024 | Certain[style=DAY_MONTH_YEAR]", "2024-03-05,2024-04-06 | Certain[style=YEAR_MONTH_DAY]",
    "45356,45357 | Ambiguous[styles=[EXCEL_1900, EXCEL_1904], example=45356]",
        "5 Mar 2024 | Certain[style=DAY_MONTH_YEAR]",
    "01/02/03 | Ambiguous[styles=[YEAR_MONTH_DAY, DAY_MONTH_YEAR, MONTH_DAY_YEAR], example=01/02/03]",
    "a,b | None[values=2, example=a]", "13/01/2024,02/13/2024 | None[values=2, example=]"
  })
  void tellTheirOrderTogether(String values, String told) {
    assertThat(evidence(values).result()).hasToString(told);
  }

  @Test
  void tellTheSameInPartsOfAnyOrder() {
    DateEvidence one = evidence("05/03/2024");
    one.merge(evidence("06/04/2024"));
    DateEvidence other = evidence("06/04/2024");
    other.merge(evidence("05/03/2024"));

    assertThat(one.result()).isEqualTo(other.result()).isEqualTo(evidence("06/04/2024,05/03/2024").result());
  }

  @Test
  void sayThatTheirYearsAreShort() {
    assertThat(evidence("13/03/24").hasShortYears()).isTrue();
    assertThat(evidence("13/03/2024").hasShortYears()).isFalse();
  }

  private static DateEvidence evidence(String values) {
    DateEvidence evidence = new DateEvidence();
    List.of(values.split(",")).forEach(evidence::add);
    return evidence;
  }
}
