package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** I20: while a step waits for an answer its clock stands still, to the nanosecond, and goes on in the time left. */
class PausePropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ApprovalId ID = new ApprovalId("A-1");
  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("bob");
  private static final Instant START = Instant.parse("2026-03-26T09:00:00Z");
  private static final Duration LADDER = Duration.ofHours(20);
  private static final OpeningHours OFFICE =
      OpeningHours.in(ZoneId.of("Europe/Berlin")).weekdays("09:00-17:00").build();
  private static final long WEEK = Duration.ofDays(7).toNanos();

  @Property
  void keepsTheWorkingTimeThatIsLeft(
      @ForAll @LongRange(max = 500_000_000_000_000L) long asksAfter, @ForAll @LongRange(max = 604_800_000_000_000L) long takes) {
    BusinessCalendar office = BusinessCalendar.of(OFFICE);
    Instant asked = START.plusNanos(asksAfter);
    Instant answered = asked.plusNanos(takes % WEEK);
    Instant due = office.plus(START, LADDER).orElseThrow();
    if (asked.isAfter(due)) {
      return;
    }
    Instant later = dueAfter(asked, answered);

    assertThat(office.between(START, asked).plus(office.between(answered, later))).isEqualTo(LADDER);
    Statistics.label("put off").collect(later.isAfter(due));
    Statistics.label("put off").coverage(seen -> {
      seen.check(true).percentage(share -> share > 20);
      seen.check(false).count(n -> n > 0);
    });
  }

  private static Instant dueAfter(Instant asked, Instant answered) {
    HandClock clock = new HandClock(START);
    InMemoryApprovals storage = new InMemoryApprovals();
    Definitions definitions = new Definitions(storage.definitions(), clock);
    Approvals approvals = Approvals.builder(storage.approvals(), definitions).clock(clock)
        .calendars(new InMemoryBusinessCalendars().calendar(ACME, "office", OFFICE)).build();
    definitions.publish(ACME, ALICE, """
        {"name": "Discount", "entity_type": "deal", "steps": [{"name": "Manager", "approvers": ["bob"]}],
         "escalation": {"working_time": {"calendar": "office"}, "levels": [{"after": "PT20H", "to": ["vp"]}]}}""")
        .orElseThrow();
    approvals.submit(ACME, ID, ALICE, new Subject("deal", "D-1", Value.Fields.NONE)).orElseThrow();
    clock.set(asked);
    approvals.handle(ACME, ID, RequestInfo.ofRequester(BOB, "why?")).orElseThrow();
    assertThat(storage.approvals().due(ACME, Instant.MAX, 1)).isEmpty();
    clock.set(answered);
    approvals.handle(ACME, ID, new ProvideInfo(ALICE, "because")).orElseThrow();
    Pending pending = (Pending) approvals.find(ACME, ID).orElseThrow().value();
    return Objects.requireNonNull(pending.openStep().dueAt());
  }
}
