package io.crmkit.core.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

  private static final String DOCUMENT = "{\"version\":1,\"zone\":\"Europe/Berlin\","
      + "\"week\":{\"friday\":[\"22:00-06:00\"],\"monday\":[\"09:00-12:00\",\"13:00-24:00\"]},"
      + "\"holidays\":[\"2026-12-25\"],\"exceptions\":{\"2026-12-24\":[\"09:00-12:00\"]}}";

  @Test
  void areWrittenAsTheyAreRead() {
    OpeningHours hours = JsonDocuments.read(DOCUMENT, OpeningHours.class).orElseThrow();

    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(hours.week().get(DayOfWeek.MONDAY)).containsExactly(Shift.of("09:00-12:00"), Shift.of("13:00-00:00"));
    assertThat(JsonDocuments.write(hours)).isEqualTo(DOCUMENT);
  }

  @Test
  void areEqualHoweverTheyAreBuilt() {
    OpeningHours built = OpeningHours.in(ZoneId.of("Europe/Berlin"))
        .on("22:00-06:00", DayOfWeek.FRIDAY).on("09:00-12:00", DayOfWeek.MONDAY).on("13:00-24:00", DayOfWeek.MONDAY)
        .exception(LocalDate.of(2026, 12, 24), "09:00-12:00").holiday(LocalDate.of(2026, 12, 25)).build();

    assertThat(JsonDocuments.read(DOCUMENT, OpeningHours.class).orElseThrow()).isEqualTo(built);
    assertThat(BusinessCalendar.of(built)).isEqualTo(
        BusinessCalendar.of(JsonDocuments.read(DOCUMENT, OpeningHours.class).orElseThrow()));
  }

  @Test
  void nameWhatIsWrongWithADocument() {
    Validated<OpeningHours> read = JsonDocuments.read(
        "{\"version\":1,\"zone\":\"Europe/Berlin\",\"week\":{\"monday\":[\"9-17\",\"09:00-09:00\"]}}",
        OpeningHours.class);

    assertThat(((Invalid<OpeningHours>) read).violations().all()).containsExactly(
        new Violation("/week/monday/0", "worktime.shift",
            "expected two times of a day such as 09:00-17:30 or 22:00-24:00"),
        new Violation("/week/monday/1", "worktime.shift", "a shift must not end at the time at which it begins"));
  }

  @Test
  void refuseShiftsThatOverlap() {
    assertThatIllegalArgumentException().isThrownBy(() ->
            OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-12:00", "11:00-13:00").build())
        .withMessage("11:00-13:00 on MONDAY must begin after 09:00-12:00 has ended");
    assertThatIllegalArgumentException().isThrownBy(() ->
        OpeningHours.in(ZoneOffset.UTC).weekdays("20:00-06:00", "22:00-24:00").build());
  }

  @Test
  void refuseAHolidayWithHours() {
    LocalDate day = LocalDate.of(2026, 12, 24);

    assertThatIllegalArgumentException().isThrownBy(() ->
            OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-12:00").holiday(day).exception(day, "09:00-10:00").build())
        .withMessage("2026-12-24 is a holiday and has hours of its own: take one of them out");
  }

  @Test
  void refuseToBeNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.in(ZoneOffset.UTC).build())
        .withMessage("a calendar needs a shift on some day");
  }

  @Test
  void takeMidnightForTheEndOfADay() {
    assertThat(List.of(Shift.of("00:00-24:00"), Shift.of("22:00-00:00"))).asString()
        .isEqualTo("[00:00-24:00, 22:00-24:00]");
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Shift.of("24:00-06:00"));
  }
}
