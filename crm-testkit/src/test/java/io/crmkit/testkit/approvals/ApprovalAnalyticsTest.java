package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.StepFigures;
import io.crmkit.approvals.analytics.WhatIf;
import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Three requests of a Monday, with figures worked out by hand.
 *
 * <table>
 *   <caption>Hours after 08:00</caption>
 *   <tr><th></th><th>Manager (Bob)</th><th>Board (Carol, Dave; both)</th><th>ended</th></tr>
 *   <tr><td>A-1</td><td>Bob approves at 2</td><td>Carol at 4, Dave at 10</td><td>approved at 10</td></tr>
 *   <tr><td>A-2</td><td>Bob approves at 4</td><td>Carol rejects at 5</td><td>rejected at 5</td></tr>
 *   <tr><td>A-3</td><td>Vera joins at 24 and approves at 30</td><td>recalled at 36</td><td>recalled at 36</td></tr>
 * </table>
 */
class ApprovalAnalyticsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("bob");
  private static final Actor CAROL = new Actor("carol");
  private static final Actor DAVE = new Actor("dave");
  private static final Actor VERA = new Actor("vera");
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private static final String DEFINITION = """
      {"name": "Discount", "entity_type": "deal",
       "steps": [{"name": "Manager", "approvers": ["bob"],
                  "escalation": {"levels": [{"after": "PT24H", "to": ["vera"]}]}},
                 {"name": "Board", "approvers": ["carol", "dave"], "require": "all of approvers"}]}""";

  private final HandClock clock = new HandClock(START);
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).build();
  private final List<List<ApprovalEvent>> histories = new ArrayList<>();

  @BeforeEach
  void playTheMonday() {
    definitions.publish(ACME, ALICE, DEFINITION).orElseThrow();
    play("A-1", Map.of(2, Vote.approve(BOB), 4, Vote.approve(CAROL), 10, Vote.approve(DAVE)));
    play("A-2", Map.of(4, Vote.approve(BOB), 5, Vote.reject(CAROL, "too much")));
    play("A-3", Map.of(30, Vote.approve(VERA), 36, new Recall(ALICE, "")));
  }

  private void play(String name, Map<Integer, ApprovalCommand> commands) {
    ApprovalId id = new ApprovalId(name);
    clock.set(START);
    approvals.submit(ACME, id, ALICE, new Subject("deal", name, Value.Fields.NONE)).orElseThrow();
    for (int hour = 1; hour <= 40; hour++) {
      clock.set(START.plus(Duration.ofHours(hour)));
      approvals.tick(ACME);
      if (commands.containsKey(hour)) {
        approvals.handle(ACME, id, commands.get(hour)).orElseThrow();
      }
    }
    histories.add(approvals.history(ACME, id));
  }

  private ApprovalFigures figures(ApprovalAnalytics analytics) {
    histories.forEach(analytics::add);
    return analytics.result();
  }

  @Nested
  class ByTheClock {

    private final ApprovalAnalytics analytics = ApprovalAnalytics.empty();

    @Test
    void tellHowLongRequestsTakeAndHowTheyEnd() {
      ApprovalFigures figures = figures(analytics);

      assertThat(figures.requests()).isEqualTo(3);
      assertThat(figures.outcomes())
          .isEqualTo(Map.of(Outcome.APPROVED, 1L, Outcome.REJECTED, 1L, Outcome.RECALLED, 1L));
      assertThat(figures.rate(Outcome.APPROVED)).isCloseTo(1 / 3.0, within(1e-12));
      assertThat(figures.cycleTime().mean()).isEqualTo(Duration.ofHours(17));
      assertThat(figures.cycleTime().least()).isEqualTo(Duration.ofHours(5));
      assertThat(figures.cycleTime().median()).isEqualTo(Duration.ofHours(10));
      assertThat(figures.cycleTime().most()).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void tellWaitingAndWorkInEachStep() {
      StepFigures manager = figures(analytics).step("Discount", "Manager").orElseThrow();
      StepFigures board = analytics.result().step("Discount", "Board").orElseThrow();

      assertThat(manager.opened()).isEqualTo(3);
      assertThat(manager.total().mean()).isEqualTo(Duration.ofHours(12));
      assertThat(manager.working().mean()).isZero();
      assertThat(manager.grounds()).isEqualTo(Map.of(Ground.VOTES, 2L, Ground.ESCALATION, 1L));
      assertThat(manager.escalationRate()).isCloseTo(1 / 3.0, within(1e-12));
      // A-1 waits for two hours and works for six, A-2 waits for one, A-3 for six and nobody ever acts
      assertThat(board.waiting().mean()).isEqualTo(Duration.ofHours(3));
      assertThat(board.working().mean()).isEqualTo(Duration.ofHours(2));
      assertThat(board.again()).isZero();
    }

    @Test
    void tellForWhomRequestsWait() {
      ApprovalFigures figures = figures(analytics);
      ApproverFigures bob = figures.approver(BOB).orElseThrow();

      assertThat(bob.asked()).isEqualTo(3);
      assertThat(bob.answered()).isEqualTo(2);
      assertThat(bob.response().mean()).isEqualTo(Duration.ofHours(3));
      assertThat(bob.open()).isEqualTo(Duration.ofHours(36));
      assertThat(bob.critical()).isEqualTo(Duration.ofHours(6));
      assertThat(figures.approver(VERA).orElseThrow().critical()).isEqualTo(Duration.ofHours(30));
      // Dave ended the board of A-1 (8 h) and shares the one of A-3 with Carol, who ended the one of A-2 (1 h)
      assertThat(figures.approver(DAVE).orElseThrow().critical()).isEqualTo(Duration.ofHours(11));
      assertThat(figures.approver(CAROL).orElseThrow().critical()).isEqualTo(Duration.ofHours(4));
      assertThat(figures.bottlenecks()).containsExactly(VERA, DAVE, BOB, CAROL);
      assertThat(figures.approver(VERA).orElseThrow().shareOfCycleTime()).isCloseTo(30 / 51.0, within(1e-12));
    }
  }

  @Test
  void countWorkingTimeOnACalendar() {
    BusinessCalendar office = BusinessCalendar.of(
        OpeningHours.in(ZoneOffset.UTC).weekdays("08:00-16:00").build());

    // 8 hours of A-1's ten, all 5 of A-2, and 8 + 8 of A-3's 36, which ends at 20:00 on Tuesday
    assertThat(figures(ApprovalAnalytics.in(office)).cycleTime().mean()).isEqualTo(Duration.ofMinutes(580));
  }

  @Test
  void areTheSameInParts() {
    ApprovalAnalytics one = ApprovalAnalytics.empty().add(histories.get(2));
    ApprovalAnalytics other = ApprovalAnalytics.empty().add(histories.get(1)).add(histories.get(0));

    assertThat(one.merge(other).result()).isEqualTo(figures(ApprovalAnalytics.empty()));
    assertThatIllegalArgumentException().isThrownBy(
        () -> one.merge(ApprovalAnalytics.in(BusinessCalendar.alwaysOpen(ZoneOffset.UTC))));
  }

  @Test
  void takeInWhatIsPending() {
    ApprovalFigures figures = ApprovalAnalytics.empty().add(histories.get(0).subList(0, 2)).result();

    assertThat(figures.requests()).isEqualTo(1);
    assertThat(figures.outcomes()).isEmpty();
    assertThat(figures.approver(BOB).orElseThrow().asked()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> ApprovalAnalytics.empty().add(List.of()));
  }

  @Nested
  class WhatIfThingsWereOtherwise {

    private final Definition definition = DefinitionJson.read(DEFINITION).orElseThrow();

    private WhatIf by(Definition other) {
      return new WhatIf(other, new DefinitionRef("Discount", 2, "d2"),
          ref -> List.of(((ApproverRef.User) ref).actor()));
    }

    private ApprovalFigures replayed(WhatIf question) {
      ApprovalAnalytics analytics = ApprovalAnalytics.empty();
      histories.forEach(history -> analytics.add(question.replay(history)));
      return analytics.result();
    }

    @Test
    void theSameDefinitionGivesTheSameCourse() {
      for (List<ApprovalEvent> history : histories.subList(0, 2)) {
        assertThat(by(definition).replay(history)).extracting(ApprovalEvent::at)
            .isEqualTo(history.stream().map(ApprovalEvent::at).toList());
      }
    }

    @Test
    void anyOfTheBoardEndsItWithTheFirstVote() {
      Definition any = DefinitionJson.read(DEFINITION.replace("all of approvers", "any of approvers")).orElseThrow();

      // A-1 ends with Carol's vote at 4; in A-2 Dave's vote is still needed after her rejection, and never comes
      assertThat(replayed(by(any)).outcomes()).isEqualTo(Map.of(Outcome.APPROVED, 1L));
      assertThat(replayed(by(any)).cycleTime().mean()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void somebodyWhoAnswersFasterShortensWhatWaitsForThem() {
      ApprovalFigures figures = replayed(by(definition).answering(DAVE, time -> time.dividedBy(2)));

      // Dave answered eight hours after the board opened at 2; now at 6
      assertThat(figures.step("Discount", "Board").orElseThrow().total().most()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void anEarlierRungIsClimbedEarlier() {
      Definition earlier = DefinitionJson.read(DEFINITION.replace("PT24H", "PT3H")).orElseThrow();

      // Vera answered six hours after she was asked: now at 9 instead of 30
      StepFigures manager = replayed(by(earlier)).step("Discount", "Manager").orElseThrow();
      assertThat(manager.total().most()).isEqualTo(Duration.ofHours(9));
      assertThat(manager.escalationRate()).isCloseTo(2 / 3.0, within(1e-12));
    }
  }
}
