package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.lose;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyVoted;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.NotYourTurn;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.PageRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** I12, I13: votes in place of others. */
class DelegatedVotesTest {

  private static final Duties MONEY = Duties.builder().amount(Expression.parse("total").orElseThrow()).build();
  private static final Subject LARGE = new Subject(
      "deal", "D-1", Value.Fields.NONE.with("total", new Value.Amount(Money.ofMinor(5_000_00, "EUR"))));

  private int delegations;

  private void delegate(Desk desk, Actor from, Actor to) {
    desk.store.delegations().add(ACME, Delegation.of("D-" + delegations++, from, to).build());
  }

  private static Object lastVote(Desk desk) {
    List<VoteCast> votes =
        desk.history().stream().filter(VoteCast.class::isInstance).map(VoteCast.class::cast).toList();
    return votes.get(votes.size() - 1);
  }

  private static List<InboxItem> inbox(Desk desk, Actor person) {
    return desk.service.inbox(ACME, person, PageRequest.first(10)).items();
  }

  @Nested
  class ADelegate {

    @Test
    void votesInTheSeatOfThePrincipalWhoKeepsIt() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, DAVE);

      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(desk.openStep().panels().get(0).holders()).containsExactly(BOB, CAROL);
      assertThat(desk.openStep().asked()).containsExactly(CAROL);
      assertThat(lastVote(desk)).isInstanceOfSatisfying(VoteCast.class, vote -> {
        assertThat(vote.by()).isEqualTo(DAVE);
        assertThat(vote.mandate()).isEqualTo(new Mandate(BOB, List.of()));
      });
    }

    @Test
    void isFoundByWhateverAliasesBothWereNamed() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      Delegation kept = desk.service.delegate(
          ACME, Delegation.of("D", new Actor("BOB@example.com"), new Actor("Dave@example.com")).build());

      assertThat(kept).isEqualTo(Delegation.of("D", BOB, DAVE).build());
      assertThat(desk.store.delegations().from(ACME, BOB)).containsExactly(kept);
      assertThat(inbox(desk, DAVE)).hasSize(1);
      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThatIllegalArgumentException().isThrownBy(() -> desk.service.delegate(
          ACME, Delegation.of("E", BOB, new Actor("bob@example.com")).build()));
    }

    @Test
    void ofADelegateIsToldWithThoseInBetween() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      delegate(desk, BOB, CAROL);
      delegate(desk, CAROL, DAVE);

      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(lastVote(desk)).isInstanceOfSatisfying(VoteCast.class,
          vote -> assertThat(vote.mandate()).isEqualTo(new Mandate(BOB, List.of(CAROL))));
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void whoSitsInTheStepVotesForThemselvesOnly() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, CAROL);

      desk.command(ID, Vote.approve(CAROL), null).orElseThrow();

      assertThat(desk.refusal(Vote.approve(CAROL))).isInstanceOf(AlreadyVoted.class);
      assertThat(desk.openStep().asked()).containsExactly(BOB);
    }

    @Test
    void whoseTurnHasNotComeDoesNotVoteForWhoseTurnItIs() {
      Desk desk = submitted(Game.chain(step("one", "all of approvers", BOB, CAROL).order(Order.SEQUENTIAL)));
      delegate(desk, BOB, CAROL);

      assertThat(desk.refusal(Vote.approve(CAROL))).isInstanceOf(NotYourTurn.class);
    }

    @Test
    void ofTwoPeopleHasOneSayInAStep() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, DAVE);
      delegate(desk, CAROL, DAVE);

      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(AlreadyVoted.class);
      assertThat(inbox(desk, DAVE)).isEmpty();
    }

    @Test
    void comesTooLateWhenThePrincipalHasVoted() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, DAVE);
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();

      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
    }

    @Test
    void hasVotedForThePrincipalToo() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, DAVE);
      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(AlreadyVoted.class);
    }

    @Test
    void isNoLongerOneWhenTheTimeIsOver() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      desk.store.delegations().add(
          ACME, Delegation.of("D", BOB, DAVE).from(desk.now()).until(desk.now().plus(HOUR)).build());
      assertThat(inbox(desk, DAVE)).hasSize(1);

      desk.at(desk.now().plus(HOUR));

      assertThat(inbox(desk, DAVE)).isEmpty();
      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
    }

    @Test
    void whoMayNotActVotesForNobody() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      delegate(desk, BOB, ZOE);

      assertThat(desk.refusal(Vote.approve(ZOE))).isInstanceOf(Inactive.class);
      assertThat(inbox(desk, ZOE)).isEmpty();
    }

    @Test
    void whoVotedIsNotAskedOnTheLadderAndTakesNoSeat() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)
          .escalation(ladder(LastAction.WAIT, keep(DAVE, ERIN)))));
      delegate(desk, BOB, DAVE);
      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

      assertThat(desk.refusal(new Reassign(CAROL, CAROL, DAVE, "on leave"))).isInstanceOf(AlreadyVoted.class);
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, new Tick(), null);
      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, ERIN);
    }
  }

  @Test
  void countForAPrincipalOnceADeadlineThatNobodyHasLookedAtHasClosedTheOwnSeat() {
    Desk desk = submitted(Game.chain(
            step("one", "any of approvers", DAVE).escalation(ladder(LastAction.WAIT, lose(ERIN))),
            step("two", "any of approvers", BOB))
        .fork(Fork.named("both", 0).branch("left", 1).branch("right", 1).join(Join.ALL)));
    delegate(desk, BOB, DAVE);
    desk.at(desk.now().plus(HOUR).plusNanos(1));

    desk.command(ID, Vote.approve(DAVE), null).orElseThrow();

    assertThat(lastVote(desk)).isInstanceOfSatisfying(VoteCast.class,
        vote -> assertThat(vote.mandate()).isEqualTo(new Mandate(BOB, List.of())));
  }

  @Nested
  class TheRequester {

    @Test
    void doesNotVoteAsADelegate() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      delegate(desk, BOB, ALICE);

      assertThat(desk.refusal(Vote.approve(ALICE))).isInstanceOf(OwnRequest.class);
      assertThat(inbox(desk, ALICE)).isEmpty();
    }

    @Test
    void passesNothingOnThatWasNotTheirs() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
      delegate(desk, ALICE, DAVE);

      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
    }
  }

  @Nested
  class AnInbox {

    @Test
    void showsWhatMayBeVotedOnForOthersBesideOnesOwn() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      delegate(desk, BOB, DAVE);
      delegate(desk, CAROL, DAVE);

      assertThat(inbox(desk, DAVE)).singleElement().extracting(InboxItem::mandate)
          .isEqualTo(new Mandate(BOB, List.of()));
      assertThat(inbox(desk, BOB)).singleElement().extracting(InboxItem::mandate).isNull();
    }
  }

  @Nested
  class Authority {

    @Test
    void mayBeRefusedToAllDelegates() {
      Desk desk = withPolicy(new DelegatePolicy(Votes.REFUSED, DelegatePolicy.Authority.PRINCIPAL, List.of()));

      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
      assertThat(inbox(desk, DAVE)).isEmpty();
    }

    @Test
    void mayBeLeftToSomePeople() {
      DelegatePolicy erin = new DelegatePolicy(Votes.ALLOWED, DelegatePolicy.Authority.PRINCIPAL, List.of(user(ERIN)));
      Desk desk = withPolicy(erin);
      delegate(desk, BOB, ERIN);

      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
      desk.command(ID, Vote.approve(ERIN), null).orElseThrow();
    }

    @Test
    void ofOnesOwnMustCoverTheAmount() {
      Desk desk = withPolicy(new DelegatePolicy(Votes.ALLOWED, DelegatePolicy.Authority.OWN, List.of()));
      desk.know(Game.staff().withLimits(Map.of(DAVE, Money.ofMinor(4_999_99, "EUR"))));
      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);
      assertThat(inbox(desk, DAVE)).isEmpty();

      desk.know(Game.staff().withLimits(Map.of(DAVE, Money.ofMinor(5_000_00, "EUR"))));

      assertThat(inbox(desk, DAVE)).hasSize(1);
      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();
      assertThat(desk.state(ID)).isInstanceOf(Settled.class);
    }

    private Desk withPolicy(DelegatePolicy policy) {
      Duties duties = Duties.builder().amount(Expression.parse("total").orElseThrow()).delegates(policy).build();
      Desk desk = new Desk(Game.chain(step("one", "any of approvers", BOB)).duties(duties).build(), Game.staff());
      desk.command(ID, new Submit(ALICE, desk.pin, LARGE), null).orElseThrow();
      delegate(desk, BOB, DAVE);
      return desk;
    }
  }

  @Nested
  class AScope {

    @Test
    void leavesOutOtherDefinitionsAndLargerAmounts() {
      Desk desk = new Desk(Game.chain(step("one", "3 of approvers", BOB, CAROL, ERIN)).duties(MONEY).build(), Game.staff());
      desk.command(ID, new Submit(ALICE, desk.pin, LARGE), null).orElseThrow();
      desk.store.delegations().add(ACME, Delegation.of("other", BOB, DAVE).in("another").build());
      desk.store.delegations().add(
          ACME, Delegation.of("small", CAROL, DAVE).upTo(Money.ofMinor(4_999_99, "EUR")).build());
      assertThat(desk.refusal(Vote.approve(DAVE))).isInstanceOf(NotAnApprover.class);

      desk.store.delegations().add(
          ACME, Delegation.of("this", ERIN, DAVE).in("game").upTo(Money.ofMinor(5_000_00, "EUR")).build());

      desk.command(ID, Vote.approve(DAVE), null).orElseThrow();
      assertThat(desk.openStep().asked()).containsExactly(BOB, CAROL);
    }
  }
}
