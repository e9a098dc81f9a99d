package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.worktime.BusinessCalendar;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryBusinessCalendarsTest extends BusinessCalendarsContract {

  private final InMemoryBusinessCalendars calendars = new InMemoryBusinessCalendars();

  @Override
  protected BusinessCalendars calendarsOfTheCast() {
    return calendars.calendar(ACME, "berlin", BERLIN).calendar(ACME, "kolkata", KOLKATA)
        .calendar(GLOBEX, "berlin", KOLKATA)
        .person(ACME, ALICE, "berlin").person(ACME, BOB, "kolkata").person(ACME, CAROL, "unheard of");
  }

  @Test
  void showsAChangeAtOnce() {
    calendars.calendar(ACME, "berlin", KOLKATA).person(ACME, DAVE, "berlin");

    assertThat(calendars.of(ACME, Set.of(DAVE))).containsValue(BusinessCalendar.of(KOLKATA));
  }
}
