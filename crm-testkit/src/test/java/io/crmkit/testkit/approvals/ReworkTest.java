package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalRefusal.NoOpenSeat;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.CourseRefusal.AwaitsResubmission;
import io.crmkit.approvals.model.CourseRefusal.NoWayBack;
import io.crmkit.approvals.model.CourseRefusal.NotReturned;
import io.crmkit.approvals.model.CourseRefusal.ReworkExhausted;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Sender;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How those who are asked send a request back. */
class ReworkTest {

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
  private static final String CHAIN = """
      "content": {}, "steps": [
        {"name": "price", "approvers": ["bob"], "watch": ["amount"]},
        {"name": "wording", "approvers": ["carol", "dave"], "watch": ["text"],
         "escalation": {"levels": [{"after": "PT10H", "to": ["erin"]}]}},
        {"name": "board", "approvers": ["erin"]}]""";

  @Nested
  class ToTheRequester {

    private final Desk desk = desk("{\"rounds\": 2}", CHAIN);

    @Test
    void leavesNobodyAskedAndNothingDue() {
      approve(desk, BOB, CAROL);
      back(desk, DAVE, Destination.REQUESTER);

      assertThat(ApprovalChange.seatsIn(desk.state(ID))).isEmpty();
      assertThat(desk.store.approvals().due(ACME, END_OF_TIME, 9)).isEmpty();
      assertThat(desk.refusal(Vote.approve(DAVE))).isEqualTo(new AwaitsResubmission(ALICE));
      assertThat(desk.refusal(new Vacate(DAVE, "x")))
          .isEqualTo(new NoOpenSeat(DAVE, "wording"));
    }

    @Test
    void keepsWhatIsApprovedAndAsksTheStepThatSentItBackAnew() {
      approve(desk, BOB, CAROL);
      back(desk, DAVE, Destination.REQUESTER);
      assertThat(desk.refusal(Resubmit.unchanged(BOB, ""))).isInstanceOf(NotAllowed.class);
      desk.at(desk.now().plus(Duration.ofHours(50)));
      desk.command(ID, new Resubmit(ALICE, ContentTest.deal(500, "better"), "now?"), null).orElseThrow();

      assertThat(open(desk)).containsExactly("wording");
      assertThat(desk.openStep().asked()).containsExactly(CAROL, DAVE);
      assertThat(desk.openStep().dueAt()).isEqualTo(desk.now().plus(Duration.ofHours(10)));
      approve(desk, CAROL, DAVE, ERIN);
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void asksThoseAnewWhoseFieldsTheRequesterChanges() {
      approve(desk, BOB);
      back(desk, CAROL, Destination.REQUESTER);
      desk.command(ID, new Resubmit(ADA, ContentTest.deal(400, "a"), ""), null).orElseThrow();

      assertThat(open(desk)).containsExactly("price");
    }

    @Test
    void waitsForTheRequesterWhateverIsAmendedMeanwhile() {
      approve(desk, BOB);
      back(desk, CAROL, Destination.REQUESTER);
      desk.command(ID, new Amend(ALICE, ContentTest.deal(400, "a"), ""), null).orElseThrow();

      assertThat(open(desk)).isEmpty();
      desk.command(ID, Resubmit.unchanged(ALICE, ""), null).orElseThrow();
      assertThat(open(desk)).containsExactly("price");
    }

    @Test
    void canBeRecalledAndExpiresAsDeclared() {
      back(desk, BOB, Destination.REQUESTER);
      desk.command(ID, new Recall(ALICE, ""), null).orElseThrow();
      assertThat(desk.outcome()).isEqualTo(Outcome.RECALLED);

      Desk other = desk("{\"rounds\": 2}", "\"expires_after\": \"P2D\", " + CHAIN);
      back(other, BOB, Destination.REQUESTER);
      other.at(other.now().plus(Duration.ofDays(2)));
      other.service.tick(ACME);
      assertThat(other.outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void isTakenBackByNobodyElse() {
      assertThat(desk.refusal(new SendBack(CAROL, Destination.REQUESTER, "no"))).isInstanceOf(NotAnApprover.class);
      assertThat(desk.refusal(new SendBack(ALICE, Destination.REQUESTER, "no"))).isInstanceOf(OwnRequest.class);
      assertThat(desk.refusal(Resubmit.unchanged(ALICE, ""))).isEqualTo(new NotReturned());
    }
  }

  @Nested
  class ToAStep {

    private final Desk desk = desk("{\"rounds\": 9, \"to\": [\"any\"]}", CHAIN);

    @Test
    void asksItAnewWithAllThatComesAfterIt() {
      approve(desk, BOB, CAROL, DAVE);
      back(desk, ERIN, Destination.step("price"));

      assertThat(open(desk)).containsExactly("price");
      assertThat(((Pending) desk.state(ID)).results()).isEmpty();
      approve(desk, BOB);
      assertThat(desk.openStep().asked()).containsExactly(CAROL, DAVE);
    }

    @Test
    void keepsWhatIsBeforeIt() {
      approve(desk, BOB, CAROL, DAVE);
      back(desk, ERIN, Destination.PREVIOUS);

      assertThat(open(desk)).containsExactly("wording");
      assertThat(((Pending) desk.state(ID)).results()).extracting(StepResult::name).containsExactly("price");
    }

    @Test
    void mustBeOneBeforeThatWasApproved() {
      approve(desk, BOB);

      assertThat(desk.refusal(new SendBack(CAROL, Destination.step("board"), "no"))).isInstanceOf(NoWayBack.class);
      assertThat(desk.refusal(new SendBack(CAROL, Destination.step("nowhere"), "no"))).isInstanceOf(NoWayBack.class);
      assertThat(desk.refusal(new SendBack(CAROL, Destination.REQUESTER, "no"))).isInstanceOf(NoWayBack.class);
    }

    @Test
    void ofABranchLeavesTheOtherBranchAlone() {
      Desk forked = desk("{\"rounds\": 9, \"to\": [\"any\"]}", """
          "steps": [{"name": "first", "approvers": ["ada"]}, {"name": "a", "approvers": ["bob"]},
                    {"name": "b", "approvers": ["carol"]}, {"name": "c", "approvers": ["dave", "erin"]}],
          "forks": [{"name": "f", "join": "all", "branches": {"left": ["a", "b"], "right": ["c"]}}]""");
      approve(forked, ADA, BOB, DAVE);
      back(forked, CAROL, Destination.PREVIOUS);

      assertThat(open(forked)).containsExactlyInAnyOrder("a", "c");
      assertThat(forked.openStep().asked()).containsExactly(ERIN);
      back(forked, ERIN, Destination.step("first"));
      assertThat(open(forked)).containsExactly("first");
    }
  }

  @Nested
  class ABudget {

    @Test
    void thatIsUsedUpRefusesOrRejectsAsDeclared() {
      Desk refusing = desk("{\"rounds\": 1}", CHAIN);
      again(refusing);
      assertThat(refusing.refusal(new SendBack(BOB, Destination.REQUESTER, "no"))).isEqualTo(new ReworkExhausted(1));

      Desk rejecting = desk("{\"rounds\": 1, \"then\": \"reject\"}", CHAIN);
      again(rejecting);
      back(rejecting, BOB, Destination.REQUESTER);
      assertThat(rejecting.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(rejecting.history()).contains(
          new StepRejected(0, "price", Ground.REWORK, new Sender(BOB, null, "not like this"), rejecting.now()));
    }

    @Test
    void thatIsUsedUpTellsInWhosePlaceADelegateRejects() {
      Desk desk = desk("{\"rounds\": 1, \"then\": \"reject\"}", CHAIN);
      again(desk);
      desk.store.delegations().add(ACME, Delegation.of("D", BOB, ERIN).build());
      back(desk, ERIN, Destination.REQUESTER);

      assertThat(desk.history()).contains(new StepRejected(0, "price", Ground.REWORK,
          new Sender(ERIN, new Mandate(BOB, List.of()), "not like this"), desk.now()));
    }

    @Test
    void isNeededForAnyWayBack() {
      assertThat(desk(null, CHAIN).refusal(new SendBack(BOB, Destination.REQUESTER, "no")))
          .isEqualTo(new NoWayBack(Destination.REQUESTER, "price"));
    }

    private void again(Desk desk) {
      back(desk, BOB, Destination.REQUESTER);
      desk.command(ID, Resubmit.unchanged(ALICE, ""), null).orElseThrow();
    }
  }

  private static Desk desk(@Nullable String rework, String members) {
    String document = "{\"name\": \"n\", \"entity_type\": \"deal\", \"administrators\": [\"ada\"], %s%s}"
        .formatted(rework == null ? "" : "\"rework\": " + rework + ", ", members);
    Desk desk = new Desk(DefinitionJson.read(document).orElseThrow(), Game.staff());
    desk.command(ID, new Submit(ALICE, desk.pin, new Subject("deal", "D-1", ContentTest.deal(500, "a"))), null)
        .orElseThrow();
    return desk;
  }

  private static void back(Desk desk, Actor by, Destination to) {
    desk.command(ID, new SendBack(by, to, "not like this"), null).orElseThrow();
  }

  private static void approve(Desk desk, Actor... voters) {
    for (Actor voter : voters) {
      desk.command(ID, Vote.approve(voter), null).orElseThrow();
    }
  }

  private static List<String> open(Desk desk) {
    return ((Pending) desk.state(ID)).steps().stream().map(OpenStep::name).toList();
  }
}
