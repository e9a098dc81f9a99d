package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.CEO;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One person decides one step, also while a step is set aside behind an earlier one that is asked anew. */
class SeparateOnTheWayBackTest {

  private static final Formula BOTH = new Formula.AtLeast(2, Slate.EVERYONE);
  private static final Amend CHEAPER =
      new Amend(ALICE, Value.Fields.NONE.with("amount", Value.of(400)), "another price");

  private static Definition.Builder chain(Step.Builder legal, Actor... price) {
    return building(
            step("Price", price).watch(FieldPath.of("amount")).build(), legal.watch(FieldPath.of("terms")).build())
        .duties(Duties.builder().distinct(Distinct.ACROSS_STEPS).build())
        .terms(new Terms(null, new ContentPolicy(null, AfterApproval.REFUSE), null));
  }

  @Test
  void whoeverHasVotedInAStepThatIsSetAsideHasNoSeatInTheOneBeforeIt() {
    Play play = Play.submitted(chain(step("Legal", CAROL, DAVE).rule(BOTH), BOB, CAROL).build())
        .after(Vote.approve(BOB)).after(Vote.approve(CAROL)).after(CHEAPER);
    assertThat(play.step().name()).isEqualTo("Price");
    assertThat(play.step().asked()).containsExactly(BOB);

    play.after(Vote.approve(BOB));
    assertThat(play.step().asked()).containsExactly(DAVE);
    assertThat(play.after(Vote.approve(DAVE)).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void whoeverVotesLeavesTheStepThatIsSetAside() {
    Play play = Play.submitted(chain(step("Legal", CAROL, DAVE), BOB, DAVE).build())
        .after(Vote.approve(BOB)).after(CHEAPER).after(Vote.approve(DAVE));

    assertThat(play.step().name()).isEqualTo("Legal");
    assertThat(play.step().asked()).containsExactly(CAROL);
  }

  @Test
  void aStepThatIsSetAsideAndLeftWithTooFewIsAskedAnew() {
    Play play = Play.submitted(chain(step("Legal", CAROL, DAVE).rule(BOTH).onEmpty(EmptySlatePolicy.ADMINISTRATORS),
            BOB, DAVE).administrators(user(ADA)).build())
        .after(Vote.approve(BOB)).after(CHEAPER).after(Vote.approve(DAVE));

    assertThat(play.step().name()).isEqualTo("Legal");
    assertThat(play.step().asked()).containsExactly(ADA);
  }

  @Test
  void aStepThatIsSetAsideIsNotAskedAnewWhileThoseBeforeALevelCanDecideIt() {
    Play play = Play.submitted(chain(step("Legal", CAROL, DAVE).rule(BOTH), BOB)
            .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP))).build())
        .after(Vote.approve(BOB)).after(Vote.approve(CAROL)).later(DAY).after(new Tick()).after(CHEAPER)
        .after(new Vacate(VERA, "has left")).after(Vote.approve(BOB));

    assertThat(play.step().asked()).containsExactly(DAVE);
    assertThat(play.after(Vote.approve(DAVE)).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void anAmendmentIsRefusedAfterWhichOnlyThoseCouldDecideWhoseVotesStandElsewhere() {
    Play play = Play.submitted(chain(step("Legal", BOB, DAVE).rule(BOTH), BOB, CEO).build())
        .after(Vote.approve(CEO)).after(Vote.approve(BOB)).without(CEO);

    play.when(CHEAPER).thenRefuses(
        new ApprovalRefusal.NoQualifiedApprover("Price", List.of(new Barred(BOB, Barred.Reason.SEPARATE))));
  }

  @Test
  void aVoteThatAnAmendmentVoidsKeepsNobodyFromAnotherStep() {
    Play play = Play.submitted(building(
                step("Price", BOB, CAROL).watch(FieldPath.of("amount")).build(),
                step("Legal", BOB, DAVE).watch(FieldPath.of("amount")).build())
            .duties(Duties.builder().distinct(Distinct.ACROSS_STEPS).build())
            .terms(new Terms(null, new ContentPolicy(null, AfterApproval.REFUSE), null)).build())
        .after(Vote.approve(BOB)).without(DAVE).after(CHEAPER).after(Vote.approve(CAROL));

    assertThat(play.step().asked()).containsExactly(BOB);
  }
}
