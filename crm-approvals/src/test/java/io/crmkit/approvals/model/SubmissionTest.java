package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.DEAL;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.REF;
import static io.crmkit.approvals.model.Play.approvers;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.chain;
import static io.crmkit.approvals.model.Play.condition;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySubmitted;
import io.crmkit.approvals.model.ApprovalRefusal.DoesNotApply;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NoStepApplies;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.ApprovalRefusal.NotSubmitted;
import io.crmkit.approvals.model.ApprovalRefusal.WrongEntityType;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubmissionTest {

  private static final Submit SUBMIT = new Submit(ALICE, REF, DEAL);
  private static final Submitted SUBMITTED = new Submitted(ALICE, REF, DEAL, null, NOON);
  private static final Definition TWO_STEPS =
      chain(step("Manager", BOB).build(), step("Director", CAROL, DAVE).build());

  @Nested
  class BeforeIt {

    @Test
    void nothingCanBeDone() {
      Play.of(TWO_STEPS).when(Vote.approve(BOB)).thenRefuses(new NotSubmitted());
      Play.of(TWO_STEPS).when(new Recall(ALICE, "")).thenRefuses(new NotSubmitted());
      Play.of(TWO_STEPS).when(new Comment(ALICE, "hello")).thenRefuses(new NotSubmitted());
    }

    @Test
    void aTickFindsNothingToDo() {
      Play.of(TWO_STEPS).when(new Tick()).thenEmits();
    }
  }

  @Nested
  class OfASubject {

    @Test
    void opensTheFirstStep() {
      Play.of(TWO_STEPS).when(SUBMIT)
          .thenEmits(SUBMITTED, new StepOpened(0, "Manager", approvers(BOB), List.of(), null, NOON));
    }

    @Test
    void setsTheExpiry() {
      Play.of(building(step("Manager", BOB).build()).expiresAfter(DAY).build()).when(SUBMIT).thenEmits(
          new Submitted(ALICE, REF, DEAL, NOON.plus(DAY), NOON),
          new StepOpened(0, "Manager", approvers(BOB), List.of(), null, NOON));
    }

    @Test
    void skipsAStepWhoseCriteriaDoNotHold() {
      Definition definition = chain(
          step("Large", BOB).onlyIf(condition("amount > 1000")).build(), step("Any", CAROL).build());

      Play.of(definition).when(SUBMIT).thenEmits(
          SUBMITTED,
          new StepSkipped(0, "Large", Skipped.CRITERIA, NOON),
          new StepOpened(1, "Any", approvers(CAROL), List.of(), null, NOON));
    }

    @Test
    void seatsAPersonOnceHoweverOftenAStepNamesThem() {
      ApproverRef board = new ApproverRef.Group("board");
      Definition definition = chain(step("Manager", BOB, CAROL).approvers(board).build());

      Play.of(definition).where(board, CAROL, BOB, DAVE).when(SUBMIT).thenEmits(
          SUBMITTED, new StepOpened(0, "Manager", approvers(BOB, CAROL, DAVE), List.of(), null, NOON));
    }

    @Test
    void barsTheRequester() {
      Play.of(chain(step("Manager", ALICE, BOB).build())).when(SUBMIT).thenEmits(
          SUBMITTED,
          new StepOpened(0, "Manager", approvers(BOB),
              List.of(new Barred(ALICE, Barred.Reason.REQUESTER)), null, NOON));
    }

    @Test
    void seatsTheRequesterWhereThatIsAllowed() {
      Definition definition =
          building(step("Manager", ALICE, BOB).build()).requesterPolicy(RequesterPolicy.ALLOWED).build();

      Play.of(definition).when(SUBMIT).thenEmits(
          SUBMITTED, new StepOpened(0, "Manager", approvers(ALICE, BOB), List.of(), null, NOON));
    }

    @Test
    void approvesAtOnceIfNoStepAppliesAndThatIsThePolicy() {
      Definition definition = building(step("Large", BOB).onlyIf(condition("amount > 1000")).build())
          .noStepPolicy(NoStepPolicy.APPROVE).build();

      Play.of(definition).when(SUBMIT).thenEmits(
          SUBMITTED, new StepSkipped(0, "Large", Skipped.CRITERIA, NOON), new Approved(NOON));
    }
  }

  @Nested
  class IsRefused {

    @Test
    void aSecondTime() {
      Play.submitted(TWO_STEPS).when(SUBMIT).thenRefuses(new AlreadySubmitted());
    }

    @Test
    void ifNoStepApplies() {
      Play.of(chain(step("Large", BOB).onlyIf(condition("amount > 1000")).build()))
          .when(SUBMIT).thenRefuses(new NoStepApplies(REF));
    }

    @Test
    void ifTheEntryCriteriaDoNotHold() {
      Play.of(building(step("Manager", BOB).build()).onlyIf(condition("amount > 1000")).build())
          .when(SUBMIT).thenRefuses(new DoesNotApply(REF));
    }

    @Test
    void forAnotherKindOfSubject() {
      Subject contract = new Subject("contract", "C-1", Value.Fields.NONE);

      Play.of(TWO_STEPS).when(new Submit(ALICE, REF, contract)).thenRefuses(new WrongEntityType("deal", "contract"));
    }

    @Test
    void bySomebodyInactive() {
      Play.of(TWO_STEPS).without(ALICE).when(SUBMIT).thenRefuses(new Inactive(ALICE));
    }

    @Test
    void ifCriteriaOfALaterStepCannotBeEvaluated() {
      Definition definition =
          chain(step("Manager", BOB).build(), step("Odd", CAROL).onlyIf(condition("amount > 'much'")).build());

      Refused<ApprovalEvent> refused = (Refused<ApprovalEvent>) Play.of(definition).when(SUBMIT).decision();

      assertThat(refused.refusal().code()).isEqualTo("approvals.condition-fails");
      assertThat(refused.refusal().message()).contains("'Odd'");
    }

    @Test
    void ifSomebodyWhomALadderMayComeToAskCannotBeComputed() {
      ApproverRef.Computed broken = new ApproverRef.Computed(Expression.parse("amount + owner").orElseThrow());
      Escalation ladder = Escalation.of(new Level(DAY, List.of(broken), Rights.KEEP));

      Value.Fields owned = DEAL.fields().with("owner", Value.of("carol"));
      Submit submit = new Submit(ALICE, REF, new Subject("deal", "D-1", owned));

      Refused<ApprovalEvent> refused = (Refused<ApprovalEvent>) Play
          .of(building(step("Manager", BOB).build()).escalation(ladder).build()).when(submit).decision();

      assertThat(refused.refusal().code()).isEqualTo("approvals.condition-fails");
    }

    @Test
    void ifTheRuleOfALaterStepCannotBeMet() {
      Definition definition = chain(
          step("Manager", BOB).build(),
          step("Board", ALICE, CAROL).rule(new Formula.AtLeast(2, Slate.EVERYONE)).build());

      Play.of(definition).when(SUBMIT).thenRefuses(new ApprovalRefusal.NoQualifiedApprover(
          "Board", List.of(new Barred(ALICE, Barred.Reason.REQUESTER))));
    }
  }

  @Nested
  class CanBeTakenBack {

    @Test
    void byTheRequester() {
      Play.submitted(TWO_STEPS).when(new Recall(ALICE, "lost"))
          .thenEmits(new Recalled(ALICE, Authority.OWN, "lost", NOON));
    }

    @Test
    void byAnAdministrator() {
      Definition definition = building(step("Manager", BOB).build()).administrators(user(ADA)).build();

      Play.submitted(definition).when(new Recall(ADA, "lost"))
          .thenEmits(new Recalled(ADA, Authority.ADMINISTRATOR, "lost", NOON));
    }

    @Test
    void byNobodyElse() {
      Play.submitted(TWO_STEPS).when(new Recall(BOB, "lost")).thenRefuses(new NotAllowed(BOB, "recall this request", Entitled.REQUESTER));
    }

    @Test
    void onlyOnce() {
      Play.submitted(TWO_STEPS).after(new Recall(ALICE, "")).when(new Recall(ALICE, ""))
          .thenRefuses(new AlreadySettled(Approval.Outcome.RECALLED));
    }
  }
}
