package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.approvals.BusinessCalendarsContract;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcBusinessCalendarsTest {

  @Nested
  class OnH2InMemory extends Calendars {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Calendars {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Calendars {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Calendars extends BusinessCalendarsContract {

    private final TestDatabase database;
    private final JdbcBusinessCalendars calendars;

    Calendars(TestDatabases databases) {
      database = databases.migrated();
      calendars = new JdbcBusinessCalendars(database.dataSource());
    }

    @Override
    protected BusinessCalendars calendarsOfTheCast() {
      calendars.keep(ACME, "berlin", BERLIN);
      calendars.keep(ACME, "kolkata", KOLKATA);
      calendars.keep(GLOBEX, "berlin", KOLKATA);
      calendars.assign(ACME, ALICE, "berlin");
      calendars.assign(ACME, BOB, "kolkata");
      calendars.assign(ACME, CAROL, "unheard of");
      return calendars;
    }

    @Test
    void showsAChangeAtOnce() {
      calendars.keep(ACME, "berlin", KOLKATA);
      calendars.assign(ACME, BOB, "berlin");

      assertThat(calendars.of(ACME, Set.of(ALICE, BOB)).values()).containsOnly(BusinessCalendar.of(KOLKATA));
    }

    @Test
    void keepsOneOfSeveralThatAreKeptAtOnce() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (int round = 0; round < 25; round++) {
          String name = "at once " + round;
          Callable<Boolean> keep = () -> {
            calendars.keep(ACME, name, BERLIN);
            calendars.assign(ACME, new Actor(name), name);
            return true;
          };
          for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(4, keep))) {
            assertThat(each.get()).isTrue();
          }
        }
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void readsWhatIsKeptHoweverLongItIs() {
      OpeningHours.Builder hours = OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-17:00");
      LocalDate.of(1900, 1, 1).datesUntil(LocalDate.of(2250, 1, 1)).forEach(hours::holiday);
      OpeningHours closed = hours.build();

      calendars.keep(ACME, "closed", closed);

      assertThat(calendars.named(ACME, "closed")).map(BusinessCalendar::hours).contains(closed);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
