package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.StepFigures;
import io.crmkit.approvals.analytics.WhatIf;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Figures of queues that are claimed, of steps that stand still, and of branches, worked out by hand in hours. */
class AnalyticsOfSharedWorkTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ApprovalId ID = new ApprovalId("A-1");
  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("bob");
  private static final Actor CAROL = new Actor("carol");
  private static final Actor DAVE = new Actor("dave");
  private static final Actor ERIN = new Actor("erin");
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final HandClock clock = new HandClock(START);
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).build();

  private ApprovalFigures played(String members, Map<Integer, ApprovalCommand> commands) {
    definitions.publish(ACME, ALICE, "{\"name\": \"n\", \"entity_type\": \"deal\", %s}".formatted(members)).orElseThrow();
    approvals.submit(ACME, ID, ALICE, new Subject("deal", "D-1", Value.Fields.NONE)).orElseThrow();
    for (int hour = 1; hour <= 20; hour++) {
      clock.set(START.plus(Duration.ofHours(hour)));
      approvals.tick(ACME);
      if (commands.containsKey(hour)) {
        approvals.handle(ACME, ID, commands.get(hour)).orElseThrow();
      }
    }
    return ApprovalAnalytics.empty().add(approvals.history(ACME, ID)).result();
  }

  private static Duration critical(ApprovalFigures figures, Actor person) {
    return figures.approver(person).map(ApproverFigures::critical).orElseThrow();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  /** Carol claims at 2 and loses it at 6; Bob claims at 8 and approves at 9. */
  @Test
  void aClaimIsWorkAndAsksNobodyElse() {
    ApprovalFigures figures = played("""
        "steps": [{"name": "Queue", "type": "queue", "approvers": ["bob", "carol", "dave"],
                   "require": "any of approvers", "claim_for": "PT4H"}]""",
        Map.of(2, new Claim(CAROL, null), 8, new Claim(BOB, null), 9, Vote.approve(BOB)));
    StepFigures queue = figures.step("n", "Queue").orElseThrow();

    assertThat(approvals.history(ACME, ID)).filteredOn(ClaimTimedOut.class::isInstance).hasSize(1);
    assertThat(queue.waiting().mean()).isEqualTo(hours(2));
    assertThat(queue.working().mean()).isEqualTo(hours(7));
    ApproverFigures bob = figures.approver(BOB).orElseThrow();
    assertThat(bob.asked()).isEqualTo(2);
    assertThat(bob.open()).isEqualTo(hours(2 + 3));
    assertThat(bob.response().mean()).isEqualTo(hours(3));
    assertThat(bob.critical()).isEqualTo(hours(9));
    ApproverFigures carol = figures.approver(CAROL).orElseThrow();
    assertThat(carol.asked()).isEqualTo(1);
    assertThat(carol.open()).isEqualTo(hours(8));
    assertThat(carol.answered()).isZero();
    assertThat(figures.approver(DAVE).orElseThrow().open()).isEqualTo(hours(2 + 2));
    assertThat(critical(figures, DAVE)).isZero();
  }

  /** Asked at 2 and answered at 12; the reminder after 4 hours comes at 14, and the vote at 15. */
  @Test
  void aStepThatStandsStillWaitsAllTheSame() {
    ApprovalFigures figures = played("""
        "steps": [{"name": "One", "approvers": ["bob"],
                   "escalation": {"reminders": {"first": "PT4H", "at_most": 5}, "levels": [{"after": "PT9H", "to": ["erin"]}]}}]""",
        Map.of(2, RequestInfo.ofRequester(BOB, "why?"), 12, new ProvideInfo(ALICE, "because"), 15, Vote.approve(BOB)));
    StepFigures one = figures.step("n", "One").orElseThrow();

    assertThat(approvals.history(ACME, ID)).filteredOn(Reminded.class::isInstance).hasSize(1);
    assertThat(one.waiting().mean()).isEqualTo(hours(15));
    assertThat(one.reminders()).isEqualTo(1);
    assertThat(one.escalationRate()).isZero();
    assertThat(figures.approver(BOB).orElseThrow().response().mean()).isEqualTo(hours(15));
    assertThat(critical(figures, BOB)).isEqualTo(hours(15));
  }

  /** Bob took five hours of his own, of which two were before his question; his rung is after nine. */
  @Test
  void inAnotherCourseNobodyIsSlowerForTheTimeThatAnAnswerTook() {
    played("""
        "steps": [{"name": "One", "approvers": ["bob"],
                   "escalation": {"levels": [{"after": "PT9H", "to": ["erin"], "rights": "lose"}],
                                  "finally": {"after": "PT9H", "action": "reject"}}}]""",
        Map.of(2, RequestInfo.ofRequester(BOB, "why?"), 12, new ProvideInfo(ALICE, "because"), 15, Vote.approve(BOB)));
    DefinitionRef pin = definitions.current(ACME, "deal").get(0);
    WhatIf same = new WhatIf(
        definitions.find(ACME, pin).orElseThrow(), pin, ref -> List.of(((ApproverRef.User) ref).actor()));

    ApprovalFigures figures =
        ApprovalAnalytics.empty().add(same.replay(approvals.history(ACME, ID))).result();
    assertThat(figures.outcomes()).isEqualTo(Map.of(Outcome.APPROVED, 1L));
    assertThat(figures.cycleTime().mean()).isEqualTo(hours(5));
  }

  @Nested
  class TheCriticalPath {

    private static final String FORKED = """
        "steps": [{"name": "Legal", "approvers": ["bob"]}, {"name": "Counsel", "approvers": ["carol"]},
                  {"name": "Finance", "approvers": ["dave"]}, {"name": "Signature", "approvers": ["erin"]}],
        "forks": [{"name": "Review", "join": "%s",
                   "branches": {"legal": ["Legal", "Counsel"], "finance": ["Finance"]}}]""";

    @Test
    void goesThroughTheBranchThatEndedLast() {
      ApprovalFigures figures = played(FORKED.formatted("all"), Map.of(
          3, Vote.approve(DAVE), 5, Vote.approve(BOB), 8, Vote.approve(CAROL), 10, Vote.approve(ERIN)));

      assertThat(critical(figures, BOB)).isEqualTo(hours(5));
      assertThat(critical(figures, CAROL)).isEqualTo(hours(3));
      assertThat(critical(figures, DAVE)).isZero();
      assertThat(critical(figures, ERIN)).isEqualTo(hours(2));
      assertThat(figures.cycleTime().mean()).isEqualTo(hours(5 + 3 + 2));
    }

    @Test
    void isThatOfTheOtherBranchIfThatEndedLast() {
      ApprovalFigures figures = played(FORKED.formatted("all"), Map.of(
          1, Vote.approve(BOB), 2, Vote.approve(CAROL), 9, Vote.approve(DAVE), 10, Vote.approve(ERIN)));

      assertThat(critical(figures, DAVE)).isEqualTo(hours(9));
      assertThat(critical(figures, BOB)).isZero();
      assertThat(critical(figures, CAROL)).isZero();
      assertThat(critical(figures, ERIN)).isEqualTo(hours(1));
    }

    /** The branch that is withdrawn at the same moment has held nothing up. */
    @Test
    void goesThroughTheBranchThatWasEnough() {
      ApprovalFigures figures = played(FORKED.formatted("any"), Map.of(3, Vote.approve(DAVE), 5, Vote.approve(ERIN)));

      assertThat(critical(figures, DAVE)).isEqualTo(hours(3));
      assertThat(critical(figures, BOB)).isZero();
      assertThat(critical(figures, ERIN)).isEqualTo(hours(2));
    }
  }
}
