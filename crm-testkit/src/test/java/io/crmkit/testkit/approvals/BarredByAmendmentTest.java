package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Barred.Reason;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.ApprovalEvent.VoteVoided;
import io.crmkit.approvals.model.ApprovalRefusal.NoOpenSeat;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** I8, I10, I11: an amendment that says of somebody that they must not decide. */
class BarredByAmendmentTest {

  private static final ContentPolicy AMOUNT =
      new ContentPolicy(List.of(FieldPath.of("amount")), AfterApproval.REFUSE);
  private static final Terms TERMS =
      new Terms(null, AMOUNT, new ReworkPolicy(3, Exhausted.REFUSE, Set.of(Target.REQUESTER)));

  @Test
  void losesTheirOpenSeat() {
    Desk desk = desk(step("one", "2 of approvers", BOB, CAROL, DAVE));
    editedBy(desk, BOB);

    assertThat(desk.openStep().asked()).containsExactly(CAROL, DAVE);
    assertThat(happened(desk, SeatVacated.class)).extracting(SeatVacated::person, SeatVacated::reason)
        .containsExactly(tuple(BOB, Reason.NAMED.text()));
    assertThat(desk.service.inbox(ACME, BOB, PageRequest.first(9)).items()).isEmpty();
    assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(NoOpenSeat.class);
  }

  @Test
  void losesTheirVoteInAStepThatIsNotDecided() {
    Desk desk = desk(step("one", "2 of approvers", BOB, CAROL, DAVE));
    approve(desk, BOB);
    editedBy(desk, BOB);

    assertThat(happened(desk, VoteVoided.class)).singleElement()
        .isEqualTo(new VoteVoided(0, BOB, BOB, Reason.NAMED, desk.now()));
    approve(desk, CAROL);
    assertThat(desk.openStep().asked()).containsExactly(DAVE);
    approve(desk, DAVE);
    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void keepsTheirVoteInAStepThatIsDecided() {
    Desk desk = desk(step("one", "any of approvers", BOB), step("two", "2 of approvers", BOB, CAROL, DAVE));
    approve(desk, BOB, BOB);
    editedBy(desk, BOB);

    assertThat(happened(desk, VoteVoided.class)).extracting(VoteVoided::step).containsExactly(1);
    assertThat(((Pending) desk.state(ID)).results()).singleElement()
        .satisfies(result -> assertThat(result.ending()).isEqualTo(StepResult.Ending.APPROVED));
  }

  @Test
  void opensTheSeatAgainInWhichTheyVotedForSomebodyElse() {
    Desk desk = desk(step("one", "2 of approvers", BOB, CAROL));
    desk.store.delegations().add(ACME, Delegation.of("D", BOB, ERIN).build());
    approve(desk, ERIN);
    editedBy(desk, ERIN);

    assertThat(happened(desk, VoteVoided.class)).extracting(VoteVoided::by, VoteVoided::holder)
        .containsExactly(tuple(ERIN, BOB));
    assertThat(happened(desk, SeatVacated.class)).isEmpty();
    assertThat(desk.openStep().asked()).containsExactly(BOB, CAROL);
    assertThat(desk.service.inbox(ACME, BOB, PageRequest.first(9)).items()).hasSize(1);
    approve(desk, BOB, CAROL);
    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void losesTheVoteThatSomebodyElseCastForThem() {
    Desk desk = desk(step("one", "2 of approvers", BOB, CAROL, DAVE));
    desk.store.delegations().add(ACME, Delegation.of("D", BOB, ERIN).build());
    approve(desk, ERIN);
    editedBy(desk, BOB);

    assertThat(desk.openStep().asked()).containsExactly(CAROL, DAVE);
    assertThat(desk.openStep().voters()).isEmpty();
  }

  @Test
  void leavesWhatTheRestOfThemHasDecided() {
    Desk desk = desk(step("one", "majority of approvers", BOB, CAROL, DAVE));
    approve(desk, CAROL);
    desk.command(ID, Vote.reject(DAVE, "no"), null).orElseThrow();
    editedBy(desk, DAVE);
    assertThat(desk.openStep().asked()).containsExactly(BOB);

    Desk other = desk(step("one", "all of approvers", BOB, CAROL));
    approve(other, CAROL);
    editedBy(other, BOB);
    assertThat(other.outcome()).isEqualTo(Outcome.APPROVED);
  }

  /** gitlab#12235, #12152. */
  @Test
  void isFollowedByThePolicyOfAStepThatIsLeftWithTooFew() {
    Desk fallback = desk(step("one", "2 of approvers", BOB, CAROL).fallback(user(DAVE)));
    approve(fallback, BOB);
    editedBy(fallback, BOB);
    assertThat(fallback.openStep().asked()).containsExactly(DAVE);

    Desk skipped = desk(step("one", "any of approvers", BOB).onEmpty(EmptySlatePolicy.SKIP),
        step("two", "any of approvers", CAROL));
    editedBy(skipped, BOB);
    assertThat(skipped.openStep().name()).isEqualTo("two");

    Desk failed = desk(step("one", "any of approvers", BOB));
    editedBy(failed, BOB);
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(happened(failed, Failed.class)).hasSize(1);
  }

  @Test
  void mayHaveItsStepClimb() {
    Desk desk = desk(step("one", Formula.Share.majority(Denominator.ALL, Tie.ESCALATE, Slate.EVERYONE), BOB, CAROL, DAVE)
        .escalation(ladder(LastAction.WAIT, keep(ERIN))));
    approve(desk, CAROL);
    desk.command(ID, Vote.reject(DAVE, "no"), null).orElseThrow();
    editedBy(desk, BOB);

    assertThat(desk.openStep().level()).isEqualTo(1);
    assertThat(desk.openStep().asked()).containsExactly(ERIN);
  }

  @Test
  void needsNoAnswerAnyMore() {
    Desk desk = desk(step("one", "any of approvers", BOB, CAROL).escalation(ladder(LastAction.WAIT, keep(ERIN))));
    Instant due = desk.openStep().dueAt();
    desk.command(ID, RequestInfo.ofRequester(BOB, "why?"), null).orElseThrow();
    assertThat(desk.openStep().dueAt()).isNull();
    editedBy(desk, BOB);

    assertThat(((Pending) desk.state(ID)).course().questions()).isEmpty();
    assertThat(desk.openStep().dueAt()).isEqualTo(due);
  }

  @Test
  void needsNoAnswerAnyMoreEitherToWhatTheyHaveAskedInSomebodysPlace() {
    Desk desk = desk(step("one", "any of approvers", CAROL));
    desk.store.delegations().add(ACME, Delegation.of("D-1", CAROL, BOB).build());
    desk.command(ID, RequestInfo.ofRequester(BOB, "why?"), null).orElseThrow();
    editedBy(desk, BOB);

    assertThat(((Pending) desk.state(ID)).course().questions()).isEmpty();
  }

  @Test
  void losesTheirVoteInABranchThatTheSameAmendmentWithdraws() {
    Desk desk = desk(Game.chain(
            step("one", "all of approvers", BOB, CAROL), step("two", "all of approvers", BOB, DAVE))
        .fork(Fork.named("either", 0).branch("left", 1).branch("right", 1).join(Join.ANY)));
    desk.command(ID, Vote.approve(BOB).in("two"), null).orElseThrow();
    approve(desk, CAROL);
    editedBy(desk, BOB);

    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(happened(desk, VoteVoided.class)).hasSize(1);
    assertThat(((Settled) desk.state(ID)).results()).extracting(StepResult::name, StepResult::ending)
        .contains(tuple("two", StepResult.Ending.WITHDRAWN));
    assertThat(((Settled) desk.state(ID)).results()).flatExtracting(StepResult::votes)
        .containsExactly(new StepVote(CAROL, CAROL, Choice.APPROVE));
  }

  @Test
  void leavesAStepThatIsSetAsideToo() {
    Desk desk = desk(step("one", "any of approvers", BOB, ERIN),
        step("two", "2 of approvers", BOB, CAROL, DAVE).watch(FieldPath.of("text")));
    approve(desk, ERIN, BOB);
    amend(desk, fields(700, ALICE));
    assertThat(desk.openStep().name()).isEqualTo("one");
    amend(desk, fields(700, BOB));

    assertThat(desk.openStep().asked()).containsExactly(ERIN);
    approve(desk, ERIN);
    assertThat(desk.openStep().name()).isEqualTo("two");
    assertThat(desk.openStep().asked()).containsExactly(CAROL, DAVE);
    assertThat(desk.openStep().voters()).isEmpty();
  }

  @Test
  void hasAStepAskedAnewThatIsSetAsideWithTooFew() {
    Desk desk = desk(step("one", "any of approvers", ERIN),
        step("two", "2 of approvers", BOB, CAROL).fallback(user(DAVE)).watch(FieldPath.of("text")));
    approve(desk, ERIN);
    amend(desk, fields(700, BOB));

    assertThat(happened(desk, StepVoided.class)).extracting(StepVoided::name, StepVoided::cause)
        .containsExactly(tuple("one", VoidCause.CONTENT),
            tuple("two", VoidCause.SHORT));
    approve(desk, ERIN);
    assertThat(desk.openStep().asked()).containsExactly(DAVE);
  }

  @Test
  void isLookedAtWhenARequestIsSubmittedAgainWithOtherFields() {
    Desk desk = desk(step("one", "any of approvers", BOB, CAROL));
    desk.command(ID, new SendBack(CAROL, Destination.REQUESTER, "why?"), null).orElseThrow();
    desk.command(ID, new Resubmit(ALICE, fields(500, BOB), "done"), null).orElseThrow();

    assertThat(desk.openStep().asked()).containsExactly(CAROL);
  }

  @Test
  void changesNothingIfNobodyIsBarredWhoHasToDoWithIt() {
    Desk desk = desk(step("one", "2 of approvers", BOB, CAROL));
    approve(desk, BOB);
    editedBy(desk, DAVE);

    assertThat(desk.openStep().asked()).containsExactly(CAROL);
    assertThat(happened(desk, VoteVoided.class)).isEmpty();
    approve(desk, CAROL);
    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  private static Desk desk(Step.Builder... steps) {
    return desk(Game.chain(steps));
  }

  private static Desk desk(Definition.Builder chain) {
    Definition definition = chain.terms(TERMS)
        .duties(Duties.builder().barred(new ApproverRef.Field("last_editor")).build()).build();
    Desk desk = new Desk(definition, Game.staff());
    Subject deal = new Subject("deal", "D-1", fields(500, ALICE));
    desk.command(ID, new Submit(ALICE, desk.pin, deal), null).orElseThrow();
    return desk;
  }

  private static Value.Fields fields(long amount, Actor editor) {
    return Value.Fields.NONE.with("amount", Value.of(amount)).with("last_editor", Value.of(editor.id()));
  }

  private static void editedBy(Desk desk, Actor editor) {
    amend(desk, fields(500, editor));
  }

  private static void amend(Desk desk, Value.Fields fields) {
    desk.command(ID, new Amend(ALICE, fields, "edited"), null).orElseThrow();
  }

  private static void approve(Desk desk, Actor... voters) {
    for (Actor voter : voters) {
      desk.command(ID, Vote.approve(voter), null).orElseThrow();
    }
  }

  private static <E extends ApprovalEvent> List<E> happened(Desk desk, Class<E> type) {
    return desk.history().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
