package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Inspection.Dead;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.Inspection.Spent;
import io.crmkit.approvals.IssuedToken;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.TokenOrder;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenRefusal.SeatGone;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** I29: links for whoever acts for somebody who is away, in that one seat and in no other. */
class TokensOfDelegatesTest {

  private static final SeatGone GONE = new SeatGone(BOB, "one");

  private final Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL, ADA)));
  private final ActionTokens tokens = new ActionTokens(desk.service, desk.store.tokens(),
      TokenKeys.of("key-1", "a key of thirty-two random bytes".getBytes(StandardCharsets.UTF_8)));

  private void delegate(Delegation.Builder delegation) {
    desk.store.delegations().add(ACME, delegation.build());
  }

  private IssuedToken issue(Actor person) {
    return tokens.issue(ACME, TokenOrder.of(ID, person, Use.APPROVE, Duration.ofDays(3)));
  }

  private void command(ApprovalCommand command) {
    desk.command(ID, command, null).orElseThrow();
  }

  private void isDead(String text, Refusal why) {
    assertThat(tokens.inspect(ACME, text)).isEqualTo(new Dead(why));
    assertThat(tokens.redeem(ACME, text, "")).isEqualTo(Decision.refuse(why));
  }

  @Test
  void aLinkVotesInTheSeatThatItIsFor() {
    delegate(Delegation.of("1", BOB, DAVE));
    delegate(Delegation.of("2", DAVE, ERIN));
    String text = issue(ERIN).orElseThrow();
    VoteCast vote = (VoteCast) ((Live) tokens.inspect(ACME, text)).would().get(0);
    assertThat(vote.mandate()).isEqualTo(new Mandate(BOB, List.of(DAVE)));

    assertThat(tokens.redeem(ACME, text, "").orElseThrow().get(0)).isEqualTo(vote);
    assertThat(tokens.inspect(ACME, text)).isInstanceOf(Spent.class);
  }

  @Test
  void thereIsNoLinkForWhoeverActsForNobodyOrIsNotActive() {
    delegate(Delegation.of("1", BOB, ZOE));
    delegate(Delegation.of("2", CAROL, ERIN).in("another"));

    assertThat(List.of(DAVE, ZOE, ERIN)).allSatisfy(person -> assertThat(issue(person))
        .isEqualTo(new IssuedToken.Refused(new NotAnApprover(person, "one", Set.of(BOB, CAROL, ADA)))));
  }

  @Test
  void aLinkCountsWhileItsDelegationHolds() {
    delegate(Delegation.of("1", BOB, DAVE));
    String text = issue(DAVE).orElseThrow();

    desk.store.delegations().end(ACME, "1", desk.now());
    isDead(text, new NotAnApprover(DAVE, "one", Set.of(BOB, CAROL, ADA)));
  }

  @Test
  void aLinkEndsWithAVoteInItsSeatOfWhomeverAndWithTheSeat() {
    delegate(Delegation.of("1", BOB, DAVE));
    delegate(Delegation.of("2", BOB, ERIN));
    String daves = issue(DAVE).orElseThrow();
    String erins = issue(ERIN).orElseThrow();
    String bobs = issue(BOB).orElseThrow();

    assertThat(tokens.redeem(ACME, daves, "").orElseThrow()).isNotEmpty();
    isDead(erins, GONE);
    isDead(bobs, GONE);
  }

  @Test
  void aLinkEndsWithTheSeatEvenIfItComesBack() {
    delegate(Delegation.of("1", BOB, DAVE));
    String text = issue(DAVE).orElseThrow();

    command(new Reassign(BOB, BOB, ERIN, "on leave"));
    isDead(text, GONE);
    command(new Reassign(ERIN, ERIN, BOB, "is back"));
    isDead(text, GONE);
  }

  @Test
  void aLinkEndsWithWhoeverLeavesTheSeatThatItIsFor() {
    delegate(Delegation.of("1", BOB, DAVE));
    String text = issue(DAVE).orElseThrow();

    command(new Vacate(BOB, "has left"));
    isDead(text, GONE);
  }

  @Test
  void aLinkVotesInNoOtherSeatForWhomeverElseItsPersonActs() {
    delegate(Delegation.of("1", BOB, DAVE));
    String text = issue(DAVE).orElseThrow();
    desk.store.delegations().end(ACME, "1", desk.now());
    delegate(Delegation.of("2", CAROL, DAVE));
    isDead(text, GONE);

    delegate(Delegation.of("3", ADA, ERIN));
    String adas = issue(ERIN).orElseThrow();
    command(new AddApprover(ADA, ERIN, Place.WITH_ME, "knows it"));
    isDead(adas, new SeatGone(ADA, "one"));
  }
}
