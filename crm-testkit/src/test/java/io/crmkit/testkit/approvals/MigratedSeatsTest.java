package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Barred.Reason;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.MigrationRefusal.LosesVotes;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Decision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** I8, I10, I21: a migration to a definition by which people must not decide who are asked, or have voted. */
class MigratedSeatsTest {

  private static final String BARS = "\"bars\": [{\"field\": \"editor\"}], ";

  @Nested
  class WhoeverWasAdded {

    private static final String STEPS = "\"steps\": [{\"name\": \"one\", \"approvers\": [\"bob\"], \"ad_hoc\": true}]";

    private final MigratingDesk play =
        new MigratingDesk(STEPS).take(new AddApprover(BOB, CAROL, Place.BEFORE_ME, "please", null));

    @Test
    void losesTheirSeatSoThatNobodyWaitsForThem() {
      play.take(RequestInfo.ofRequester(CAROL, "why?")).take(play.strictly(BARS + STEPS));

      assertThat(play.happened(SeatVacated.class)).extracting(SeatVacated::person, SeatVacated::reason)
          .containsExactly(tuple(CAROL, Reason.NAMED.text()));
      assertThat(((Pending) play.desk.state(ID)).course().questions()).isEmpty();
      assertThat(play.asked()).containsExactly(BOB);
      assertThat(play.approve(BOB).desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void losesTheirVoteOnlyIfThatIsWanted() {
      play.approve(CAROL);

      assertThat(play.refusal(BARS + STEPS)).isEqualTo(new LosesVotes(List.of(CAROL)));
      play.take(play.to(BARS + STEPS, Map.of(), Votes.DROP, Missed.REFUSE));
      assertThat(play.happened(Migrated.class).get(0).dropped()).containsExactly(CAROL);
      assertThat(play.desk.openStep().voters()).isEmpty();
      assertThat(play.asked()).containsExactly(BOB);
    }
  }

  @Test
  void takesTheSeatOfWhoeverWasAddedAndHadASayInAnotherStep() {
    String steps = """
        "steps": [{"name": "one", "approvers": ["carol"]}, {"name": "two", "approvers": ["bob"], "ad_hoc": true}]""";
    MigratingDesk play = new MigratingDesk(steps).approve(CAROL)
        .take(new AddApprover(BOB, CAROL, Place.WITH_ME, "please", null)).approve(BOB);
    play.take(play.strictly("\"distinct_approvers\": \"across_steps\", " + steps));

    assertThat(play.happened(SeatVacated.class)).extracting(SeatVacated::person, SeatVacated::reason)
        .containsExactly(tuple(CAROL, Reason.SEPARATE.text()));
    assertThat(play.desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void goesByThePolicyOfAStepWhereOnlyWhoeverIsBarredIsOnTheRung() {
    String chain = """
        "steps": [{"name": "one", "approvers": ["bob"], "on_empty": "administrators"}],
        "escalation": {"levels": [{"after": "PT1H", "to": ["carol"], "rights": "lose"}]}""";
    MigratingDesk play = new MigratingDesk(chain);
    play.desk.at(play.desk.now().plus(Duration.ofHours(2)));
    play.take(new Tick());
    assertThat(play.asked()).containsExactly(CAROL);
    play.take(play.strictly(BARS + chain));

    assertThat(play.asked()).containsExactly(Game.ADA);
  }

  @Nested
  class AVoteByADelegate {

    private static final String STEPS = "\"steps\": [{\"name\": \"one\", \"approvers\": [\"bob\", \"dave\"]}]";

    private final MigratingDesk play = new MigratingDesk(STEPS);

    private void vote() {
      play.desk.store.delegations().add(ACME, Delegation.of("D", BOB, CAROL).build());
      play.approve(CAROL);
    }

    @Test
    void countsNoMoreWhereTheDelegateIsBarredAndIsNamedByItsSeat() {
      vote();

      assertThat(play.refusal(BARS + STEPS)).isEqualTo(new LosesVotes(List.of(BOB)));
      play.take(play.to(BARS + STEPS, Map.of(), Votes.DROP, Missed.REFUSE));
      assertThat(play.happened(Migrated.class).get(0).dropped()).containsExactly(BOB);
      assertThat(play.asked()).containsExactly(BOB, DAVE);
      assertThat(play.desk.command(ID, Vote.approve(CAROL), null)).isInstanceOf(Refused.class);
    }

    @Test
    void staysWhereTheNewDefinitionTakesNoneFromDelegatesAnyMore() {
      vote();
      play.take(play.strictly("\"delegates\": {\"allowed\": false}, " + STEPS));

      assertThat(play.asked()).containsExactly(DAVE);
    }

    @Test
    void staysWhereSomebodyElseIsBarred() {
      play.desk.store.delegations().add(ACME, Delegation.of("D", BOB, ERIN).build());
      play.approve(ERIN);
      play.take(play.strictly(BARS + STEPS));

      assertThat(play.asked()).containsExactly(DAVE);
    }
  }
}
