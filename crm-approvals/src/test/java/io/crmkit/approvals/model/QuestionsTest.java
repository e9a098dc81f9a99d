package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalEvent.InfoRequested;
import io.crmkit.approvals.model.ApprovalEvent.Overruled;
import io.crmkit.approvals.model.ApprovalEvent.Resumption;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Definition.Builder chain() {
    return building(step("Manager", BOB, CAROL).rule(new Formula.AtLeast(2, Slate.EVERYONE)).build())
        .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP)))
        .administrators(user(ADA));
  }

  @Nested
  class AQuestion {

    private final Instant asked = NOON.plus(Duration.ofHours(5)).plus(SECOND);
    private final Instant answered = asked.plus(Duration.ofDays(9)).plusNanos(7);
    private final Play play = Play.submitted(chain().build()).at(asked);

    @Test
    void goesToTheRequesterUnlessItSaysToWhom() {
      play.when(RequestInfo.ofRequester(BOB, "why so much?"))
          .thenEmits(new InfoRequested(0, "Manager", BOB, null, ALICE, "why so much?", asked));
      play.when(new RequestInfo(BOB, DAVE, "why so much?", null))
          .thenEmits(new InfoRequested(0, "Manager", BOB, null, DAVE, "why so much?", asked));
    }

    @Test
    void stopsTheClockUntilItIsAnsweredToTheNanosecond() {
      play.after(RequestInfo.ofRequester(BOB, "why so much?"));
      assertThat(((Pending) play.state()).dueAt()).isEmpty();
      assertThat(play.at(answered).events(new Tick())).isEmpty();

      Instant due = NOON.plus(DAY).plus(Duration.between(asked, answered));
      play.when(new ProvideInfo(ALICE, "a large order"))
          .thenEmits(new InfoProvided(
              0, "Manager", ALICE, null, "a large order", new Resumption(due, null), answered));
      play.after(new ProvideInfo(ALICE, "a large order"));
      assertThat(play.at(due.minusNanos(1)).events(new Tick())).isEmpty();
      assertThat(play.at(due).events(new Tick())).hasAtLeastOneElementOfType(StepEscalated.class);
    }

    @Test
    void isStoredWithTheStateAndReadAgain() {
      play.after(RequestInfo.ofRequester(BOB, "why so much?"));
      Pending pending = (Pending) play.state();

      assertThat(ApprovalJson.read(ApprovalJson.writeOrigin(pending.origin()), ApprovalJson.writeProgress(pending)))
          .isEqualTo(pending);
    }

    @Test
    void isAskedByThoseWhoseVoteIsAskedForAndOneAtATime() {
      play.when(RequestInfo.ofRequester(DAVE, "why?")).thenRefuses(
          new ApprovalRefusal.NotAnApprover(DAVE, "Manager", ((Pending) play.state()).asked()));
      play.after(RequestInfo.ofRequester(BOB, "why?")).when(RequestInfo.ofRequester(CAROL, "what for?"))
          .thenRefuses(new CourseRefusal.QuestionOpen("Manager", ALICE));
    }

    @Test
    void isAskedOfNobodyWhoHasLeftNotEvenOfTheRequester() {
      play.without(ALICE).without(DAVE);

      play.when(RequestInfo.ofRequester(BOB, "why?")).thenRefuses(new ApprovalRefusal.Inactive(ALICE));
      play.when(new RequestInfo(BOB, DAVE, "why?", null)).thenRefuses(new ApprovalRefusal.Inactive(DAVE));
    }

    @Test
    void isAnsweredByWhoeverWasAskedOrAnAdministrator() {
      play.after(RequestInfo.ofRequester(BOB, "why?"));

      play.when(new ProvideInfo(CAROL, "because")).thenRefuses(new CourseRefusal.NothingAsked(CAROL));
      assertThat(play.events(new ProvideInfo(ADA, "because"))).hasOnlyElementsOfType(InfoProvided.class);
    }

    @Test
    void isNotAnsweredByWhoeverHasLeftSince() {
      play.after(RequestInfo.ofRequester(BOB, "why?")).without(ALICE);

      play.when(new ProvideInfo(ALICE, "because")).thenRefuses(new ApprovalRefusal.Inactive(ALICE));
    }

    @Test
    void endsWithTheVoteOfWhoeverAsked() {
      play.after(RequestInfo.ofRequester(BOB, "why?")).at(answered);
      assertThat(play.events(Vote.approve(CAROL))).hasOnlyElementsOfType(VoteCast.class);

      play.after(Vote.approve(CAROL));
      assertThat(play.events(Vote.reject(BOB, "never mind")).get(0)).isInstanceOf(ApprovalEvent.InfoWithdrawn.class);
      assertThat(((Pending) play.state()).course().questions()).hasSize(1);
    }

    @Test
    void endsWhereTheStepClimbs() {
      Play tied = Play.submitted(building(step("Manager", BOB, CAROL, DAVE)
              .rule(Formula.Share.majority(Denominator.ALL, Tie.ESCALATE, Slate.EVERYONE)).build())
          .escalation(Escalation.of(
              new Level(DAY, List.of(user(VERA)), Rights.KEEP), new Level(DAY, List.of(user(ADA)), Rights.KEEP)))
          .build());
      tied.after(RequestInfo.ofRequester(CAROL, "why?")).after(Vote.approve(BOB)).after(Vote.reject(DAVE, "no"))
          .after(new Vacate(CAROL, "has left"));

      assertThat(tied.step().level()).isEqualTo(1);
      assertThat(((Pending) tied.state()).course().questions()).isEmpty();
      assertThat(tied.step().dueAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void leavesTheRemindersTheTimeThatWasLeftWhereTheStepClimbs() {
      Play tied = Play.submitted(building(step("Manager", BOB, CAROL)
              .rule(Formula.Share.majority(Denominator.ALL, Tie.ESCALATE, Slate.EVERYONE)).build())
          .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP))
              .reminding(new Reminders(Duration.ofHours(8), Duration.ofHours(8), 3)))
          .build());
      tied.after(Vote.reject(CAROL, "no")).after(RequestInfo.ofRequester(BOB, "why?")).later(Duration.ofHours(2))
          .after(new Reassign(BOB, BOB, DAVE, "on leave")).after(Vote.approve(DAVE));

      assertThat(tied.step().level()).isEqualTo(1);
      assertThat(((Pending) tied.state()).course().questions()).isEmpty();
      assertThat(tied.step().reminding().dueAt()).isEqualTo(NOON.plus(Duration.ofHours(10)));
    }

    @Test
    void leavesAStepOffALadderThatAVoteHasStopped() {
      Play stopped = Play.submitted(building(step("Manager", BOB, CAROL)
              .rule(new Formula.AtLeast(2, Slate.EVERYONE)).build())
          .escalation(new Escalation(List.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP)), Escalation.Last.WAIT,
              Escalation.StopRule.FIRST_VOTE, Escalation.CatchUp.AS_SCHEDULED)).build());
      stopped.after(RequestInfo.ofRequester(BOB, "why?")).after(Vote.approve(CAROL))
          .after(new ProvideInfo(ALICE, "because"));

      assertThat(stopped.step().dueAt()).isNull();
    }

    @Test
    void endsWhereTheStepIsSetAsideAndLeavesItTheTimeThatWasLeft() {
      Terms terms = new Terms(null, new ContentPolicy(null, AfterApproval.REFUSE), null);
      Play amended = Play.submitted(building(
              step("Price", BOB).watch(FieldPath.parse("amount")).build(),
              step("Legal", CAROL).watch(FieldPath.parse("terms")).build())
          .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP))).terms(terms).build());
      Duration hour = Duration.ofHours(1);
      amended.after(Vote.approve(BOB)).after(RequestInfo.ofRequester(CAROL, "why?")).later(hour.multipliedBy(2))
          .after(new Amend(ALICE, Value.Fields.NONE.with("amount", Value.of(400)), "cheaper"));
      assertThat(((Pending) amended.state()).course().questions()).isEmpty();

      amended.later(hour).after(Vote.approve(BOB));
      assertThat(amended.step().name()).isEqualTo("Legal");
      assertThat(amended.step().dueAt()).isEqualTo(NOON.plus(DAY).plus(hour.multipliedBy(3)));
    }

    @Test
    void endsWithTheSeatOfWhoeverAskedItAndHasASayInASeparateStepNow() {
      Play apart = Play.submitted(building(
              step("Price", BOB, CAROL).rule(new Formula.AtLeast(1, Slate.EVERYONE)).build(),
              step("Legal", BOB, DAVE).rule(new Formula.AtLeast(1, Slate.EVERYONE)).build())
          .fork(Fork.named("both", 0).branch("one", 1).branch("other", 1).join(Fork.Join.ALL))
          .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP)))
          .duties(Duties.builder().distinct(Distinct.ACROSS_STEPS).build()).build());
      Duration wait = Duration.ofHours(3);
      apart.after(new RequestInfo(BOB, null, "why?", "Price")).later(wait).after(Vote.approve(BOB).in("Legal"));

      assertThat(apart.step().asked()).containsExactly(CAROL);
      assertThat(((Pending) apart.state()).course().questions()).isEmpty();
      assertThat(apart.step().dueAt()).isEqualTo(NOON.plus(DAY).plus(wait));
    }

    @Test
    void endsOnceWhoeverWasAskedOrAskedItHasLeft() {
      Duration wait = Duration.ofHours(3);
      play.after(new RequestInfo(BOB, DAVE, "why?", null)).later(wait).after(new Vacate(DAVE, "has left"));
      assertThat(((Pending) play.state()).course().questions()).isEmpty();
      assertThat(play.step().dueAt()).isEqualTo(NOON.plus(DAY).plus(wait));
      assertThat(play.step().asked()).containsExactly(BOB, CAROL);

      play.when(new Vacate(DAVE, "has left")).thenRefuses(new ApprovalRefusal.NoOpenSeat(DAVE, "Manager"));
    }

    @Test
    void doesNotKeepARequestFromExpiring() {
      Play expiring = Play.submitted(chain().expiresAfter(DAY).build())
          .after(RequestInfo.ofRequester(BOB, "why?")).at(NOON.plus(DAY)).after(new Tick());

      assertThat(expiring.outcome()).isEqualTo(Outcome.EXPIRED);
    }
  }

  @Nested
  class AnAdministrator {

    private final Terms terms = new Terms(null, null, null, OverridePolicy.ALLOWED);

    @Test
    void overrulesWhereTheDefinitionSaysSoAndNeverByAVote() {
      Play play = Play.submitted(chain().terms(terms).build());

      play.when(new Overrule(ADA, Overrule.Verdict.APPROVE, "the board decided")).thenEmits(
          new Overruled(ADA, Overrule.Verdict.APPROVE, "the board decided", NOON), new Approved(NOON));
      assertThat(play.after(new Overrule(ADA, Overrule.Verdict.REJECT, "no")).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void doesNotOverruleOtherwise() {
      Play.submitted(chain().build()).when(new Overrule(ADA, Overrule.Verdict.APPROVE, "please"))
          .thenRefuses(new CourseRefusal.NoOverride("discount"));
    }

    @Test
    void isTheOnlyOneWhoMay() {
      Play.submitted(chain().terms(terms).build()).when(new Overrule(BOB, Overrule.Verdict.APPROVE, "please"))
          .thenRefuses(new ApprovalRefusal.NotAllowed(BOB, "overrule those who are asked", Entitled.ADMINISTRATOR));
    }

    @Test
    void doesNotOverruleOnTheirOwnRequest() {
      Play.submitted(building(step("Manager", BOB).build()).administrators(user(ALICE)).terms(terms).build())
          .when(new Overrule(ALICE, Overrule.Verdict.APPROVE, "please"))
          .thenRefuses(new ApprovalRefusal.OwnRequest(ALICE));
    }
  }
}
