package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DEAL;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.REF;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReminderTest {

  private static final Tick TICK = new Tick();
  private static final Reminders DAILY = new Reminders(Duration.ofHours(8), Duration.ofHours(24), 3);
  private static final Instant FIRST = NOON.plus(Duration.ofHours(8));

  private static Play submitted(Escalation ladder) {
    Definition definition = building(step("Both", BOB, CAROL).rule(new Formula.AtLeast(2, Slate.EVERYONE))
        .escalation(ladder).build()).build();
    return Play.of(definition).after(new Submit(ALICE, REF, DEAL));
  }

  private static Instant days(int days) {
    return FIRST.plus(Duration.ofDays(days));
  }

  @Nested
  class OfAStep {

    private final Play play = submitted(Escalation.NONE.reminding(DAILY));

    @Test
    void areSentWhenTheyAreDue() {
      assertThat(((Pending) play.state()).dueAt()).contains(FIRST);
      play.at(FIRST).when(TICK).thenEmits(new Reminded(0, List.of(BOB, CAROL), 1, days(1), FIRST));
    }

    @Test
    void areNotSentEarlier() {
      play.at(FIRST.minusNanos(1)).when(TICK).thenEmits();
    }

    @Test
    void areSentOnceHoweverOftenSomebodyLooks() {
      play.at(FIRST).after(TICK).when(TICK).thenEmits();
    }

    @Test
    void areSentOnceAfterWeeksAndTheNextOneADayLater() {
      play.at(days(20)).when(TICK).thenEmits(new Reminded(0, List.of(BOB, CAROL), 1, days(21), days(20)));
    }

    @Test
    void endWithTheLastOne() {
      play.at(FIRST).after(TICK).at(days(1)).after(TICK).at(days(2)).when(TICK)
          .thenEmits(new Reminded(0, List.of(BOB, CAROL), 3, null, days(2)));
      assertThat(((Pending) play.after(TICK).state()).dueAt()).isEmpty();
      play.at(days(30)).when(TICK).thenEmits();
    }

    /** A question in between makes none come once more, and none too many. */
    @Test
    void goOnCountingAfterAQuestion() {
      Play asked = play.at(FIRST).after(TICK).after(RequestInfo.ofRequester(BOB, "why?"));
      asked.at(days(5)).when(TICK).thenEmits();
      Play answered = asked.at(days(5)).after(new ProvideInfo(ALICE, "because"));

      answered.at(days(6)).when(TICK).thenEmits(new Reminded(0, List.of(BOB, CAROL), 2, days(7), days(6)));
      answered.at(days(6)).after(TICK).at(days(7)).when(TICK)
          .thenEmits(new Reminded(0, List.of(BOB, CAROL), 3, null, days(7)));
    }

    @Test
    void goToThoseWhoHaveNotAnswered() {
      play.after(Vote.approve(BOB)).at(FIRST).when(TICK)
          .thenEmits(new Reminded(0, List.of(CAROL), 1, days(1), FIRST));
    }

    @Test
    void stopWithTheStep() {
      play.after(Vote.approve(BOB)).after(Vote.approve(CAROL)).at(FIRST).when(TICK).thenEmits();
    }

    @Test
    void areNotSentByWhoeverVotes() {
      play.at(days(1)).when(Vote.approve(BOB)).thenEmits(new VoteCast(0, BOB, Choice.APPROVE, "", days(1)));
    }

    @Test
    void waitForTheLastEventIfTheClockIsSetBack() {
      play.at(FIRST).after(TICK).at(NOON).when(TICK).thenEmits();
    }
  }

  @Test
  void goToThoseWhoAreAskedAfterTheRungThatIsDueWithThem() {
    Escalation ladder = Escalation.of(new Level(Duration.ofHours(8), List.of(user(VERA)), Rights.LOSE))
        .reminding(DAILY);

    List<ApprovalEvent> events = submitted(ladder).at(days(1)).events(TICK);

    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isInstanceOf(StepEscalated.class);
    assertThat(events.get(1)).isEqualTo(new Reminded(0, List.of(VERA), 1, days(2), days(1)));
  }

  @Test
  void countWorkingTimeIfTheLadderDoes() {
    BusinessCalendar office = BusinessCalendar.of(OpeningHours.in(ZoneOffset.UTC).weekdays("09:00-17:00").build());
    Escalation ladder = Escalation.NONE.by(Reckoning.calendar("office")).reminding(DAILY);
    Definition definition = building(step("One", BOB).escalation(ladder).build()).build();
    Play play = Play.of(definition).calendar("office", office).after(new Submit(ALICE, REF, DEAL));
    Instant thursday = Instant.parse("2024-05-02T12:00:00Z");

    play.at(thursday).when(TICK)
        .thenEmits(new Reminded(0, List.of(BOB), 1, Instant.parse("2024-05-07T12:00:00Z"), thursday));
  }
}
