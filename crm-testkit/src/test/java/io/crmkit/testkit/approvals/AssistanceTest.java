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
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.lose;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySeated;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.ApprovalRefusal.SeveralSteps;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.PeopleRefusal.ClaimedByAnother;
import io.crmkit.approvals.model.PeopleRefusal.NoPlace;
import io.crmkit.approvals.model.PeopleRefusal.NothingToClaim;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.paging.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How people share the work of a step: queues, and approvers whom they add. */
class AssistanceTest {

  @Nested
  class AQueue {

    private final Desk desk =
        submitted(Game.chain(step("one", "any of approvers", BOB, CAROL, DAVE).order(Order.QUEUE)));

    private int inbox(Actor person) {
      return desk.service.inbox(ACME, person, PageRequest.first(10)).items().size();
    }

    @Test
    void isSeenByAllUntilOneClaimsIt() {
      assertThat(List.of(inbox(BOB), inbox(CAROL), inbox(DAVE))).containsExactly(1, 1, 1);

      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();

      assertThat(List.of(inbox(BOB), inbox(CAROL), inbox(DAVE))).containsExactly(0, 1, 0);
      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(ClaimedByAnother.class);
      assertThat(desk.refusal(new Claim(BOB, null))).isInstanceOf(ClaimedByAnother.class);
    }

    @Test
    void isClaimedOnceHoweverOftenItsClaimerAsks() {
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();

      assertThat(desk.command(ID, new Claim(CAROL, "one"), null).orElseThrow()).isEmpty();
    }

    @Test
    void isGivenBackByItsClaimerOrAnAdministrator() {
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();
      assertThat(desk.refusal(new Release(BOB, null, ""))).isInstanceOf(NotAllowed.class);

      desk.command(ID, new Release(CAROL, null, "too much"), null).orElseThrow();
      desk.command(ID, new Claim(BOB, null), null).orElseThrow();
      desk.command(ID, new Release(ADA, "one", "is ill"), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(BOB, CAROL, DAVE);
      assertThat(desk.history()).filteredOn(ClaimReleased.class::isInstance)
          .extracting(event -> ((ClaimReleased) event).authority())
          .containsExactly(Authority.OWN, Authority.ADMINISTRATOR);
    }

    @Test
    void isFreeAgainWhenItsClaimerLeaves() {
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();

      desk.command(ID, new Vacate(CAROL, "has left"), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(BOB, DAVE);
    }

    @Test
    void staysClaimedByWhomTheClaimersSeatIsGivenTo() {
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();

      desk.command(ID, new Reassign(ADA, CAROL, ERIN, "is ill"), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(ERIN);
    }

    @Test
    void isFreeForTheOthersWhenItsClaimerAbstains() {
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();
      desk.command(ID, Vote.abstain(CAROL), null).orElseThrow();

      assertThat(desk.openStep().asked()).containsExactly(BOB, DAVE);
    }

    @Test
    void isClaimedAndReleasedByADelegate() {
      desk.store.delegations().add(ACME, Delegation.of("D", CAROL, ERIN).build());
      desk.command(ID, new Claim(ERIN, null), null).orElseThrow();
      assertThat(desk.openStep().asked()).containsExactly(CAROL);

      desk.command(ID, new Release(ERIN, null, ""), null).orElseThrow();

      assertThat(desk.openStep().claimer()).isEmpty();
    }

    @Test
    void isNotReleasedByADelegateWhoIsNotActive() {
      desk.store.delegations().add(ACME, Delegation.of("D", CAROL, ZOE).build());
      desk.command(ID, new Claim(CAROL, null), null).orElseThrow();

      assertThat(desk.refusal(new Release(ZOE, null, ""))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void isReleasedByADelegateWhoIsAskedElsewhereToo() {
      Desk forked = submitted(Game.chain(
              step("one", "any of approvers", CAROL, DAVE).order(Order.QUEUE), step("two", "any of approvers", ERIN))
          .fork(Fork.named("both", 0).branch("left", 1).branch("right", 1).join(Join.ALL)));
      forked.store.delegations().add(ACME, Delegation.of("D", CAROL, ERIN).build());
      forked.command(ID, new Claim(CAROL, null), null).orElseThrow();

      forked.command(ID, new Release(ERIN, null, ""), null).orElseThrow();

      assertThat(forked.openStep().asked()).containsExactly(CAROL, DAVE);
    }

    @Test
    void isNamedByAnAdministratorWhereSeveralAreClaimed() {
      Desk forked = twoQueues(BOB, ERIN);
      forked.command(ID, new Claim(BOB, null), null).orElseThrow();
      forked.command(ID, new Claim(ERIN, null), null).orElseThrow();

      assertThat(forked.refusal(new Release(ADA, null, ""))).isEqualTo(new SeveralSteps(ADA, List.of("one", "two")));
      forked.command(ID, new Release(ADA, "two", ""), null).orElseThrow();
      forked.command(ID, new Release(ADA, null, ""), null).orElseThrow();
      assertThat(((Pending) forked.state(ID)).asked()).containsExactly(BOB, CAROL, ERIN, DAVE);
    }

    @Test
    void isTheirOwnThatAnAdministratorGivesBackWithoutAName() {
      Desk forked = twoQueues(BOB, ADA);
      forked.command(ID, new Claim(BOB, null), null).orElseThrow();
      forked.command(ID, new Claim(ADA, null), null).orElseThrow();

      forked.command(ID, new Release(ADA, null, ""), null).orElseThrow();

      assertThat(forked.openStep().claimer()).contains(BOB);
      assertThat(forked.history()).last().extracting(event -> ((ClaimReleased) event).authority())
          .isEqualTo(Authority.OWN);
    }

    private static Desk twoQueues(Actor one, Actor two) {
      return submitted(Game.chain(
              step("one", "any of approvers", one, CAROL).order(Order.QUEUE),
              step("two", "any of approvers", two, DAVE).order(Order.QUEUE))
          .fork(Fork.named("both", 0).branch("left", 1).branch("right", 1).join(Join.ALL)));
    }

    @Test
    void isNotReleasedOnceNobodyInItIsAskedAnyMore() {
      Desk climbing = submitted(Game.chain(step("one", "any of approvers", BOB, CAROL).order(Order.QUEUE)
          .escalation(ladder(LastAction.WAIT, lose(ERIN)))));
      climbing.command(ID, new Claim(CAROL, null), null).orElseThrow();
      climbing.at(climbing.now().plus(HOUR));
      climbing.command(ID, new Tick(), null).orElseThrow();

      assertThat(climbing.openStep().claimer()).isEmpty();
      assertThat(climbing.refusal(new Release(CAROL, null, ""))).isInstanceOf(NothingToClaim.class);
    }

    @Test
    void isNotAnyOtherStep() {
      Desk other = submitted(Game.chain(step("one", "any of approvers", BOB, CAROL)));

      assertThat(other.refusal(new Claim(BOB, null))).isInstanceOf(NothingToClaim.class);
      assertThat(other.refusal(new Release(BOB, null, ""))).isInstanceOf(NothingToClaim.class);
    }
  }

  @Nested
  class SomebodyWhoIsAdded {

    private final StepDuties open = new StepDuties(List.of(), Additions.BY_APPROVERS, null);
    private final Desk desk = submitted(Game.chain(
        step("one", "2 of approvers", BOB, CAROL).duties(open), step("two", "any of approvers", DAVE)));

    private void add(Actor by, Actor person, Place place) {
      desk.command(ID, new AddApprover(by, person, place, "knows more"), null).orElseThrow();
    }

    private void approve(Actor... people) {
      List.of(people).forEach(person -> desk.command(ID, Vote.approve(person), null).orElseThrow());
    }

    @Test
    void isAskedBeforeWhoeverAddedThem() {
      add(BOB, ERIN, Place.BEFORE_ME);
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, ERIN);

      approve(ERIN);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(BOB, CAROL);
    }

    @Test
    void isAskedAfterWhoeverAddedThem() {
      add(BOB, ERIN, Place.AFTER_ME);
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(BOB, CAROL);

      approve(BOB);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, ERIN);
    }

    @Test
    void mustApproveAsWell() {
      add(BOB, ERIN, Place.WITH_ME);
      approve(BOB, CAROL);
      assertThat(desk.openStep().name()).isEqualTo("one");
      assertThat(desk.openStep().asked()).containsExactly(ERIN);

      approve(ERIN);

      assertThat(desk.openStep().name()).isEqualTo("two");
    }

    @Test
    void rejectsForAll() {
      add(BOB, ERIN, Place.WITH_ME);

      desk.command(ID, Vote.reject(ERIN, "no"), null).orElseThrow();

      assertThat(desk.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void leavesItToTheOthersByAnAbstentionOrByLeaving() {
      add(BOB, ERIN, Place.WITH_ME);
      add(CAROL, DAVE, Place.WITH_ME);
      approve(BOB, CAROL);
      desk.command(ID, Vote.abstain(ERIN), null).orElseThrow();
      assertThat(desk.openStep().name()).isEqualTo("one");

      desk.command(ID, new Vacate(DAVE, "has left"), null).orElseThrow();

      assertThat(desk.openStep().name()).isEqualTo("two");
    }

    @Test
    void isNeitherTheRequesterNorSomebodyWhoSitsThere() {
      assertThat(desk.refusal(new AddApprover(BOB, ALICE, Place.WITH_ME, "why not"))).isInstanceOf(OwnRequest.class);
      assertThat(desk.refusal(new AddApprover(BOB, CAROL, Place.WITH_ME, "why not"))).isInstanceOf(AlreadySeated.class);
    }

    @Test
    void isAddedByThoseWhoAreAskedWhereTheStepSaysSo() {
      assertThat(desk.command(ID, new AddApprover(DAVE, ERIN, Place.WITH_ME, "why not"), null))
          .isInstanceOf(Refused.class);
      approve(BOB, CAROL);

      assertThat(desk.refusal(new AddApprover(DAVE, ERIN, Place.WITH_ME, "why not"))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void isAddedByAnAdministratorBesideTheOthersOnly() {
      assertThat(desk.refusal(new AddApprover(ADA, ERIN, Place.BEFORE_ME, "why not"))).isInstanceOf(NoPlace.class);

      add(ADA, ERIN, Place.WITH_ME);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(BOB, CAROL, ERIN);
    }

    @Test
    void waitsForWhomTheSeatOfTheirAskerIsGivenTo() {
      add(BOB, ERIN, Place.AFTER_ME);
      desk.command(ID, new Reassign(BOB, BOB, DAVE, "on leave"), null).orElseThrow();
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, DAVE);

      approve(DAVE);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, ERIN);
    }

    @Test
    void addsOthersInTurn() {
      add(BOB, ERIN, Place.BEFORE_ME);
      add(ERIN, DAVE, Place.BEFORE_ME);
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, DAVE);

      approve(DAVE, ERIN, BOB, CAROL);

      assertThat(desk.openStep().name()).isEqualTo("two");
    }
  }
}
