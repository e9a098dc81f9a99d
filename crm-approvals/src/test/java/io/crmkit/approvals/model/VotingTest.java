package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.approvers;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.chain;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyVoted;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.NotYourTurn;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VotingTest {

  private static final Definition TWO_STEPS =
      chain(step("Manager", BOB).build(), step("Director", CAROL, DAVE).build());
  private static final VotingRule ALL = Formula.all(Denominator.ALL, Slate.EVERYONE);

  @Nested
  class AnApproval {

    @Test
    void opensTheNextStep() {
      Play.submitted(TWO_STEPS).later(DAY).when(Vote.approve(BOB)).thenEmits(
          new VoteCast(0, BOB, Choice.APPROVE, "", NOON.plus(DAY)),
          new StepApproved(0, "Manager", Ground.VOTES, NOON.plus(DAY)),
          new StepOpened(1, "Director", approvers(CAROL, DAVE), List.of(), null, NOON.plus(DAY)));
    }

    @Test
    void ofTheLastStepApprovesTheRequest() {
      Play.submitted(TWO_STEPS).after(Vote.approve(BOB)).when(Vote.approve(DAVE)).thenEmits(
          new VoteCast(1, DAVE, Choice.APPROVE, "", NOON),
          new StepApproved(1, "Director", Ground.VOTES, NOON),
          new Approved(NOON));
    }

    @Test
    void goesOnWaitingForTheOthersIfTheRuleSaysSo() {
      Play.submitted(chain(step("All", BOB, CAROL).rule(ALL).build())).when(Vote.approve(BOB))
          .thenEmits(new VoteCast(0, BOB, Choice.APPROVE, "", NOON));
    }
  }

  @Nested
  class ARejection {

    @Test
    void endsTheRequest() {
      Play.submitted(TWO_STEPS).when(Vote.reject(BOB, "too much")).thenEmits(
          new VoteCast(0, BOB, Choice.REJECT, "too much", NOON),
          new StepRejected(0, "Manager", Ground.VOTES, null, NOON),
          new Rejected(NOON));
    }

    @Test
    void waitsWhereOthersMayStillApprove() {
      Play.submitted(chain(step("Any", BOB, CAROL).build())).when(Vote.reject(BOB, "no"))
          .thenEmits(new VoteCast(0, BOB, Choice.REJECT, "no", NOON));
    }
  }

  @Nested
  class AnAbstention {

    private final VotingRule cast = Share.majority(Denominator.CAST, Tie.REJECT, Slate.EVERYONE);

    @Test
    void countsAgainstAShareOfAll() {
      Play play = Play.submitted(chain(step("All", BOB, CAROL).rule(ALL).build())).after(Vote.abstain(BOB));

      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void countsForNeitherSideOfAShareOfVotesCast() {
      Play play = Play.submitted(chain(step("Most", BOB, CAROL).rule(cast).build()))
          .after(Vote.abstain(BOB)).after(Vote.approve(CAROL));

      assertThat(play.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void isPartOfAQuorumOnlyIfItCountsAsPresent() {
      VotingRule present = new Quorate(Formula.any(Slate.EVERYONE), 2, Abstentions.PRESENT);
      VotingRule absent = new Quorate(Formula.any(Slate.EVERYONE), 2, Abstentions.ABSENT);

      assertThat(Play.submitted(chain(step("Q", BOB, CAROL).rule(present).build()))
          .after(Vote.abstain(BOB)).after(Vote.approve(CAROL)).outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(Play.submitted(chain(step("Q", BOB, CAROL).rule(absent).build()))
          .after(Vote.abstain(BOB)).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void leavesAFirstResponseToTheNext() {
      Play play = Play.submitted(chain(step("First", BOB, CAROL).rule(new FirstResponse()).build()))
          .after(Vote.abstain(BOB)).after(Vote.reject(CAROL, "no"));

      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class AWeight {

    private final Definition definition = chain(step("Weighed", BOB)
        .approver(Slate.EVERYONE, new Approver(user(CAROL), 3))
        .rule(new Formula.WeightAtLeast(3, Slate.EVERYONE)).build());

    @Test
    void isEnoughAlone() {
      assertThat(Play.submitted(definition).after(Vote.approve(CAROL)).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void isMissed() {
      assertThat(Play.submitted(definition).after(Vote.reject(CAROL, "no")).outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class AFormulaOverGroups {

    private final Definition definition = chain(step("Groups")
        .approver("legal", Approver.of(user(BOB))).approver("finance", Approver.of(user(CAROL)))
        .approver("board", Approver.of(user(DAVE)))
        .rule(VoteFormula.parse("(1 of legal and 1 of finance) or 1 of board", Defaults.STANDARD).orElseThrow())
        .build());

    @Test
    void isMetByOneOfItsParts() {
      assertThat(Play.submitted(definition).after(Vote.approve(DAVE)).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void waitsWhileAnyPartCanBeMet() {
      assertThat(Play.submitted(definition).after(Vote.reject(DAVE, "")).step().asked()).containsExactly(CAROL, BOB);
    }

    @Test
    void endsWhenNoPartCanBeMet() {
      assertThat(Play.submitted(definition).after(Vote.reject(DAVE, "")).after(Vote.reject(BOB, "")).outcome())
          .isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class ASequentialStep {

    private final Definition definition =
        chain(step("Turn", BOB, CAROL, DAVE).order(Order.SEQUENTIAL).rule(ALL).build());

    @Test
    void asksOneAfterTheOther() {
      assertThat(Play.submitted(definition).step().asked()).containsExactly(BOB);
      assertThat(Play.submitted(definition).after(Vote.approve(BOB)).step().asked()).containsExactly(CAROL);
    }

    @Test
    void refusesWhoeverIsNotAskedYet() {
      Play.submitted(definition).when(Vote.approve(CAROL)).thenRefuses(new NotYourTurn(CAROL, "Turn", Set.of(BOB)));
    }

    @Test
    void endsAtTheFirstRejectionOfAll() {
      assertThat(Play.submitted(definition).after(Vote.reject(BOB, "no")).outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class AVoteIsRefused {

    @Test
    void fromTheRequester() {
      Play.submitted(chain(step("Manager", ALICE, BOB).build())).when(Vote.approve(ALICE))
          .thenRefuses(new OwnRequest(ALICE));
    }

    @Test
    void fromAnApproverOfALaterStep() {
      Play.submitted(TWO_STEPS).when(Vote.approve(CAROL))
          .thenRefuses(new NotAnApprover(CAROL, "Manager", Set.of(BOB)));
    }

    @Test
    void theSecondTime() {
      Play.submitted(chain(step("All", BOB, CAROL).rule(ALL).build())).after(Vote.approve(BOB))
          .when(Vote.reject(BOB, "after all")).thenRefuses(new AlreadyVoted(BOB, "All"));
    }

    @Test
    void fromSomebodyWhoHasBecomeInactive() {
      Play.submitted(TWO_STEPS).without(BOB).when(Vote.approve(BOB)).thenRefuses(new Inactive(BOB));
    }

    @Test
    void afterTheEnd() {
      Play.submitted(TWO_STEPS).after(Vote.reject(BOB, "no")).when(Vote.approve(CAROL))
          .thenRefuses(new AlreadySettled(Outcome.REJECTED));
    }
  }

  @Test
  void theRequesterVotesWhereThatIsAllowed() {
    Definition definition = building(step("Own", ALICE).build()).requesterPolicy(RequesterPolicy.ALLOWED).build();

    assertThat(Play.submitted(definition).after(Vote.approve(ALICE)).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Nested
  class AfterTheEnd {

    private final Play play = Play.submitted(TWO_STEPS).after(Vote.reject(BOB, "no"));

    @Test
    void remarksAreTaken() {
      play.when(new Comment(ALICE, "a pity")).thenEmits(new Commented(ALICE, "a pity", NOON));
    }

    @Test
    void aTickFindsNothingToDo() {
      play.later(DAY).when(new Tick()).thenEmits();
    }

    @Test
    void nothingIsSubmittedAgain() {
      play.when(new Submit(ALICE, Play.REF, Play.DEAL)).thenRefuses(new ApprovalRefusal.AlreadySubmitted());
    }
  }
}
