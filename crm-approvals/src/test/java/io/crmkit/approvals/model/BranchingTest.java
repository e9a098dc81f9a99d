package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.CEO;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.condition;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BranchingTest {

  /** Legal asks Bob and then Carol, finance asks Dave, side by side; behind them the CEO. */
  private static Definition contract(Join join) {
    return contract(join, step("Finance", DAVE));
  }

  private static Definition contract(Join join, Step.Builder finance) {
    return building(
        step("Legal", BOB).build(), step("Counsel", CAROL).build(), finance.build(), step("CEO", CEO).build())
        .fork(Fork.named("Review", 0).branch("legal", 2).branch("finance", 1).join(join))
        .administrators(user(ADA))
        .build();
  }

  private static List<String> waiting(Play play) {
    return ((Pending) play.state()).steps().stream().map(OpenStep::name).toList();
  }

  @Nested
  class AForkThatJoinsAll {

    private final Play play = Play.submitted(contract(Join.ALL));

    @Test
    void asksItsBranchesSideBySide() {
      assertThat(waiting(play)).containsExactly("Legal", "Finance");
      assertThat(((Pending) play.state()).asked()).containsExactly(BOB, DAVE);
    }

    @Test
    void passesTheStepsOfABranchInTurn() {
      play.after(Vote.approve(BOB));

      assertThat(waiting(play)).containsExactlyInAnyOrder("Counsel", "Finance");
    }

    @Test
    void goesOnBehindTheLastBranch() {
      play.after(Vote.approve(DAVE)).after(Vote.approve(BOB));
      assertThat(waiting(play)).containsExactly("Counsel");

      play.after(Vote.approve(CAROL));
      assertThat(waiting(play)).containsExactly("CEO");
    }

    @Test
    void isRejectedByOneBranch() {
      play.after(Vote.approve(BOB)).after(Vote.reject(DAVE, "too dear"));

      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void goesOnBehindABranchThatDoesNotApply() {
      Play small = Play.submitted(contract(Join.ALL, step("Finance", DAVE).onlyIf(condition("amount > 1000"))));

      assertThat(waiting(small)).containsExactly("Legal");
      assertThat(waiting(small.after(Vote.approve(BOB)).after(Vote.approve(CAROL)))).containsExactly("CEO");
    }
  }

  @Nested
  class AForkThatJoinsAny {

    private final Play play = Play.submitted(contract(Join.ANY));

    @Test
    void withdrawsTheOtherBranchesOnceOneIsApproved() {
      play.when(Vote.approve(DAVE)).thenEmits(
          new VoteCast(2, DAVE, Choice.APPROVE, "", NOON),
          new StepApproved(2, "Finance", Ground.VOTES, NOON),
          new StepWithdrawn(0, "Legal", NOON),
          play.events(Vote.approve(DAVE)).get(3));

      assertThat(waiting(play.after(Vote.approve(DAVE)))).containsExactly("CEO");
    }

    @Test
    void isNotApprovedByHalfABranch() {
      assertThat(waiting(play.after(Vote.approve(BOB)))).containsExactlyInAnyOrder("Counsel", "Finance");
    }

    @Test
    void outlivesTheRejectionOfOneBranch() {
      play.after(Vote.reject(DAVE, "too dear"));
      assertThat(waiting(play)).containsExactly("Legal");

      play.after(Vote.approve(BOB)).after(Vote.approve(CAROL));
      assertThat(waiting(play)).containsExactly("CEO");
    }

    @Test
    void isRejectedByTheLastBranch() {
      play.after(Vote.approve(BOB)).after(Vote.reject(DAVE, "too dear")).after(Vote.reject(CAROL, "too risky"));

      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void isNotApprovedByABranchThatDoesNotApply() {
      Play small = Play.submitted(contract(Join.ANY, step("Finance", DAVE).onlyIf(condition("amount > 1000"))));

      assertThat(waiting(small)).containsExactly("Legal");
    }

    @Test
    void isApprovedAtOnceByABranchThatApprovesItself() {
      Step.Builder nobody = Step.named("Finance").approvers(user(ALICE)).onEmpty(EmptySlatePolicy.AUTO_APPROVE);

      assertThat(waiting(Play.submitted(contract(Join.ANY, nobody)))).containsExactly("CEO");
    }

    @Test
    void isRejectedIfOneBranchIsAndTheOthersAreSkipped() {
      Play play = Play.submitted(contract(Join.ANY, step("Finance", DAVE).onEmpty(EmptySlatePolicy.SKIP)));

      play.after(Vote.reject(BOB, "no")).after(new Vacate(DAVE, "has left"));
      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class SomebodyWhoIsAskedInTwoBranches {

    private final Play play = Play.submitted(contract(Join.ALL, step("Finance", BOB)));

    @Test
    void saysWhichVoteIsMeant() {
      play.when(Vote.approve(BOB)).thenRefuses(new ApprovalRefusal.SeveralSteps(BOB, List.of("Legal", "Finance")));
      play.when(Vote.approve(BOB).in("Counsel"))
          .thenRefuses(new ApprovalRefusal.NotOpen("Counsel", List.of("Legal", "Finance")));

      assertThat(waiting(play.after(Vote.approve(BOB).in("Finance")))).containsExactly("Legal");
      assertThat(waiting(play.after(Vote.approve(BOB)))).containsExactly("Counsel");
    }

    @Test
    void handsOverBothSeats() {
      play.when(new Reassign(ADA, BOB, VERA, "on leave")).thenEmits(
          new SeatReassigned(
              0, BOB, VERA, ADA, ApprovalEvent.Authority.ADMINISTRATOR, "on leave", NOON),
          new SeatReassigned(
              2, BOB, VERA, ADA, ApprovalEvent.Authority.ADMINISTRATOR, "on leave", NOON));
    }

    @Test
    void leavesBothSeats() {
      play.after(new Vacate(BOB, "has left"));

      assertThat(play.outcome()).isEqualTo(Outcome.FAILED);
    }
  }

  @Nested
  class TheLaddersOfTwoBranches {

    private final Definition definition = building(
        step("Legal", BOB).escalation(ladder(Duration.ofHours(2), VERA)).build(),
        step("Finance", DAVE).escalation(ladder(Duration.ofHours(1), CEO)).build())
        .fork(Fork.named("Review", 0).branch("legal", 1).branch("finance", 1).join(Join.ALL)).build();

    private Escalation ladder(Duration after, Actor to) {
      return Escalation.of(new Level(after, List.of(user(to)), Rights.LOSE));
    }

    @Test
    void areClimbedEachInItsTime() {
      Play play = Play.submitted(definition);
      assertThat(((Pending) play.state()).dueAt()).contains(NOON.plus(Duration.ofHours(1)));

      play.at(NOON.plus(DAY));
      assertThat(play.events(new Tick())).extracting(StepEscalated.class::cast)
          .extracting(StepEscalated::step, StepEscalated::notice)
          .containsExactly(
              tuple(1, ApprovalEvent.Notice.TELL),
              tuple(0, ApprovalEvent.Notice.TELL));
      play.after(new Tick()).after(Vote.approve(CEO)).after(Vote.approve(VERA));
      assertThat(play.outcome()).isEqualTo(Outcome.APPROVED);
    }
  }

  @Test
  void anApprovedForkAtTheEndApprovesTheRequest() {
    Definition two = building(step("Legal", BOB).build(), step("Finance", DAVE).build())
        .fork(Fork.named("Review", 0).branch("legal", 1).branch("finance", 1).join(Join.ALL)).build();

    Play play = Play.submitted(two).after(Vote.approve(BOB));
    assertThat(play.events(Vote.approve(DAVE))).endsWith(new Approved(NOON));
  }
}
