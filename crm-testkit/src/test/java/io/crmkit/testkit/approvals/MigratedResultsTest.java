package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.MigrationRefusal.LosesVotes;
import io.crmkit.approvals.model.MigrationRefusal.MergesSteps;
import io.crmkit.approvals.model.MigrationRefusal.MissesSteps;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.StepResult.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** I21, I23: which steps stay decided when a request passes to another definition. */
class MigratedResultsTest {

  private static final String A = "{\"name\": \"A\", \"approvers\": [\"bob\"]}";
  private static final String B = "{\"name\": \"B\", \"approvers\": [\"carol\"]}";
  private static final String C = "{\"name\": \"C\", \"approvers\": [\"dave\"]}";
  private static final String ANY =
      ", \"forks\": [{\"name\": \"F\", \"join\": \"any\", \"branches\": {\"a\": [\"A\"], \"b\": [\"B\"]}}]";

  private static String steps(String... steps) {
    return "\"steps\": [%s]".formatted(String.join(", ", steps));
  }

  private static String when(String step, String condition) {
    return step.replace("\"approvers\"", "\"when\": \"%s\", \"approvers\"".formatted(condition));
  }

  @Nested
  class AStepThatDidNotApply {

    @Test
    void isMissedWhereItAppliesNow() {
      MigratingDesk play = new MigratingDesk(steps(when(A, "amount > 1000"), B));

      assertThat(play.refusal(steps(A, B))).isEqualTo(new MissesSteps(List.of("A")));
      assertThat(play.refusal(steps(when(A, "amount > 100"), B))).isEqualTo(new MissesSteps(List.of("A")));
      play.take(play.strictly(steps(when(A, "amount > 2000"), B)));
      assertThat(play.results()).extracting(StepResult::name, StepResult::ending)
          .containsExactly(tuple("A", Ending.SKIPPED));
    }

    @Test
    void isAskedWhereItAppliesAndComesLater() {
      MigratingDesk play = new MigratingDesk(steps(when(A, "amount > 1000"), B));
      play.take(play.strictly(steps(B, A))).approve(CAROL);

      assertThat(play.asked()).containsExactly(BOB);
    }

    @Test
    void staysPassedWhereNobodyCouldDecideItEither() {
      String nobody = "{\"name\": \"A\", \"approvers\": [{\"role\": \"nobody\"}], \"on_empty\": \"skip\"}";
      MigratingDesk play = new MigratingDesk(steps(nobody, B));

      assertThat(play.refusal(steps(A, B))).isEqualTo(new MissesSteps(List.of("A")));
      play.take(play.strictly(steps(nobody, B, C)));
      assertThat(play.asked()).containsExactly(CAROL);
    }
  }

  @Nested
  class ABranch {

    @Test
    void thatWasRejectedIsMissedWhereNoOtherMakesUpForIt() {
      MigratingDesk play = new MigratingDesk(steps(A, B) + ANY).take(Vote.reject(BOB, "never"));

      assertThat(play.refusal(steps(A, B))).isEqualTo(new MissesSteps(List.of("A")));
      assertThat(play.refusal(steps(B, A))).isEqualTo(new MissesSteps(List.of("A")));
    }

    @Test
    void thatWasRejectedAndIsPassedOverHadItsSay() {
      MigratingDesk play = new MigratingDesk(steps(A, B) + ANY).take(Vote.reject(BOB, "never"));
      play.take(play.to(steps(A, B), Map.of(), Votes.REFUSE, Missed.PASS_OVER));

      assertThat(play.results()).singleElement().satisfies(result -> {
        assertThat(result.ending()).isEqualTo(Ending.SKIPPED);
        assertThat(result.votes()).singleElement().satisfies(vote -> assertThat(vote.by()).isEqualTo(BOB));
      });
    }

    @Test
    void thatWasRejectedStaysSoWhereAnotherWaits() {
      MigratingDesk play = new MigratingDesk(steps(A, B) + ANY).take(Vote.reject(BOB, "never"));
      play.take(play.strictly(steps(A, B, C) + ANY));
      assertThat(play.results()).extracting(StepResult::ending).containsExactly(Ending.REJECTED);
      play.approve(CAROL, DAVE);

      assertThat(play.desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void thatWasRejectedStaysSoWhileAnotherIsWithTheRequester() {
      String rework = "\"rework\": {\"rounds\": 1}, ";
      MigratingDesk play = new MigratingDesk(rework + steps(A, B) + ANY).take(Vote.reject(BOB, "never"))
          .take(new SendBack(CAROL, Destination.REQUESTER, "not yet"));
      play.take(play.strictly(rework + steps(A, B, C) + ANY)).take(Resubmit.unchanged(ALICE, "better"));

      assertThat(play.asked()).containsExactly(CAROL);
    }

    @Test
    void thatWasWithdrawnIsMissedWhereNoOtherIsEnough() {
      MigratingDesk play = new MigratingDesk(steps(A, B, C) + ANY).approve(CAROL);

      assertThat(play.refusal(steps(A, B, C))).isEqualTo(new MissesSteps(List.of("A")));
      assertThat(play.refusal(steps(A, B, C) + ANY.replace("any", "all"))).isEqualTo(new MissesSteps(List.of("A")));
      play.take(play.strictly(steps(A, B, C, "{\"name\": \"D\", \"approvers\": [\"erin\"]}") + ANY)).approve(DAVE, ERIN);
      assertThat(play.desk.outcome()).isEqualTo(Outcome.APPROVED);
    }
  }

  @Nested
  class ADecidedStep {

    private final MigratingDesk play = new MigratingDesk(steps(A, B)).approve(BOB);

    @Test
    void isNotAskedAgainWhereItComesLater() {
      play.take(play.strictly(steps(B, A))).approve(CAROL);

      assertThat(play.desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(((Settled) play.desk.state(ID)).results()).extracting(StepResult::name).containsExactly("A", "B");
    }

    @Test
    void isNotAskedAgainWhereOnePersonDecidesOneStep() {
      play.take(play.strictly("\"distinct_approvers\": \"across_steps\", " + steps(B, A))).approve(CAROL);

      assertThat(play.desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void isNotOneWithAnother() {
      Map<String, String> one = Map.of("A", "X", "B", "X");
      String document = steps(A.replace("\"A\"", "\"X\""));

      assertThat(play.desk.refusal(play.to(document, one, Votes.REFUSE, Missed.REFUSE)))
          .isEqualTo(new MergesSteps(List.of("A", "B"), "X"));
      assertThat(play.desk.refusal(play.to(steps(A, B), Map.of("A", "B"), Votes.REFUSE, Missed.REFUSE)))
          .isEqualTo(new MergesSteps(List.of("A", "B"), "B"));
    }
  }

  @Nested
  class AnApproval {

    private static final String TEXT = "\"content\": {\"watch\": [\"text\"], \"after_approval\": \"reopen\"}, ";
    private static final String AMOUNT = TEXT.replace("\"text\"", "\"amount\"");

    private final MigratingDesk play = new MigratingDesk(TEXT + steps(A, B)).approve(BOB);

    @Test
    void isMissedWhereItsPeopleHaveNotSeenWhatCountsNow() {
      play.amend(1_000_000, "a");

      assertThat(play.refusal(AMOUNT + steps(A, B))).isEqualTo(new MissesSteps(List.of("A")));
      assertThat(play.refusal(steps(A, B))).isEqualTo(new MissesSteps(List.of("A")));
      play.take(play.strictly(AMOUNT + steps(B, A))).approve(CAROL);
      assertThat(play.asked()).containsExactly(BOB);
    }

    @Test
    void staysWhereTheySawAllThatCountsNow() {
      play.amend(1_000_000, "a").take(play.strictly(TEXT + steps(A, B, C)));

      assertThat(play.results()).extracting(StepResult::ending).containsExactly(Ending.APPROVED);
    }

    @Test
    void isBoundToWhatCountsNowOfARequestThatNobodyAmended() {
      String old = play.results().get(0).content();
      play.take(play.strictly(AMOUNT + steps(A, B)));

      assertThat(play.results().get(0).content()).isNotNull().isNotEqualTo(old);
    }

    @Test
    void isLostInAStepThatWaitsOnlyIfThatIsWanted() {
      String two = "{\"name\": \"A\", \"approvers\": [\"bob\", \"carol\"]}";
      MigratingDesk waits = new MigratingDesk(TEXT + steps(two)).approve(BOB).amend(1_000_000, "a");

      assertThat(waits.refusal(AMOUNT + steps(two))).isEqualTo(new LosesVotes(List.of(BOB)));
      waits.take(waits.to(AMOUNT + steps(two), Map.of(), Votes.DROP, Missed.REFUSE));
      assertThat(waits.asked()).containsExactly(BOB, CAROL);
    }

    @Test
    void thatIsAskedForAgainHasItsNewTimeAlsoByOtherDefinitions() {
      String month = "\"expires_after\": \"P30D\", ";
      MigratingDesk late = new MigratingDesk(month + TEXT + steps(A)).approve(BOB);
      late.desk.at(late.desk.now().plus(Duration.ofDays(40)));
      Instant reopened = late.desk.now();
      late.amend(500, "b");
      late.desk.at(reopened.plus(Duration.ofDays(1)));
      late.take(late.strictly(month + TEXT + steps(A, B)));
      late.take(late.strictly("\"expires_after\": \"P20D\", " + TEXT + steps(A, B, C)));

      assertThat(((Pending) late.desk.state(ID)).expiresAt()).isEqualTo(reopened.plus(Duration.ofDays(20)));
      assertThat(late.desk.service.verify(ACME, ID)).isInstanceOf(Sound.class);
    }
  }
}
