package io.crmkit.testkit.event;

import io.crmkit.testkit.event.OutboxPlay.Tally;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class OutboxPropertiesTest {

  @Property
  void losesNothingKeepsTheOrderAndStopsAfterTheLastTry(@ForAll("schedules") OutboxSchedule schedule) {
    Tally tally = OutboxPlay.play(new InMemoryOutboxFixture(), schedule);

    collect("arrives", tally.arrived());
    collect("dies", tally.dead());
    collect("is lost to another worker", tally.lost());
    collect("is delivered again", tally.repeated());
  }

  @Provide
  Arbitrary<OutboxSchedule> schedules() {
    return OutboxSchedule.schedules();
  }

  private static void collect(String what, int times) {
    Statistics.label(what).collect(times > 0)
        .coverage(checker -> checker.check(true).percentage(share -> share > 3));
  }
}
