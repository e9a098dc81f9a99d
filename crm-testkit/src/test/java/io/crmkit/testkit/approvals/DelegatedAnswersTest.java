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
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ApproverAdded;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.InfoWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.CourseRefusal.NothingAsked;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.PageRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Delegates answer what was asked of their principals, and whatever they do says in whose place, and via whom. */
class DelegatedAnswersTest {

  private static void delegate(Desk desk, Delegation.Builder delegation) {
    desk.store.delegations().add(ACME, delegation.build());
  }

  private static List<InboxItem> inbox(Desk desk, Actor person) {
    return desk.service.inbox(ACME, person, PageRequest.first(10)).items();
  }

  private static ApprovalEvent last(Desk desk) {
    List<ApprovalEvent> history = desk.history();
    return history.get(history.size() - 1);
  }

  @Nested
  class AnAnswer {

    private final Desk desk = asking(submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL))));

    private static Desk asking(Desk desk) {
      desk.command(ID, RequestInfo.ofRequester(BOB, "for whom?"), null).orElseThrow();
      return desk;
    }

    @Test
    void isGivenByADelegateOfWhoeverWasAsked() {
      assertThat(desk.refusal(new ProvideInfo(ERIN, "for us"))).isEqualTo(new NothingAsked(ERIN));
      delegate(desk, Delegation.of("1", ALICE, DAVE));
      delegate(desk, Delegation.of("2", DAVE, ERIN));

      assertThat(inbox(desk, ERIN)).extracting(InboxItem::ask, InboxItem::mandate)
          .containsExactly(tuple(Ask.ANSWER, new Mandate(ALICE, List.of(DAVE))));
      desk.command(ID, new ProvideInfo(ERIN, "for us"), null).orElseThrow();

      assertThat(last(desk)).isInstanceOfSatisfying(
          InfoProvided.class, answer -> {
            assertThat(answer.by()).isEqualTo(ERIN);
            assertThat(answer.mandate()).isEqualTo(new Mandate(ALICE, List.of(DAVE)));
          });
      assertThat(inbox(desk, ERIN)).isEmpty();
    }

    @Test
    void isInNobodysPlaceOfWhoeverWasAskedOrAdministersTheRequest() {
      delegate(desk, Delegation.of("1", BOB, ALICE));
      delegate(desk, Delegation.of("2", ALICE, ADA));

      assertThat(List.of(ALICE, ADA)).allSatisfy(by -> assertThat(
          desk.service.dryRun(ACME, ID, new ProvideInfo(by, "for us")).orElseThrow()).singleElement()
          .isInstanceOfSatisfying(InfoProvided.class, answer -> assertThat(answer.mandate()).isNull()));
    }

    @Test
    void isNotGivenByADelegateForOtherTimesOrDefinitions() {
      delegate(desk, Delegation.of("1", ALICE, ERIN).in("another"));
      delegate(desk, Delegation.of("2", ALICE, DAVE).until(desk.now()));

      assertThat(desk.refusal(new ProvideInfo(ERIN, "for us"))).isEqualTo(new NothingAsked(ERIN));
      assertThat(desk.refusal(new ProvideInfo(DAVE, "for us"))).isEqualTo(new NothingAsked(DAVE));
      assertThat(inbox(desk, ERIN)).isEmpty();
      assertThat(inbox(desk, DAVE)).isEmpty();
    }

    @Test
    void isNotGivenByADelegateWhoHasLeft() {
      delegate(desk, Delegation.of("1", ALICE, ZOE));

      assertThat(desk.refusal(new ProvideInfo(ZOE, "for us"))).isEqualTo(new Inactive(ZOE));
      assertThat(inbox(desk, ZOE)).isEmpty();
    }

    @Test
    void isNoVoteSoThatRulesAboutVotesOfDelegatesDoNotMatter() {
      Duties nobody = Duties.builder()
          .delegates(new DelegatePolicy(Votes.REFUSED, DelegatePolicy.Authority.PRINCIPAL, List.of())).build();
      Desk other = asking(submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)).duties(nobody)));
      delegate(other, Delegation.of("1", ALICE, ERIN));

      assertThat(inbox(other, ERIN)).hasSize(1);
      other.command(ID, new ProvideInfo(ERIN, "for us"), null).orElseThrow();
      assertThat(last(other)).isInstanceOf(InfoProvided.class);
    }
  }

  @Nested
  class WhatADelegateOfADelegateDoes {

    private final Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB, CAROL)
        .order(Order.QUEUE).duties(new StepDuties(List.of(), Additions.BY_APPROVERS, null))));

    private ApprovalEvent done(ApprovalCommand command) {
      desk.command(ID, command, null).orElseThrow();
      return last(desk);
    }

    @Test
    void saysViaWhomTheyMay() {
      delegate(desk, Delegation.of("1", BOB, DAVE));
      delegate(desk, Delegation.of("2", DAVE, ERIN));

      assertThat(done(new Claim(ERIN, null))).isEqualTo(
          new QueueClaimed(0, BOB, ERIN, List.of(DAVE), null, desk.now()));
      assertThat(done(new RequestInfo(ERIN, ALICE, "for whom?", null))).isEqualTo(
          new InfoRequested(0, "one", ERIN, new Mandate(BOB, List.of(DAVE)), ALICE, "for whom?", desk.now()));
      assertThat(done(new Release(ERIN, null, "lunch"))).isEqualTo(
          new ClaimReleased(0, BOB, ERIN, List.of(DAVE), Authority.OWN, "lunch", desk.now()));
      assertThat(done(new AddApprover(ERIN, ADA, Place.WITH_ME, "knows it"))).isEqualTo(new ApproverAdded(
          0, ADA, BOB, Place.WITH_ME, ERIN, List.of(DAVE), Authority.OWN, "knows it", desk.now()));
    }

    @Test
    void mayBeToSendTheRequestBackAsTheirPrincipalMay() {
      Terms terms = new Terms(null, null, new ReworkPolicy(1, Exhausted.REFUSE, Set.of(Target.REQUESTER)));
      Desk other = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)).terms(terms));
      SendBack back = new SendBack(ERIN, Destination.REQUESTER, "too much");
      assertThat(other.refusal(back)).isInstanceOf(NotAnApprover.class);
      delegate(other, Delegation.of("1", BOB, DAVE));
      delegate(other, Delegation.of("2", DAVE, ERIN));

      Returned returned =
          new Returned(0, "one", ERIN, new Mandate(BOB, List.of(DAVE)), null, 1, "too much", other.now());
      assertThat(other.command(ID, back, null).orElseThrow()).startsWith(returned);
      assertThat(other.history()).contains(returned);
    }

    /** Nobody could use the answer any more, and nobody but whoever was asked could set the clock going. */
    @Test
    void fallsAwayWithTheVoteInWhoseSeatItWasAskedOrWithThePerson() {
      delegate(desk, Delegation.of("1", BOB, ERIN));
      delegate(desk, Delegation.of("2", BOB, DAVE));
      desk.command(ID, RequestInfo.ofRequester(ERIN, "for whom?"), null).orElseThrow();

      assertThat(desk.service.dryRun(ACME, ID, Vote.approve(CAROL)).orElseThrow())
          .noneMatch(InfoWithdrawn.class::isInstance);
      assertThat(List.of(Vote.abstain(BOB), Vote.abstain(ERIN), Vote.abstain(DAVE), new Vacate(BOB, "has left")))
          .allSatisfy(command -> assertThat(desk.service.dryRun(ACME, ID, command).orElseThrow().get(0))
              .isInstanceOf(InfoWithdrawn.class));
    }

    /** Whoever got the seat needs the answer no more, once they have voted; the clock goes on then. */
    @Test
    void goesWithTheSeatInWhichItWasAsked() {
      desk.command(ID, RequestInfo.ofRequester(BOB, "for whom?"), null).orElseThrow();
      desk.command(ID, new Reassign(BOB, BOB, DAVE, "on leave"), null).orElseThrow();

      assertThat(desk.service.dryRun(ACME, ID, Vote.abstain(DAVE)).orElseThrow().get(0))
          .isInstanceOf(InfoWithdrawn.class);
    }

    @Test
    void staysWithTheSeatInWhichItWasAskedWhenAnotherIsHandedOver() {
      desk.command(ID, RequestInfo.ofRequester(CAROL, "for whom?"), null).orElseThrow();
      desk.command(ID, new Reassign(BOB, BOB, DAVE, "on leave"), null).orElseThrow();

      assertThat(desk.service.dryRun(ACME, ID, Vote.abstain(DAVE)).orElseThrow())
          .noneMatch(InfoWithdrawn.class::isInstance);
    }

    @Test
    void isTheirsAloneWhereTheyAreAskedThemselves() {
      assertThat(done(new Claim(BOB, null))).isEqualTo(new QueueClaimed(0, BOB, BOB, List.of(), null, desk.now()));
      assertThat(done(RequestInfo.ofRequester(BOB, "for whom?"))).isEqualTo(
          new InfoRequested(0, "one", BOB, null, ALICE, "for whom?", desk.now()));
      assertThat(done(new Release(BOB, null, "lunch"))).isEqualTo(
          new ClaimReleased(0, BOB, BOB, List.of(), Authority.OWN, "lunch", desk.now()));
    }
  }
}
