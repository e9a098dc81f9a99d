package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.CEO;
import static io.crmkit.approvals.model.Play.DEAL;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.REF;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plays begin on Wednesday 1 May 2024 at 12:00 UTC. */
class WorkingTimeTest {

  private static final Duration EIGHT_HOURS = Duration.ofHours(8);
  private static final Tick TICK = new Tick();

  private static final BusinessCalendar OFFICE = BusinessCalendar.of(OpeningHours.in(ZoneOffset.UTC)
      .weekdays("09:00-17:00").holiday(LocalDate.of(2024, 5, 2)).build());
  private static final BusinessCalendar KOLKATA = BusinessCalendar.of(OpeningHours.in(ZoneId.of("Asia/Kolkata"))
      .weekdays("10:00-18:00").build());
  private static final BusinessCalendar BY_NIGHT_TOO = BusinessCalendar.alwaysOpen(ZoneOffset.UTC);
  private static final BusinessCalendar CLOSED = BusinessCalendar.of(OpeningHours.in(ZoneOffset.UTC)
      .exception(LocalDate.of(2020, 1, 1), "09:00-17:00").build());

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static Escalation ladder(Reckoning reckoning, Rights rights) {
    return new Escalation(
        List.of(new Level(EIGHT_HOURS, List.of(user(VERA)), rights)),
        new Last(LastAction.REJECT, EIGHT_HOURS), StopRule.NEVER, CatchUp.AS_SCHEDULED, reckoning, null);
  }

  private static Play play(Escalation ladder) {
    Definition definition = building(step("Both", BOB, CAROL).escalation(ladder).build()).build();
    return Play.of(definition)
        .calendar("office", OFFICE).calendar(BOB, OFFICE).calendar(CAROL, KOLKATA).calendar(VERA, OFFICE);
  }

  private static Play submitted(Escalation ladder) {
    return play(ladder).after(new Submit(ALICE, REF, DEAL));
  }

  /** By the calendar of whoever has claimed it, and of nobody else. */
  @Test
  void countsForAClaimAsForItsLadder() {
    Step queue = step("Queue", BOB, CAROL).order(Order.QUEUE).escalation(ladder(Reckoning.APPROVERS, Rights.KEEP))
        .duties(new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null, EIGHT_HOURS)).build();
    Play play = Play.of(building(queue).build()).calendar(BOB, OFFICE).calendar(CAROL, KOLKATA)
        .after(new Submit(ALICE, REF, DEAL));

    play.when(new Claim(BOB, null))
        .thenEmits(new QueueClaimed(0, BOB, BOB, List.of(), at("2024-05-03T12:00:00Z"), NOON));
    play.when(new Claim(CAROL, null))
        .thenEmits(new QueueClaimed(0, CAROL, CAROL, List.of(), at("2024-05-02T12:00:00Z"), NOON));
  }

  @Nested
  class ByACalendarOfTheTenant {

    private final Escalation ladder = ladder(Reckoning.calendar("office"), Rights.KEEP);

    @Test
    void isDueWhenSoMuchWorkingTimeHasPassed() {
      assertThat(submitted(ladder).step().dueAt()).isEqualTo(at("2024-05-03T12:00:00Z"));
    }

    @Test
    void goesOnFromWhenTheLevelWasDueHoweverLateSomebodyLooks() {
      Play punctual = submitted(ladder).at(at("2024-05-03T12:00:00Z")).after(TICK);
      Play late = submitted(ladder).at(at("2024-05-05T10:00:00Z")).after(TICK);

      assertThat(punctual.step().dueAt()).isEqualTo(at("2024-05-06T12:00:00Z"));
      assertThat(late.step().dueAt()).isEqualTo(at("2024-05-06T12:00:00Z"));
    }

    /** Such a calendar counts as one that never closes, and so is the time that was left. */
    @Test
    void hasTheTimeThatWasLeftAfterAnAnswerThoughTheCalendarNeverOpensAgain() {
      Play play = play(ladder).calendar("office", CLOSED).after(new Submit(ALICE, REF, DEAL));
      assertThat(play.step().dueAt()).isEqualTo(NOON.plus(EIGHT_HOURS));

      Play answered = play.at(NOON.plusSeconds(3_600)).after(RequestInfo.ofRequester(BOB, "why?"))
          .at(NOON.plusSeconds(7_200)).after(new ProvideInfo(ALICE, "because"));

      assertThat(answered.step().dueAt()).isEqualTo(NOON.plus(EIGHT_HOURS).plusSeconds(3_600));
    }

    @Test
    void comesToItsEndAfterWeeksInOneLook() {
      assertThat(submitted(ladder).at(at("2024-05-31T00:00:00Z")).after(TICK).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void countsTheVoteAtTheVeryInstantOfTheDeadline() {
      assertThat(submitted(ladder).at(at("2024-05-03T12:00:00Z")).after(Vote.approve(BOB)).outcome())
          .isEqualTo(Outcome.APPROVED);
    }

    @Test
    void neverRunsBackwardsIfTheClockIsSetBack() {
      Play play = submitted(ladder).at(at("2024-05-03T12:00:00Z")).after(TICK).at(NOON.minusSeconds(86_400));

      play.when(TICK).thenEmits();
    }

    @Test
    void countsAsTimePassesIfThereIsNoSuchCalendar() {
      assertThat(submitted(ladder(Reckoning.calendar("unheard of"), Rights.KEEP)).step().dueAt())
          .isEqualTo(NOON.plus(EIGHT_HOURS));
    }

    @Test
    void countsAsTimePassesOnACalendarThatClosesForGood() {
      Play play = play(ladder).calendar("office", CLOSED).after(new Submit(ALICE, REF, DEAL));

      assertThat(play.step().dueAt()).isEqualTo(NOON.plus(EIGHT_HOURS));
    }

    @Test
    void expiresByTheCalendarOfTheDefinitionsOwnLadder() {
      Definition definition = building(step("One", BOB).build()).escalation(ladder)
          .expiresAfter(Duration.ofHours(20)).build();
      Play play = Play.of(definition).calendar("office", OFFICE).after(new Submit(ALICE, REF, DEAL));

      assertThat(((Pending) play.state()).origin().expiresAt()).isEqualTo(at("2024-05-06T16:00:00Z"));
    }
  }

  @Nested
  class ByTheCalendarsOfThoseWhoAreAsked {

    @Test
    void waitsForTheLastOfThem() {
      // in Kolkata half an hour of Wednesday is left, and Thursday is no holiday there
      assertThat(submitted(ladder(Reckoning.APPROVERS, Rights.KEEP)).step().dueAt())
          .isEqualTo(at("2024-05-03T12:00:00Z"));
      assertThat(KOLKATA.plus(NOON, EIGHT_HOURS)).contains(at("2024-05-02T12:00:00Z"));
    }

    @Test
    void countsThoseWhoKeepTheirRights() {
      Play kept = submitted(ladder(Reckoning.APPROVERS, Rights.KEEP)).calendar(VERA, BY_NIGHT_TOO)
          .at(at("2024-05-03T12:00:00Z")).after(TICK);
      Play lost = submitted(ladder(Reckoning.APPROVERS, Rights.LOSE)).calendar(VERA, BY_NIGHT_TOO)
          .at(at("2024-05-03T12:00:00Z")).after(TICK);

      assertThat(kept.step().dueAt()).isEqualTo(at("2024-05-06T12:00:00Z"));
      assertThat(lost.step().dueAt()).isEqualTo(at("2024-05-03T20:00:00Z"));
    }

    @Test
    void takesSomebodyWithoutACalendarToWorkByDayAndNight() {
      Play play = Play.of(building(step("One", CEO).escalation(ladder(Reckoning.APPROVERS, Rights.KEEP)).build())
          .build()).after(new Submit(ALICE, REF, DEAL));

      assertThat(play.step().dueAt()).isEqualTo(NOON.plus(EIGHT_HOURS));
    }
  }
}
