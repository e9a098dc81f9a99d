package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** March 2026 in Berlin, played within milliseconds: its clock goes forward on the 29th. */
class AMonthOfEscalationsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ALICE = new Actor("alice");
  private static final Actor VP = new Actor("vp");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE);

  private static final String DEFINITION = """
      {"name": "Discount", "entity_type": "deal",
       "steps": [{"name": "Manager", "approvers": ["manager"]}],
       "escalation": {
         "working_time": {"of": "approvers"},
         "reminders": {"first": "PT4H", "every": "PT8H", "at_most": 3},
         "levels": [{"after": "PT8H", "to": ["vp"]}, {"after": "PT40H", "to": ["ceo"], "rights": "lose"}],
         "finally": {"after": "PT40H", "action": "reject"}}}""";

  private final HandClock clock = new HandClock(berlin("2026-03-02T09:00"));
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions)
      .clock(clock)
      .calendars(new InMemoryBusinessCalendars()
          .calendar(ACME, "office", OpeningHours.in(BERLIN).weekdays("09:00-17:00")
              .holiday(LocalDate.of(2026, 3, 9)).build())
          .person(ACME, new Actor("manager"), "office").person(ACME, VP, "office")
          .person(ACME, new Actor("ceo"), "office"))
      .build();

  @BeforeEach
  void publish() {
    definitions.publish(ACME, ALICE, DEFINITION).orElseThrow();
  }

  @Test
  void climbsTheLadderInWorkingTimeAndEndsWithTheMonth() {
    List<ApprovalEvent> events = playMarch(Duration.ofHours(1));

    assertThat(events).filteredOn(StepEscalated.class::isInstance).extracting(ApprovalEvent::at)
        .containsExactly(berlin("2026-03-02T17:00"), berlin("2026-03-10T17:00"));
    assertThat(events).filteredOn(StepRejected.class::isInstance).extracting(ApprovalEvent::at)
        .containsExactly(berlin("2026-03-17T17:00"));
  }

  @Test
  void remindsThreeTimesEachADayOfWorkAfterTheOther() {
    assertThat(playMarch(Duration.ofHours(1))).filteredOn(Reminded.class::isInstance).extracting(ApprovalEvent::at)
        .containsExactly(berlin("2026-03-02T13:00"), berlin("2026-03-03T13:00"), berlin("2026-03-04T13:00"));
  }

  @Test
  void climbsTheSameRungsIfNobodyLookedForDaysAndSendsFewerReminders() {
    List<ApprovalEvent> late = playMarch(Duration.ofDays(5));

    assertThat(late).filteredOn(StepEscalated.class::isInstance).extracting(event -> ((StepEscalated) event).dueAt())
        .containsExactly(berlin("2026-03-10T17:00"), berlin("2026-03-17T17:00"));
    assertThat(late).filteredOn(Reminded.class::isInstance).hasSize(3);
    assertThat(late).filteredOn(StepRejected.class::isInstance).extracting(ApprovalEvent::at)
        .containsExactly(berlin("2026-03-22T09:00"));
  }

  @Test
  void playsAThousandRequestsOverTheMonth() {
    for (int i = 0; i < 1_000; i++) {
      approvals.submit(ACME, new ApprovalId("A-" + i), ALICE, DEAL).orElseThrow();
    }
    int events = 0;
    for (LocalDate day = LocalDate.of(2026, 3, 2); day.getMonthValue() == 3; day = day.plusDays(1)) {
      clock.set(day.atTime(17, 0).atZone(BERLIN).toInstant());
      events += approvals.tick(ACME).events();
    }

    // three reminders, two rungs, and the end of the ladder with the step and the request
    assertThat(events).isEqualTo(1_000 * (3 + 2 + 3));
    assertThat(storage.approvals().due(ACME, Instant.parse("2036-01-01T00:00:00Z"), 10)).isEmpty();
  }

  @Test
  void stopsEverythingWithTheVote() {
    ApprovalId id = new ApprovalId("A-1");
    approvals.submit(ACME, id, ALICE, DEAL).orElseThrow();
    clock.set(berlin("2026-03-03T10:00"));
    approvals.tick(ACME);
    approvals.handle(ACME, id, Vote.approve(VP)).orElseThrow();
    clock.set(berlin("2026-04-30T00:00"));

    assertThat(approvals.tick(ACME).events()).isZero();
    assertThat(approvals.history(ACME, id)).filteredOn(StepOpened.class::isInstance)
        .extracting(event -> ((StepOpened) event).dueAt()).containsExactly(berlin("2026-03-02T17:00"));
  }

  private List<ApprovalEvent> playMarch(Duration look) {
    ApprovalId id = new ApprovalId("A-1");
    List<ApprovalEvent> events = new ArrayList<>(approvals.submit(ACME, id, ALICE, DEAL).orElseThrow());
    while (clock.instant().isBefore(berlin("2026-04-01T00:00"))) {
      clock.set(clock.instant().plus(look));
      approvals.tick(ACME);
    }
    List<ApprovalEvent> history = approvals.history(ACME, id);
    assertThat(history).startsWith(events.toArray(new ApprovalEvent[0]));
    return history;
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
