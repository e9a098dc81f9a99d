package io.crmkit.jdbc.event;

import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.event.OutboxPlay;
import io.crmkit.testkit.event.OutboxSchedule;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The property of the outbox in memory, again on databases, where each try costs a schema. */
class JdbcOutboxPropertiesTest {

  @Property(tries = 100)
  void losesNothingAndKeepsTheOrderOnH2(@ForAll("schedules") OutboxSchedule schedule) {
    play(TestDatabases.H2_MEMORY, schedule);
  }

  @Property(tries = 25)
  void losesNothingAndKeepsTheOrderOnPostgreSql(@ForAll("schedules") OutboxSchedule schedule) {
    play(TestDatabases.POSTGRESQL, schedule);
  }

  @Provide
  Arbitrary<OutboxSchedule> schedules() {
    return OutboxSchedule.schedules();
  }

  private static void play(TestDatabases databases, OutboxSchedule schedule) {
    try (JdbcOutboxFixture fixture = new JdbcOutboxFixture(databases)) {
      OutboxPlay.play(fixture, schedule);
    }
  }
}
