package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.SUBMIT;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepPassed;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.PeopleRefusal.BarredFromStep;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.expression.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Faults about people that other approval systems have had: self-approval by a detour, loops of approvals. */
class KnownFaultsOfPeopleTest {

  private static final Duties DISTINCT = Duties.builder().distinct(Distinct.ACROSS_STEPS).build();

  private static StepDuties separateFrom(String... steps) {
    return new StepDuties(List.of(steps), Additions.BY_APPROVERS, null);
  }

  /** gitlab-ee#4298: a reviewer pushes a change of their own and then approves it. */
  @Nested
  class WhoChangedTheRecordLast {

    private final Definition.Builder chain = Game.chain(
            step("one", "any of approvers", BOB, CAROL)
                .escalation(ladder(LastAction.WAIT, keep(BOB, DAVE))).duties(separateFrom()))
        .duties(Duties.builder().barred(new ApproverRef.Field("last_editor")).build());
    private final Desk desk = new Desk(chain.build(), Game.staff());

    WhoChangedTheRecordLast() {
      Subject subject = new Subject("deal", "D-1", Value.Fields.NONE.with("last_editor", Value.of("BOB@example.com")));
      desk.command(ID, new Submit(ALICE, desk.pin, subject), null).orElseThrow();
    }

    @Test
    void holdsNoSeat() {
      assertThat(desk.openStep().seated()).containsExactly(CAROL);
      assertThat(desk.history()).filteredOn(StepOpened.class::isInstance).singleElement()
          .isInstanceOfSatisfying(StepOpened.class, opened ->
              assertThat(opened.barred()).containsExactly(new Barred(BOB, Barred.Reason.NAMED)));
    }

    @Test
    void isNotAskedOnTheLadder() {
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, new Tick(), null);

      assertThat(desk.openStep().seated()).containsExactlyInAnyOrder(CAROL, DAVE);
    }

    @Test
    void isGivenNoSeat() {
      assertThat(desk.refusal(new Reassign(CAROL, CAROL, BOB, "on leave"))).isInstanceOf(BarredFromStep.class);
      assertThat(desk.refusal(new AddApprover(CAROL, BOB, Place.WITH_ME, "ask Bob"))).isInstanceOf(BarredFromStep.class);
    }

    @Test
    void votesForNobodyElse() {
      desk.store.delegations().add(ACME, Delegation.of("D", CAROL, BOB).build());

      assertThat(desk.command(ID, Vote.approve(BOB), null)).isInstanceOf(Refused.class);
    }
  }

  @Nested
  class SeparateSteps {

    @Test
    void areNotDecidedByOnePerson() {
      Desk desk = submitted(Game.chain(
          step("one", "any of approvers", BOB, CAROL),
          step("two", "any of approvers", BOB, DAVE).duties(separateFrom("one"))));
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();

      assertThat(desk.openStep().seated()).containsExactly(DAVE);
      assertThat(desk.refusal(new Reassign(DAVE, DAVE, BOB, "on leave"))).isInstanceOf(BarredFromStep.class);
    }

    @Test
    void areSeparateForADelegateAndForWhomTheyVoted() {
      Desk desk = submitted(Game.chain(
          step("one", "any of approvers", BOB), step("two", "any of approvers", BOB, DAVE, ERIN)).duties(DISTINCT));
      desk.store.delegations().add(ACME, Delegation.of("D", BOB, DAVE).build());

      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(desk.openStep().seated()).containsExactly(ERIN);
    }

    @Test
    void areSeparateForThePrincipalOfADelegate() {
      Desk desk = submitted(Game.chain(
          step("one", "any of approvers", BOB), step("two", "any of approvers", DAVE)).duties(DISTINCT));
      desk.store.delegations().add(ACME, Delegation.of("D", DAVE, BOB).build());
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();

      assertThat(desk.command(ID, Vote.approve(BOB), null)).isInstanceOf(Refused.class);
    }

    @Test
    void takeTheSeatAwayThatSomebodyHoldsSideBySide() {
      Definition.Builder chain = Game.chain(
          step("left", "any of approvers", BOB, CAROL), step("right", "any of approvers", BOB, DAVE)).duties(DISTINCT)
          .fork(Fork.named("both", 0).branch("l", 1).branch("r", 1).join(Fork.Join.ALL));
      Desk desk = submitted(chain);

      desk.command(ID, Vote.approve(BOB).in("left"), null).orElseThrow();

      assertThat(desk.history()).filteredOn(SeatVacated.class::isInstance).hasSize(1);
      assertThat(desk.openStep().name()).isEqualTo("right");
      assertThat(desk.openStep().asked()).containsExactly(DAVE);
    }

    /** gitlab#12235, #12152: a rule that nobody is left for made a request unapprovable, or approved it. */
    @Test
    void thatNeedTheSamePersonAreRefusedAtSubmission() {
      Desk desk = new Desk(Game.chain(
          step("one", "2 of approvers", BOB, CAROL), step("two", "any of approvers", BOB)).duties(DISTINCT).build(), Game.staff());

      assertThat(desk.play(ID, SUBMIT)).hasValueSatisfying(answer -> assertThat(answer).isInstanceOfSatisfying(
          Refused.class, no -> assertThat(no.refusal()).isInstanceOf(NoQualifiedApprover.class)));
    }

    @Test
    void thatNeedTheSamePersonGoByTheirPolicy() {
      Desk desk = submitted(Game.chain(
          step("one", "2 of approvers", BOB, CAROL),
          step("two", "any of approvers", BOB).fallback(user(ERIN))).duties(DISTINCT));
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();
      desk.command(ID, Vote.approve(CAROL), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(ERIN);
    }
  }

  /** rems#267: an automatic approval led to another one, and that to the first again. */
  @Nested
  class WhatIsKnownAlready {

    @Test
    void isTheApprovalOfWhoApprovedAnEarlierStep() {
      Desk desk = submitted(Game.chain(
              step("one", "any of approvers", BOB), step("two", "any of approvers", BOB, CAROL),
              step("three", "2 of approvers", BOB, DAVE))
          .duties(Duties.builder().skip(SkipRule.ALREADY_APPROVED).build()));

      desk.command(ID, Vote.approve(BOB), null).orElseThrow();

      assertThat(desk.history()).filteredOn(StepPassed.class::isInstance).singleElement()
          .isInstanceOfSatisfying(StepPassed.class, passed -> assertThat(passed.by()).containsExactly(BOB));
      assertThat(desk.history()).filteredOn(VoteCast.class::isInstance).hasSize(1);
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(BOB, DAVE);
    }

    @Test
    void endsARequestOnceAndForAll() {
      Desk desk = submitted(Game.chain(
              step("one", "any of approvers", ALICE), step("two", "any of approvers", ALICE),
              step("three", "any of approvers", ALICE))
          .duties(Duties.builder().skip(SkipRule.REQUESTER_IS_APPROVER, SkipRule.ALREADY_APPROVED).build()));

      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(desk.history()).filteredOn(StepPassed.class::isInstance).hasSize(3);
      assertThat(desk.history()).filteredOn(Approved.class::isInstance).hasSize(1);
      assertThat(desk.history()).noneMatch(VoteCast.class::isInstance);
      assertThat(desk.command(ID, new Tick(), null).orElseThrow()).isEmpty();
    }

    /** Whether or not steps are separate, in which case it is told at submission whose votes a step needs. */
    @Test
    void isNoVoteThatIsOnlyExpected() {
      for (StepDuties last : List.of(StepDuties.STANDARD, separateFrom("two"))) {
        Desk desk = new Desk(Game.chain(
                step("one", "any of approvers", BOB), step("two", "2 of approvers", ALICE, BOB),
                step("three", "any of approvers", CAROL).duties(last))
            .duties(Duties.builder().skip(SkipRule.REQUESTER_IS_APPROVER, SkipRule.ALREADY_APPROVED).build()).build(),
            Game.staff());

        assertThat(desk.play(ID, SUBMIT)).hasValueSatisfying(answer -> assertThat(answer).isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.refusal()).isInstanceOf(NoQualifiedApprover.class)));
      }
    }

    @Test
    void isNotTheRequestersWhereTheDefinitionDoesNotSaySo() {
      Desk desk = new Desk(Game.chain(step("one", "any of approvers", ALICE))
          .duties(Duties.builder().skip(SkipRule.ALREADY_APPROVED).build()).build(), Game.staff());

      assertThat(desk.play(ID, SUBMIT)).hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Refused.class));
    }

    @Test
    void isNotEnoughWhereOthersAreNeeded() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", ALICE, BOB, CAROL))
          .duties(Duties.builder().skip(SkipRule.REQUESTER_IS_APPROVER).build()));

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(BOB, CAROL);
    }

    @Test
    void doesNotCountInAStepThatIsSeparate() {
      Desk desk = submitted(Game.chain(
              step("one", "any of approvers", BOB),
              step("two", "any of approvers", BOB, CAROL).duties(separateFrom("one")))
          .duties(Duties.builder().skip(SkipRule.ALREADY_APPROVED).build()));
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(CAROL);
    }
  }

  /** bernstein#5728, agent-governance#3126: one person, two votes, by a channel or a hat of each. */
  @Test
  void onePersonHasOneVoteAsApproverDelegateAndAddition() {
    Desk desk = submitted(Game.chain(step("one", "3 of approvers", BOB, CAROL, DAVE).duties(separateFrom()))
        .requesterPolicy(RequesterPolicy.ALLOWED));
    desk.store.delegations().add(ACME, Delegation.of("D", BOB, ERIN).build());
    desk.command(ID, Vote.approve(new Actor("ERIN@example.com")), null).orElseThrow();

    assertThat(desk.command(ID, new AddApprover(CAROL, ERIN, Place.WITH_ME, "once more"), null)).isInstanceOf(Refused.class);
    assertThat(desk.command(ID, new Reassign(ADA, CAROL, ERIN, "once more"), null)).isInstanceOf(Refused.class);
    assertThat(desk.command(ID, Vote.approve(ERIN), null)).isInstanceOf(Refused.class);
    assertThat(desk.history()).filteredOn(VoteCast.class::isInstance).hasSize(1);
  }
}
