package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.approvals.BusinessCalendarsContract;
import java.util.Set;
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

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
