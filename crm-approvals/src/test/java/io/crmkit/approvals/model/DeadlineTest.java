package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.vote.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final Instant DUE = NOON.plus(DAY);
  private static final Instant EXPIRY = NOON.plus(DAY.multipliedBy(2));
  private static final Definition DEFINITION = building(step("Manager", BOB, CAROL).build())
      .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.LOSE)))
      .expiresAfter(Duration.ofDays(2))
      .build();

  @Nested
  class Expiry {

    @Test
    void endsTheRequest() {
      Play.submitted(DEFINITION).at(DUE).after(new Tick()).at(EXPIRY).when(new Tick()).thenEmits(new Expired(EXPIRY));
    }

    @Test
    void comesInTheMiddleOfALadderThatIsLate() {
      List<ApprovalEvent> events = Play.submitted(DEFINITION).at(EXPIRY.plus(DAY)).events(new Tick());

      assertThat(events).hasExactlyElementsOfTypes(StepEscalated.class, Expired.class);
      assertThat(((StepEscalated) events.get(0)).notice()).isEqualTo(ApprovalEvent.Notice.OVERTAKEN);
    }

    @Test
    void comesBeforeARungThatIsDueAtTheSameInstant() {
      Definition definition = building(step("Manager", BOB).build())
          .escalation(DEFINITION.escalation()).expiresAfter(DAY).build();

      Play.submitted(definition).at(DUE).when(new Tick()).thenEmits(new Expired(DUE));
    }

    @Test
    void refusesWhatComesLaterEvenBeforeATick() {
      Play.submitted(DEFINITION).at(EXPIRY.plusNanos(1)).when(Vote.approve(BOB))
          .thenRefuses(new AlreadySettled(Outcome.EXPIRED));
    }
  }

  @Nested
  class AtTheVeryInstant {

    @Test
    void theVoteWins() {
      Play.submitted(DEFINITION).at(DUE).when(Vote.approve(BOB)).thenEmits(
          new VoteCast(0, BOB, Choice.APPROVE, "", DUE),
          new StepApproved(0, "Manager", Ground.VOTES, DUE),
          new Approved(DUE));
    }

    @Test
    void theTickWinsIfItIsFirst() {
      Play.submitted(DEFINITION).at(DUE).after(new Tick()).when(Vote.approve(BOB))
          .thenRefuses(new ApprovalRefusal.SeatClosed(BOB, "Manager"));
    }
  }

  @Nested
  class WhenTheClockRunsBackwards {

    @Test
    void timeStandsStillInTheHistory() {
      Play.submitted(DEFINITION).later(Duration.ofMinutes(5)).after(new Comment(ALICE, "soon?"))
          .later(Duration.ofMinutes(-10)).when(Vote.approve(BOB)).thenEmits(
              new VoteCast(0, BOB, Choice.APPROVE, "", NOON.plusSeconds(300)),
              new StepApproved(0, "Manager", Ground.VOTES, NOON.plusSeconds(300)),
              new Approved(NOON.plusSeconds(300)));
    }

    @Test
    void aTickStillDoesWhatWasDueByTheLatestTimeSeen() {
      Play play = Play.submitted(DEFINITION).at(DUE).after(new Comment(ALICE, "soon?"));

      assertThat(play.later(Duration.ofMinutes(-5)).events(new Tick()))
          .hasExactlyElementsOfTypes(StepEscalated.class);
    }
  }
}
