package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Barred.Reason;
import io.crmkit.approvals.model.PersonReasons;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.approvals.model.definition.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a request asks whom it asks. */
class WhyTest {

  @Test
  void tellsOfEverybodyWhoHasToDoWithTheStep() {
    Desk desk = submitted(Game.chain(
        step("one", "3 of approvers", ALICE, BOB, CAROL, DAVE, ERIN).order(Order.SEQUENTIAL)));
    desk.command(ID, Vote.approve(BOB), null).orElseThrow();
    desk.command(ID, new Vacate(CAROL, "has left"), null).orElseThrow();

    StepReasons why = desk.service.why(ACME, ID).get(0);

    assertThat(why.people()).extracting(PersonReasons::person, PersonReasons::place, PersonReasons::barred)
        .containsExactlyInAnyOrder(
            tuple(ALICE, Place.WITHOUT_SEAT, Reason.REQUESTER), tuple(BOB, Place.VOTED, null),
            tuple(CAROL, Place.OUT, null), tuple(DAVE, Place.ASKED, null), tuple(ERIN, Place.WAITING, null));
    assertThat(why.rules()).singleElement().satisfies(rule -> {
      assertThat(rule.have()).isEqualTo(1);
      assertThat(rule.need()).isEqualTo(3);
    });
    assertThat(why.text()).contains("dave is asked", "alice holds no seat", "because they submitted the request");
  }

  @Test
  void namesTheReferencesThatLeadToSomebody() {
    Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
    desk.command(ID, new Reassign(BOB, BOB, DAVE, "on leave"), null).orElseThrow();

    List<PersonReasons> people = desk.service.why(ACME, ID).get(0).people();

    assertThat(people).extracting(PersonReasons::person, PersonReasons::namedBy, PersonReasons::place)
        .containsExactlyInAnyOrder(
            tuple(DAVE, List.of(), Place.ASKED), tuple(CAROL, List.of(user(CAROL)), Place.ASKED),
            tuple(BOB, List.of(user(BOB)), Place.WITHOUT_SEAT));
  }

  @Test
  void hasNothingToTellOfARequestThatIsOver() {
    Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
    desk.command(ID, Vote.approve(BOB), null).orElseThrow();

    assertThat(desk.service.why(ACME, ID)).isEmpty();
  }
}
