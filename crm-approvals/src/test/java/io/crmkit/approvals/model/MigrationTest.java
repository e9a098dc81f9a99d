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
import static org.assertj.core.groups.Tuple.tuple;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MigrationTest {

  private static final DefinitionRef NEXT = new DefinitionRef("discount", 2, "d2");
  private static final Step MANAGER = step("Manager", BOB, CAROL).rule(new Formula.AtLeast(2, Slate.EVERYONE)).build();

  private static Definition.Builder next(Step... steps) {
    return building(steps).administrators(user(ADA));
  }

  private static Play migrated(Play play, Definition to) {
    return play.under(to).after(Migrate.strictly(ADA, NEXT, "new rules"));
  }

  @Nested
  class APendingRequest {

    private final Play play = Play.submitted(building(MANAGER, step("Director", DAVE).build()).build());

    @Test
    void goesOnByTheNewDefinition() {
      play.after(Vote.approve(BOB));
      migrated(play, next(MANAGER, step("Director", CEO).build()).build()).after(Vote.approve(CAROL));

      assertThat(play.step().asked()).containsExactly(CEO);
      assertThat(((Pending) play.state()).origin().definition()).isEqualTo(NEXT);
    }

    @Test
    void keepsTheVotesOfThoseWhoStillSit() {
      play.after(Vote.approve(BOB));
      migrated(play, next(step("Manager", BOB, VERA).rule(MANAGER.rule()).build()).build());

      assertThat(play.step().asked()).containsExactly(VERA);
    }

    @Test
    void endsAStepWhoseVotesAreEnoughNow() {
      play.after(Vote.approve(BOB));
      Play under = play.under(next(step("Manager", BOB, CAROL).build(), step("Director", DAVE).build()).build());

      assertThat(under.events(Migrate.strictly(ADA, NEXT, "one is enough")))
          .hasAtLeastOneElementOfType(Migrated.class).hasAtLeastOneElementOfType(StepApproved.class);
      assertThat(under.after(Migrate.strictly(ADA, NEXT, "one is enough")).step().asked()).containsExactly(DAVE);
    }

    @Test
    void givesAClaimedQueueBackFirst() {
      Step queue = step("Manager", BOB, CAROL).order(Order.QUEUE).build();
      Play claimed = Play.submitted(building(queue).build()).after(new Claim(BOB, null));
      Play under = claimed.under(next(queue).build());

      assertThat(under.events(Migrate.strictly(ADA, NEXT, "new rules"))).first().isEqualTo(
          new ClaimReleased(0, BOB, ADA, List.of(), Authority.ADMINISTRATOR, "new rules", NOON));
      assertThat(under.after(Migrate.strictly(ADA, NEXT, "new rules")).step().asked()).containsExactly(BOB, CAROL);
    }

    @Test
    void isNotMigratedIfAVoteWouldBeLostUnlessThatIsWanted() {
      play.after(Vote.approve(BOB));
      Play under = play.under(next(step("Manager", CAROL, VERA).rule(MANAGER.rule()).build()).build());

      under.when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.LosesVotes(List.of(BOB)));
      under.after(new Migrate(ADA, NEXT, Map.of(), Votes.DROP, Missed.REFUSE, "new rules"));
      assertThat(under.step().asked()).containsExactly(CAROL, VERA);
    }

    @Test
    void isNotMigratedPastAStepThatAppliesUnlessThatIsWanted() {
      Play under = play.under(
          next(step("Legal", VERA).build(), step("Risk", CEO).onlyIf(condition("amount > 1000")).build(), MANAGER)
              .build());

      under.when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.MissesSteps(List.of("Legal")));
      under.after(new Migrate(ADA, NEXT, Map.of(), Votes.REFUSE, Missed.PASS_OVER, "new rules"))
          .after(Vote.approve(BOB)).after(Vote.approve(CAROL));
      assertThat(((Settled) under.state()).results()).extracting(StepResult::name, StepResult::ending)
          .containsExactly(
              tuple("Legal", StepResult.Ending.SKIPPED),
              tuple("Manager", StepResult.Ending.APPROVED));
    }

    @Test
    void isNotMigratedAwayFromTheStepThatWaitsButFollowsItsNewName() {
      Play under = play.under(next(step("Line manager", BOB, CAROL).build()).build());

      under.when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.LosesStep("Manager", "discount"));
      under.after(new Migrate(
          ADA, NEXT, Map.of("Manager", "Line manager"), Votes.REFUSE, Missed.REFUSE, "new rules"));
      assertThat(under.step().name()).isEqualTo("Line manager");
    }

    @Test
    void isNotMigratedIntoAForkWhoseOtherBranchNobodyWasAsked() {
      Play under = play.under(next(MANAGER, step("Finance", VERA).build())
          .fork(Fork.named("both", 0).branch("line", 1).branch("finance", 1).join(Join.ALL)).build());

      under.when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.OtherShape("discount", List.of("Manager")));
    }

    @Test
    void isMigratedByAnAdministratorOfTheNewDefinitionOnly() {
      play.under(next(MANAGER).build()).when(Migrate.strictly(BOB, NEXT, "new rules"))
          .thenRefuses(new ApprovalRefusal.NotAllowed(BOB, "migrate this request", Entitled.ADMINISTRATOR));
    }

    @Test
    void isNotMigratedWhereItIs() {
      play.under(next(MANAGER).build()).when(Migrate.strictly(ADA, Play.REF, "again"))
          .thenRefuses(new MigrationRefusal.AlreadyThere(Play.REF));
    }
  }

  @Nested
  class ALadder {

    private final Escalation ladder = Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP));

    @Test
    void beginsAnewAtItsRung() {
      Play play = Play.submitted(building(MANAGER).build()).at(NOON.plus(DAY));
      migrated(play, next(MANAGER).escalation(ladder).expiresAfter(DAY.multipliedBy(5)).build());

      assertThat(play.step().dueAt()).isEqualTo(NOON.plus(DAY).plus(DAY));
      assertThat(((Pending) play.state()).origin().expiresAt()).isEqualTo(NOON.plus(DAY.multipliedBy(5)));
    }

    @Test
    void isNotJudgedByTheNewDefinitionForWhatWasDueByTheOld() {
      Play play = Play.submitted(building(MANAGER).escalation(ladder).build()).at(NOON.plus(DAY).plusNanos(1));

      play.under(next(MANAGER).build()).when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.Overdue(NOON.plus(DAY)));
    }
  }

  @Nested
  class AQuestion {

    private final Duration hour = Duration.ofHours(1);
    private final Escalation ladder = Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP));
    private final Play play = Play.submitted(building(MANAGER).escalation(ladder).build())
        .later(hour).after(RequestInfo.ofRequester(BOB, "why?")).later(hour);

    @Test
    void staysAskedAboutTheStepWhereverThatIsNow() {
      migrate();

      assertThat(((Pending) play.state()).course().questions()).singleElement().satisfies(question -> {
        assertThat(question.step()).isEqualTo(1);
        assertThat(question.of()).isEqualTo(ALICE);
        assertThat(question.text()).isEqualTo("why?");
      });
      assertThat(ApprovalChange.entriesIn(play.state())).containsKey(new Place(ALICE, "Manager", Ask.ANSWER));
    }

    @Test
    void keepsTheNewClockStillUntilItIsAnswered() {
      migrate();
      assertThat(((Pending) play.state()).dueAt()).isEmpty();

      play.later(hour.multipliedBy(100)).after(new ProvideInfo(ALICE, "because"));
      assertThat(play.step().dueAt()).isEqualTo(play.now().plus(DAY));
    }

    private void migrate() {
      play.under(next(step("Legal", VERA).build(), MANAGER).escalation(ladder).build())
          .after(new Migrate(ADA, NEXT, Map.of(), Votes.REFUSE, Missed.PASS_OVER, "new rules"));
    }
  }

  @Nested
  class ByWhichOnePersonDecidesOneStep {

    private final Duties distinct = Duties.builder().distinct(Distinct.ACROSS_STEPS).build();
    private final Formula both = new Formula.AtLeast(2, Slate.EVERYONE);

    private Definition.Builder branches(Step.Builder legal, Step.Builder finance) {
      return next(legal.build(), finance.build())
          .fork(Fork.named("both", 0).branch("legal", 1).branch("finance", 1).join(Join.ALL));
    }

    @Test
    void takesTheSeatOfWhoeverHasVotedInAnotherBranch() {
      Definition.Builder chain = branches(step("Legal", CAROL, BOB).rule(both), step("Finance", CAROL, DAVE));
      Play play = Play.submitted(chain.build()).after(Vote.approve(CAROL).in("Legal"));

      migrated(play, chain.duties(distinct).build());
      assertThat(((Pending) play.state()).openStep(1).orElseThrow().asked()).containsExactly(DAVE);
    }

    @Test
    void takesItWhicheverBranchThatIs() {
      Definition.Builder chain = branches(step("Legal", CAROL, BOB), step("Finance", CAROL, DAVE).rule(both));
      Play play = Play.submitted(chain.build()).after(Vote.approve(CAROL).in("Finance"));

      migrated(play, chain.duties(distinct).build());
      assertThat(((Pending) play.state()).openStep(0).orElseThrow().asked()).containsExactly(BOB);
    }

    @Test
    void isRefusedWhereSomebodyHasVotedInTwo() {
      Definition.Builder chain =
          branches(step("Legal", CAROL, BOB).rule(both), step("Finance", CAROL, DAVE, VERA).rule(both));
      Play play = Play.submitted(chain.build())
          .after(Vote.approve(CAROL).in("Legal")).after(Vote.approve(CAROL).in("Finance"));

      play.under(chain.duties(distinct).build()).when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.LosesVotes(List.of(CAROL)));
    }
  }

  @Nested
  class ARequestThatWasSentBack {

    private final Terms terms = new Terms(
        null, null, new ReworkPolicy(2, ReworkPolicy.Exhausted.REFUSE, Set.of(ReworkPolicy.Target.REQUESTER)));
    private final Step director = step("Director", DAVE).build();

    @Test
    void waitsForItsRequesterAndGoesOnWhereTheNewDefinitionHasNoResult() {
      Play play = Play.submitted(building(step("Manager", BOB).build(), director).terms(terms).build())
          .after(Vote.approve(BOB)).after(new SendBack(DAVE, Destination.REQUESTER, "not like this"));
      migrated(play, next(step("Manager", BOB).build(), step("Legal", VERA).build(), director).build());
      assertThat(((Pending) play.state()).steps()).isEmpty();
      assertThat(((Pending) play.state()).course().returned()).isNotNull();

      play.after(Resubmit.unchanged(ALICE, "better"));
      assertThat(play.step().name()).isEqualTo("Legal");
      play.after(Vote.approve(VERA)).after(Vote.approve(DAVE));
      assertThat(play.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void isNotMigratedWhileTheVotesOfAnotherBranchAreSetAside() {
      Play play = Play.submitted(building(step("Legal", BOB).build(), step("Finance", CAROL).build())
              .fork(Fork.named("both", 0).branch("legal", 1).branch("finance", 1).join(Join.ALL)).terms(terms).build())
          .after(new SendBack(BOB, Destination.REQUESTER, "not like this"));

      play.under(next(step("Legal", BOB).build(), step("Finance", CAROL).build()).build())
          .when(Migrate.strictly(ADA, NEXT, "new rules"))
          .thenRefuses(new MigrationRefusal.OtherShape("discount", List.of("Finance")));
    }
  }

  @Test
  void isRefusedOnceARequestIsOver() {
    Play play = Play.submitted(building(step("Manager", BOB).build()).build()).after(Vote.approve(BOB));

    play.under(next(MANAGER).build()).when(Migrate.strictly(ADA, NEXT, "new rules"))
        .thenRefuses(new ApprovalRefusal.AlreadySettled(Outcome.APPROVED));
  }
}
