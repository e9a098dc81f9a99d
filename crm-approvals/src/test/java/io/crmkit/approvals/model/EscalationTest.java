package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.CEO;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.panel;
import static io.crmkit.approvals.model.Play.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Notice;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyVoted;
import io.crmkit.approvals.model.ApprovalRefusal.SeatClosed;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscalationTest {

  private static final Instant ONE_DAY = NOON.plus(DAY);
  private static final Instant TWO_DAYS = ONE_DAY.plus(DAY);
  private static final Tick TICK = new Tick();

  private static final Escalation TWO_LEVELS = Escalation.of(level(Rights.KEEP, VERA), level(Rights.KEEP, CEO));

  @Nested
  class ALevel {

    @Test
    void isReachedWhenItIsDue() {
      submitted(TWO_LEVELS).at(ONE_DAY).when(TICK).thenEmits(escalated(1, VERA, Rights.KEEP, TWO_DAYS, ONE_DAY));
    }

    @Test
    void isNotReachedEarlier() {
      submitted(TWO_LEVELS).at(ONE_DAY.minusNanos(1)).when(TICK).thenEmits();
    }

    @Test
    void isReachedOnce() {
      submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).when(TICK).thenEmits();
    }

    @Test
    void isFollowedByTheNext() {
      submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).at(TWO_DAYS).when(TICK)
          .thenEmits(escalated(2, CEO, Rights.KEEP, null, TWO_DAYS));
    }

    @Test
    void decidesByItsFirstAnswer() {
      submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).when(Vote.approve(VERA)).thenEmits(
          new VoteCast(0, VERA, Choice.APPROVE, "", ONE_DAY),
          new StepApproved(0, "Both", Ground.ESCALATION, ONE_DAY),
          new Approved(ONE_DAY));
    }

    @Test
    void leavesTheOthersTheirVotesIfTheyKeepTheirRights() {
      Play play = submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).after(Vote.approve(BOB)).after(Vote.approve(CAROL));

      assertThat(play.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void takesTheVotesOfTheOthersIfTheyLoseTheirRights() {
      Play play = submitted(Escalation.of(level(Rights.LOSE, VERA))).at(ONE_DAY).after(TICK);

      assertThat(play.step().asked()).containsExactly(VERA);
      play.when(Vote.approve(BOB)).thenRefuses(new SeatClosed(BOB, "Both"));
    }

    @Test
    void isPassedOverIfNobodyOnItMayVote() {
      submitted(TWO_LEVELS).without(VERA).at(ONE_DAY).when(TICK).thenEmits(
          new LevelPassedOver(0, 1, List.of(), ONE_DAY, ONE_DAY),
          escalated(2, CEO, Rights.KEEP, null, ONE_DAY));
    }

    @Test
    void tellsWhyNobodyOnItMayVote() {
      Play play = submitted(Escalation.of(level(Rights.KEEP, ALICE, BOB))).after(Vote.approve(BOB));

      play.at(ONE_DAY).when(TICK).thenEmits(new LevelPassedOver(
          0, 1,
          List.of(new Barred(ALICE, Barred.Reason.REQUESTER), new Barred(BOB, Barred.Reason.ALREADY_VOTED)),
          null, ONE_DAY));
    }

    @Test
    void tellsOfTheVoteOfARequesterWhoMayVote() {
      Definition definition = building(
          step("Both", ALICE, BOB).rule(Formula.all(Denominator.ALL, Slate.EVERYONE)).build())
          .requesterPolicy(RequesterPolicy.ALLOWED).escalation(Escalation.of(level(Rights.KEEP, ALICE))).build();

      Play.submitted(definition).after(Vote.approve(ALICE)).at(ONE_DAY).when(TICK).thenEmits(new LevelPassedOver(
          0, 1, List.of(new Barred(ALICE, Barred.Reason.ALREADY_VOTED)), null, ONE_DAY));
    }

    @Test
    void isThatOfTheStepIfItHasItsOwn() {
      Definition definition = building(
          step("Both", BOB).escalation(Escalation.of(level(Rights.KEEP, CEO))).build(), step("Second", DAVE).build())
          .escalation(TWO_LEVELS).build();
      Play play = Play.submitted(definition).at(ONE_DAY).after(TICK);

      assertThat(play.step().asked()).containsExactly(BOB, CEO);
      assertThat(play.after(Vote.approve(BOB)).later(DAY).after(TICK).step().asked()).containsExactly(DAVE, VERA);
    }
  }

  @Nested
  class APersonWithTwoSeats {

    private final Definition definition = building(step("Turn", BOB, CAROL, DAVE).order(Order.SEQUENTIAL).build())
        .escalation(Escalation.of(level(Rights.KEEP, BOB, CAROL, VERA))).build();
    private final Play play = Play.submitted(definition).at(ONE_DAY).after(TICK);

    @Test
    void votesInBothWithOneVote() {
      play.after(Vote.abstain(BOB));

      assertThat(play.step().asked()).containsExactly(CAROL, VERA);
      play.when(Vote.approve(BOB)).thenRefuses(new AlreadyVoted(BOB, "Turn"));
    }

    @Test
    void votesOnlyOnceThoughTheTurnInTheOtherSeatComesLater() {
      play.after(Vote.abstain(CAROL)).after(Vote.abstain(BOB));

      assertThat(play.step().asked()).containsExactly(DAVE, VERA);
      play.when(Vote.approve(CAROL)).thenRefuses(new AlreadyVoted(CAROL, "Turn"));
    }
  }

  @Nested
  class Silence {

    @Test
    void onALevelCallsTheNext() {
      submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).when(Vote.abstain(VERA)).thenEmits(
          new VoteCast(0, VERA, Choice.ABSTAIN, "", ONE_DAY),
          new StepEscalated(0, 2, Cause.ABSTENTION, Rights.KEEP, panel(Panel.Kind.ESCALATION, CEO), Notice.TELL, null,
              ONE_DAY));
    }

    @Test
    void onTheLastLevelLeavesItToThoseWhoKeptTheirRights() {
      Play play = submitted(Escalation.of(level(Rights.KEEP, VERA))).at(ONE_DAY).after(TICK).after(Vote.abstain(VERA));

      assertThat(play.step().asked()).containsExactly(BOB, CAROL);
    }

    @Test
    void onTheLastLevelRejectsIfNobodyElseIsLeft() {
      submitted(Escalation.of(level(Rights.LOSE, VERA))).at(ONE_DAY).after(TICK).when(Vote.abstain(VERA)).thenEmits(
          new VoteCast(0, VERA, Choice.ABSTAIN, "", ONE_DAY),
          new StepRejected(0, "Both", Ground.VOTES, null, ONE_DAY),
          new Rejected(ONE_DAY));
    }

    @Test
    void onTheLastLevelBringsTheEndOfTheLadder() {
      Escalation ladder = ending(LastAction.APPROVE, level(Rights.LOSE, VERA));

      assertThat(submitted(ladder).at(ONE_DAY).after(TICK).after(Vote.abstain(VERA)).outcome())
          .isEqualTo(Outcome.APPROVED);
    }
  }

  @Nested
  class ATie {

    @Test
    void callsTheNextLevel() {
      tied(TWO_LEVELS).when(Vote.reject(CAROL, "")).thenEmits(
          new VoteCast(0, CAROL, Choice.REJECT, "", NOON),
          new StepEscalated(0, 1, Cause.TIE, Rights.KEEP, panel(Panel.Kind.ESCALATION, VERA), Notice.TELL, ONE_DAY,
              NOON));
    }

    @Test
    void passesOverALevelWhereNobodyMayVote() {
      tied(TWO_LEVELS).without(VERA).when(Vote.reject(CAROL, "")).thenEmits(
          new VoteCast(0, CAROL, Choice.REJECT, "", NOON),
          new LevelPassedOver(0, 1, List.of(), NOON, NOON),
          new StepEscalated(0, 2, Cause.TIE, Rights.KEEP, panel(Panel.Kind.ESCALATION, CEO), Notice.TELL, null, NOON));
    }

    @Test
    void isARejectionWithoutALadder() {
      assertThat(tied(Escalation.NONE).after(Vote.reject(CAROL, "")).outcome()).isEqualTo(Outcome.REJECTED);
    }

    private Play tied(Escalation ladder) {
      Definition definition = building(step("Half", BOB, CAROL)
          .rule(Share.majority(Denominator.ALL, Tie.ESCALATE, Slate.EVERYONE)).build()).escalation(ladder).build();
      return Play.submitted(definition).after(Vote.approve(BOB));
    }
  }

  @Nested
  class TheEnd {

    @Test
    void approves() {
      submitted(ending(LastAction.APPROVE)).at(ONE_DAY).when(TICK).thenEmits(
          new LadderEnded(0, LastAction.APPROVE, ONE_DAY),
          new StepApproved(0, "Both", Ground.DEADLINE, ONE_DAY),
          new Approved(ONE_DAY));
    }

    @Test
    void rejects() {
      submitted(ending(LastAction.REJECT, level(Rights.KEEP, VERA))).at(ONE_DAY).after(TICK).at(TWO_DAYS).when(TICK)
          .thenEmits(
              new LadderEnded(0, LastAction.REJECT, TWO_DAYS),
              new StepRejected(0, "Both", Ground.DEADLINE, null, TWO_DAYS),
              new Rejected(TWO_DAYS));
    }

    @Test
    void expires() {
      submitted(ending(LastAction.EXPIRE)).at(ONE_DAY).when(TICK)
          .thenEmits(new LadderEnded(0, LastAction.EXPIRE, ONE_DAY), new Expired(ONE_DAY));
    }

    @Test
    void comesAfterALastLevelThatWasPassedOver() {
      submitted(ending(LastAction.REJECT, level(Rights.KEEP, VERA))).without(VERA).at(ONE_DAY).when(TICK)
          .thenEmits(new LevelPassedOver(0, 1, List.of(), TWO_DAYS, ONE_DAY));
    }

    @Test
    void waitsForEverWithoutALastAction() {
      Play play = submitted(TWO_LEVELS).at(TWO_DAYS).after(TICK).later(Duration.ofDays(1_000));

      play.when(TICK).thenEmits();
    }
  }

  @Nested
  class AStopRule {

    private final Escalation stopping = new Escalation(
        TWO_LEVELS.levels(), Last.WAIT, StopRule.FIRST_VOTE, CatchUp.AS_SCHEDULED);

    @Test
    void takesTheStepOffTheLadderAtTheFirstVote() {
      submitted(stopping).when(Vote.approve(BOB))
          .thenEmits(new VoteCast(0, BOB, Choice.APPROVE, "", NOON), new LadderStopped(0, NOON));
    }

    @Test
    void letsNothingFallDueAfterwards() {
      submitted(stopping).after(Vote.approve(BOB)).at(TWO_DAYS).when(TICK).thenEmits();
    }
  }

  @Nested
  class LookedAtTooLate {

    private final Instant late = NOON.plus(DAY.multipliedBy(21));

    @Test
    void firesEveryLevelAsScheduledAndTellsOnlyOfTheLast() {
      submitted(TWO_LEVELS).at(late).when(TICK).thenEmits(
          new StepEscalated(0, 1, Cause.TIMEOUT, Rights.KEEP, panel(Panel.Kind.ESCALATION, VERA), Notice.OVERTAKEN,
              TWO_DAYS, late),
          escalated(2, CEO, Rights.KEEP, null, late));
    }

    @Test
    void firesOneLevelAndBeginsAnewFromNow() {
      Escalation fromNow = new Escalation(TWO_LEVELS.levels(), Last.WAIT, StopRule.NEVER, CatchUp.FROM_NOW);

      submitted(fromNow).at(late).when(TICK)
          .thenEmits(escalated(1, VERA, Rights.KEEP, late.plus(DAY), late));
    }

    @Test
    void climbsBeforeItJudgesAVote() {
      submitted(Escalation.of(level(Rights.LOSE, VERA))).at(late).when(Vote.approve(BOB))
          .thenRefuses(new SeatClosed(BOB, "Both"));
    }

    @Test
    void endsBeforeItJudgesAVote() {
      submitted(ending(LastAction.REJECT)).at(late).when(Vote.approve(BOB))
          .thenRefuses(new ApprovalRefusal.AlreadySettled(Outcome.REJECTED));
    }
  }

  @Test
  void aLevelWhosePeopleLeaveLeavesItToTheOthers() {
    Play play = submitted(TWO_LEVELS).at(ONE_DAY).after(TICK).after(new Vacate(VERA, "left"));

    assertThat(play.step().asked()).containsExactly(BOB, CAROL);
  }

  private static Play submitted(Escalation ladder) {
    Step both = step("Both", BOB, CAROL).rule(Formula.all(Denominator.ALL, Slate.EVERYONE)).build();
    return Play.submitted(building(both).escalation(ladder).build());
  }

  private static Level level(Rights rights, Actor... people) {
    return new Level(DAY, List.of(people).stream().map(Play::user).toList(), rights);
  }

  private static Escalation ending(LastAction action, Level... levels) {
    return new Escalation(
        List.of(levels), new Last(action, DAY), StopRule.NEVER, CatchUp.AS_SCHEDULED);
  }

  private static StepEscalated escalated(
      int level, Actor to, Rights rights, @Nullable Instant due, Instant at) {
    return new StepEscalated(
        0, level, Cause.TIMEOUT, rights, panel(Panel.Kind.ESCALATION, to), Notice.TELL, due, at);
  }
}
