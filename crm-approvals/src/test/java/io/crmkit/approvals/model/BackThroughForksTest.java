package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.CEO;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.condition;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests with branches side by side that are amended and sent back. */
class BackThroughForksTest {

  private static final Terms TERMS = new Terms(
      null, new ContentPolicy(null, AfterApproval.REFUSE), new ReworkPolicy(3, Exhausted.REFUSE, Set.of(Target.ANY)));

  /** Price is Ada's; then legal asks Bob and then Carol, and finance asks Dave, side by side; behind them the CEO. */
  private static Play contract(Join join, Step.Builder finance) {
    return Play.submitted(building(
            step("Price", ADA).watch(FieldPath.of("amount")).build(), other("Legal", BOB), other("Counsel", CAROL),
            finance.build(), other("CEO", CEO))
        .fork(Fork.named("Review", 1).branch("legal", 2).branch("finance", 1).join(join)).terms(TERMS).build());
  }

  private static Step other(String name, Actor person) {
    return step(name, person).watch(FieldPath.of("terms")).build();
  }

  private static Step.Builder finance() {
    return step("Finance", DAVE).watch(FieldPath.of("terms"));
  }

  private static Amend costs(long amount) {
    return new Amend(ALICE, Value.Fields.NONE.with("amount", Value.of(amount)), "another price");
  }

  private static List<String> waiting(Play play) {
    return ((Pending) play.state()).steps().stream().map(OpenStep::name).toList();
  }

  private static List<String> aside(Play play) {
    return ((Pending) play.state()).course().parked().stream().map(parked -> parked.step().name()).toList();
  }

  @Nested
  class ABranchThatWasRejected {

    private final Play play = contract(Join.ANY, finance()).after(Vote.approve(ADA))
        .after(Vote.approve(BOB)).after(Vote.reject(CAROL, "no"));

    @Test
    void isNotApprovedByItsFirstStepOnceTheRequestHasGoneBack() {
      play.after(costs(400)).after(Vote.approve(ADA));

      assertThat(waiting(play)).containsExactly("Finance");
    }

    @Test
    void rejectsTheRequestIfTheOthersApplyNoMore() {
      Play small = contract(Join.ANY, finance().onlyIf(condition("amount > 100"))).after(Vote.approve(ADA))
          .after(Vote.approve(BOB)).after(Vote.reject(CAROL, "no"));
      small.after(costs(50)).after(Vote.approve(ADA));

      assertThat(small.outcome()).isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class AStepBeforeTheForkThatIsSentBackTo {

    @Test
    void takesBackBothBranchesWhicheverItIsSentBackFrom() {
      Play fromLegal = contract(Join.ALL, finance()).after(Vote.approve(ADA)).after(Vote.approve(DAVE));
      fromLegal.after(new SendBack(BOB, Destination.step("Price"), "too dear")).after(Vote.approve(ADA));
      assertThat(waiting(fromLegal)).containsExactly("Legal", "Finance");

      Play fromFinance = contract(Join.ALL, finance()).after(Vote.approve(ADA)).after(Vote.approve(BOB));
      fromFinance.after(new SendBack(DAVE, Destination.step("Price"), "too dear")).after(Vote.approve(ADA));
      assertThat(waiting(fromFinance)).containsExactly("Legal", "Finance");
    }
  }

  @Nested
  class ABranchThatWasWithdrawn {

    private final Play play = contract(Join.ANY, finance()).after(Vote.approve(ADA)).after(Vote.approve(BOB))
        .after(Vote.approve(DAVE));

    @Test
    void isNoWayBack() {
      play.when(new SendBack(CEO, Destination.step("Legal"), "no"))
          .thenRefuses(new CourseRefusal.NoWayBack(Destination.step("Legal"), "CEO"));
      assertThat(waiting(play.after(new SendBack(CEO, Destination.step("Finance"), "no"))))
          .containsExactlyInAnyOrder("Finance", "Counsel");
    }

    @Test
    void leavesNothingAsideIfAStepOfItWaitedForAnother() {
      Play amended = Play.submitted(building(
              step("Price", ADA).watch(FieldPath.of("amount")).build(), other("Counsel", CAROL), other("Finance", DAVE))
          .fork(Fork.named("Review", 0).branch("legal", 2).branch("finance", 1).join(Join.ANY)).terms(TERMS).build());
      amended.after(Vote.approve(ADA)).after(costs(400));
      assertThat(aside(amended)).containsExactly("Counsel");

      amended.after(Vote.approve(DAVE));
      assertThat(((Settled) amended.state()).results()).filteredOn(each -> each.ending() == Ending.WITHDRAWN)
          .extracting(StepResult::name).containsExactly("Price", "Counsel");
    }
  }

  @Nested
  class AStepThatWaitsForAnEarlierOne {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Price approves itself after a day; Legal climbs after a day. */
    private Play chain() {
      Escalation itself =
          new Escalation(List.of(), new Last(LastAction.APPROVE, DAY), StopRule.NEVER, CatchUp.AS_SCHEDULED);
      return Play.submitted(building(
              step("Price", ADA).watch(FieldPath.of("amount")).escalation(itself).build(),
              step("Legal", BOB, CAROL).rule(Formula.all(Denominator.ALL, Slate.EVERYONE))
                  .watch(FieldPath.of("terms")).onEmpty(EmptySlatePolicy.SKIP)
                  .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP))).build())
          .terms(TERMS).build()).after(Vote.approve(ADA)).later(HOUR).after(costs(400));
    }

    @Test
    void goesOnFromWhenItShouldHaveHoweverLateSomebodyLooks() {
      Play punctual = chain().at(NOON.plus(HOUR).plus(DAY)).after(new Tick());
      Play late = chain().at(NOON.plus(DAY.multipliedBy(2)).minusNanos(1)).after(new Tick());

      assertThat(late.step().dueAt()).isEqualTo(punctual.step().dueAt())
          .isEqualTo(NOON.plus(DAY.multipliedBy(2)));
    }
  }
}
