package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.core.HandClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** I17, I21: what becomes of ladders, of their calendars, and of stand-ins, when a request passes to another definition. */
class MigratedLaddersTest {

  private static final String STOPPING = """
      "steps": [{"name": "one", "approvers": ["bob", "carol"%s]}],
      "escalation": {"levels": [{"after": "PT4H", "to": ["dave"]}], "stop_when": "%s",
                     "finally": {"after": "PT4H", "action": "reject"}}""";
  private static final String STOPS = STOPPING.formatted("", "first_vote");

  @Nested
  class ALadderThatAVoteHasStopped {

    private final MigratingDesk play = new MigratingDesk(STOPS);

    @Test
    void staysStopped() {
      play.approve(BOB).take(play.strictly(STOPPING.formatted(", \"erin\"", "first_vote")));

      assertThat(play.desk.openStep().dueAt()).isNull();
    }

    @Test
    void staysStoppedAfterAQuestion() {
      play.take(RequestInfo.ofRequester(CAROL, "why?")).approve(BOB)
          .take(play.strictly(STOPPING.formatted(", \"erin\"", "first_vote")));

      assertThat(((Pending) play.desk.state(ID)).dueAt()).isEmpty();
    }

    @Test
    void beginsAnewWhereNoVoteStopsIt() {
      play.approve(BOB).take(play.strictly(STOPPING.formatted("", "never")));

      assertThat(play.desk.openStep().dueAt()).isEqualTo(play.desk.now().plus(Duration.ofHours(4)));
    }

    @Test
    void beginsAnewWithoutTheVote() {
      play.approve(BOB).take(play.to(STOPS.replace("\"bob\"", "\"erin\""), Map.of(), Votes.DROP, Missed.REFUSE));

      assertThat(play.desk.openStep().dueAt()).isEqualTo(play.desk.now().plus(Duration.ofHours(4)));
    }
  }

  @Test
  void thatNoVoteHasStoppedBeginsAnew() {
    MigratingDesk play = new MigratingDesk(STOPS);
    play.take(play.strictly(STOPPING.formatted(", \"erin\"", "first_vote")));

    assertThat(play.desk.openStep().dueAt()).isEqualTo(play.desk.now().plus(Duration.ofHours(4)));
  }

  /** Bob works for an hour a week; from the first rung on he is not asked any more, and the others never close. */
  @Test
  void countsByTheCalendarsOfThoseWhoAreAskedStill() {
    TenantId acme = new TenantId("acme");
    HandClock clock = new HandClock(Instant.parse("2026-03-02T00:00:00Z"));
    InMemoryApprovals storage = new InMemoryApprovals();
    Definitions definitions = new Definitions(storage.definitions(), clock);
    InMemoryBusinessCalendars calendars = new InMemoryBusinessCalendars().person(acme, BOB, "rarely").calendar(
        acme, "rarely", OpeningHours.in(ZoneOffset.UTC).on("00:00-01:00", DayOfWeek.MONDAY).build());
    Approvals approvals =
        Approvals.builder(storage.approvals(), definitions).clock(clock).calendars(calendars).build();
    String document = """
        {"name": "n", "entity_type": "deal", "administrators": ["ada"],
         "steps": [{"name": "one", "approvers": ["bob"]}],
         "escalation": {"working_time": {"of": "approvers"}, "reminders": {"first": "PT2H", "at_most": 5},
           "levels": [{"after": "PT1H", "to": ["dave"], "rights": "lose"}, {"after": "PT%dH", "to": ["erin"]}]}}""";
    definitions.publish(acme, ADA, document.formatted(3)).orElseThrow();
    ApprovalId id = new ApprovalId("A-1");
    approvals.submit(acme, id, ALICE, new Subject("deal", "D-1", Value.Fields.NONE)).orElseThrow();
    clock.move(Duration.ofHours(2));
    DefinitionRef next = definitions.publish(acme, ADA, document.formatted(4)).orElseThrow().ref();
    approvals.migrate(acme, id, Migrate.strictly(ADA, next, "new rules")).orElseThrow();

    OpenStep step = ((Pending) approvals.find(acme, id).orElseThrow().value()).openStep();
    assertThat(step.asked()).containsExactly(DAVE);
    assertThat(step.dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
    assertThat(step.reminding().dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
  }

  /** Nobody but Alice, who submitted, is named. */
  @Test
  void takesStandInsAlongWhereNobodyElseMayDecide() {
    String steps = "\"steps\": [{\"name\": \"one\", \"approvers\": [\"alice\"], \"on_empty\": \"administrators\"}]";
    MigratingDesk play = new MigratingDesk(steps);
    play.take(play.strictly(steps + ", \"expires_after\": \"P30D\""));

    assertThat(play.asked()).containsExactly(ADA);
    assertThat(play.approve(ADA).desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Nested
  class ABranchThatWasNeedless {

    private static final String FORKED = """
        "steps": [{"name": "A", "approvers": ["bob"]}, {"name": "B", "approvers": ["carol"]},
                  {"name": "C", "approvers": ["dave"]}, {"name": "D", "approvers": ["erin"]}],
        "forks": [{"name": "F", "join": "any", "branches": {"left": ["A", "B"], "right": ["C"]}}]""";
    private static final String LATER = ", \"expires_after\": \"P30D\"";

    private final MigratingDesk play = new MigratingDesk(FORKED);

    @Test
    void missesNoneOfTheStepsThatItNeverCameTo() {
      play.approve(DAVE).take(play.strictly(FORKED + LATER));

      assertThat(play.asked()).containsExactly(ERIN);
    }

    @Test
    void holdsUpNoOtherBranchOnceItIsRejected() {
      play.take(Vote.reject(BOB, "no"));
      play.take(play.strictly(FORKED + LATER));

      assertThat(play.asked()).containsExactly(DAVE);
    }
  }
}
