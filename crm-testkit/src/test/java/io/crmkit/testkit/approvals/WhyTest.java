package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Barred.Reason;
import io.crmkit.approvals.model.DelegateReasons;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.Obstacle;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.PersonReasons;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.PlannedStep;
import io.crmkit.approvals.model.RequestReasons;
import io.crmkit.approvals.model.Responder;
import io.crmkit.approvals.model.Responder.Right;
import io.crmkit.approvals.model.SentBack;
import io.crmkit.approvals.model.SetAside;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.approvals.model.StoppedClock;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.ContentPolicy.AfterApproval;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Why a request asks whom it asks. */
class WhyTest {

  @Test
  void tellsOfEverybodyWhoHasToDoWithTheStep() {
    Desk desk = submitted(Game.chain(
        step("one", "3 of approvers", ALICE, BOB, CAROL, DAVE, ERIN).order(Order.SEQUENTIAL)));
    desk.command(ID, Vote.approve(BOB), null).orElseThrow();
    desk.command(ID, new Vacate(CAROL, "has left"), null).orElseThrow();

    StepReasons why = desk.service.why(ACME, ID).steps().get(0);

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

    List<PersonReasons> people = desk.service.why(ACME, ID).steps().get(0).people();

    assertThat(people).extracting(PersonReasons::person, PersonReasons::namedBy, PersonReasons::place)
        .containsExactlyInAnyOrder(
            tuple(DAVE, List.of(), Place.ASKED), tuple(CAROL, List.of(user(CAROL)), Place.ASKED),
            tuple(BOB, List.of(user(BOB)), Place.WITHOUT_SEAT));
  }

  @Nested
  class OfDelegates {

    private final Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL))
        .duties(Duties.builder().amount(Expression.parse("total").orElseThrow()).build()));

    private List<String> obstacles(Actor delegate) {
      return desk.service.why(ACME, ID).steps().get(0).delegates().stream()
          .filter(each -> each.delegate().equals(delegate))
          .flatMap(each -> each.obstacles().stream().map(obstacle -> obstacle.kind().name())).toList();
    }

    private void delegated(Delegation.Builder delegation) {
      desk.store.delegations().add(ACME, delegation.build());
    }

    @Test
    void tellsForWhomTheyMayVoteAndWhoPassedItOn() {
      delegated(Delegation.of("1", BOB, DAVE));
      delegated(Delegation.of("2", DAVE, ERIN));

      StepReasons why = desk.service.why(ACME, ID).steps().get(0);

      assertThat(why.delegates()).allMatch(DelegateReasons::mayAct)
          .extracting(DelegateReasons::delegate, DelegateReasons::mandate).containsExactlyInAnyOrder(
              tuple(DAVE, new Mandate(BOB, List.of())), tuple(ERIN, new Mandate(BOB, List.of(DAVE))));
      assertThat(why.text()).contains("erin may vote for bob via dave");
    }

    @Test
    void tellsWhichDelegationDoesNotHoldNow() {
      delegated(Delegation.of("1", BOB, DAVE).until(desk.now()));
      delegated(Delegation.of("2", CAROL, ERIN).from(desk.now().plusNanos(1)));

      assertThat(obstacles(DAVE)).containsExactly("OVER");
      assertThat(obstacles(ERIN)).containsExactly("NOT_YET");
      assertThat(desk.service.why(ACME, ID).steps().get(0).text())
          .contains("dave may not vote for bob, because delegation '1' of bob to dave was over at " + desk.now());
    }

    @Test
    void tellsWhichDelegationIsAboutSomethingElse() {
      delegated(Delegation.of("1", BOB, DAVE).in("another"));
      delegated(Delegation.of("2", CAROL, ERIN).upTo(Money.ofMinor(5, "EUR")));

      assertThat(obstacles(DAVE)).containsExactly("OTHER_DEFINITION");
      assertThat(obstacles(ERIN)).containsExactly("ABOVE_ITS_LIMIT");
    }

    @Test
    void tellsOfEachLinkOnTheWayThatDoesNotHold() {
      delegated(Delegation.of("1", BOB, DAVE).until(desk.now()));
      delegated(Delegation.of("2", DAVE, ERIN).in("another"));

      assertThat(obstacles(ERIN)).containsExactly("OVER", "OTHER_DEFINITION");
    }

    @Test
    void forgetsWhatIsOverIfItWasDelegatedAnew() {
      delegated(Delegation.of("1", BOB, DAVE).until(desk.now()));
      delegated(Delegation.of("2", BOB, DAVE));

      assertThat(desk.service.why(ACME, ID).steps().get(0).delegates()).singleElement().matches(DelegateReasons::mayAct);
    }

    @Test
    void tellsWhoMustNotOrIsNoLongerThereOrHasASayOfTheirOwn() {
      delegated(Delegation.of("1", BOB, ALICE));
      delegated(Delegation.of("2", BOB, CAROL));
      delegated(Delegation.of("3", BOB, ZOE));

      assertThat(obstacles(ALICE)).containsExactly("BARRED");
      assertThat(obstacles(CAROL)).containsExactly("HAS_A_SAY");
      assertThat(obstacles(ZOE)).containsExactly("INACTIVE");
    }
  }

  @Test
  void tellsOfDelegatesWhatTheDefinitionAsksOfThem() {
    DelegatePolicy own = new DelegatePolicy(Votes.ALLOWED, DelegatePolicy.Authority.OWN, List.of());
    DelegatePolicy erin = new DelegatePolicy(Votes.ALLOWED, DelegatePolicy.Authority.PRINCIPAL, List.of(user(ERIN)));
    DelegatePolicy nobody = new DelegatePolicy(Votes.REFUSED, DelegatePolicy.Authority.PRINCIPAL, List.of());

    assertThat(obstacle(own).kind()).isEqualTo(Obstacle.Kind.NO_AUTHORITY);
    assertThat(obstacle(erin)).isEqualTo(new Obstacle(
        Obstacle.Kind.NOT_AMONG, "this step lets nobody vote in the place of others but erin"));
    assertThat(obstacle(nobody).kind()).isEqualTo(Obstacle.Kind.NO_DELEGATES);
  }

  private static Obstacle obstacle(DelegatePolicy policy) {
    Duties duties = Duties.builder().amount(Expression.parse("total").orElseThrow()).delegates(policy).build();
    Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)).duties(duties));
    desk.store.delegations().add(ACME, Delegation.of("1", BOB, DAVE).build());
    return desk.service.why(ACME, ID).steps().get(0).delegates().get(0).obstacles().get(0);
  }

  /** Before anybody submits, with what the steps to come would have to say. */
  @Test
  void isToldOfAPreviewToo() {
    Desk desk = new Desk(Game.chain(
        step("one", "2 of approvers", BOB, CAROL), step("two", "any of approvers", ALICE, BOB, DAVE))
        .duties(Duties.builder().distinct(Distinct.ACROSS_STEPS).build()).build(), Game.staff());

    List<PlannedStep> steps = desk.service.preview(
        ACME, ALICE, new Subject("deal", "D-1", Value.Fields.NONE), desk.pin).steps();

    assertThat(steps.get(1).why().people())
        .extracting(PersonReasons::person, PersonReasons::place, PersonReasons::barred).containsExactlyInAnyOrder(
            tuple(ALICE, Place.WITHOUT_SEAT, Reason.REQUESTER), tuple(BOB, Place.WITHOUT_SEAT, Reason.SEPARATE),
            tuple(DAVE, Place.ASKED, null));
    assertThat(steps.get(0).why().rules()).singleElement().satisfies(rule -> assertThat(rule.need()).isEqualTo(2));
  }

  @Nested
  class OfAClockThatStandsStill {

    private final Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));

    private StoppedClock stopped() {
      return Objects.requireNonNull(desk.service.why(ACME, ID).steps().get(0).stopped());
    }

    private void ask(RequestInfo question) {
      desk.command(ID, question, null).orElseThrow();
    }

    @Test
    void tellsSinceWhenAndWhoseAnswerSetsItGoing() {
      assertThat(desk.service.why(ACME, ID).steps().get(0).stopped()).isNull();
      desk.at(desk.now().plusSeconds(60));
      ask(RequestInfo.ofRequester(BOB, "for whom?"));
      Instant asked = desk.now();
      desk.at(asked.plusSeconds(60));

      assertThat(stopped()).isEqualTo(new StoppedClock(BOB, ALICE, "for whom?", asked, List.of(
          new Responder(ALICE, Right.OWN, null, List.of()), new Responder(ADA, Right.ADMINISTRATOR, null, List.of()))));
      assertThat(desk.service.why(ACME, ID).text().lines()).endsWith(
          "- its clock stands still since " + asked + ", until alice answers bob or bob votes: for whom?",
          "  - alice may answer", "  - ada may answer as an administrator");
    }

    @Test
    void tellsWhoMayAnswerInTheirPlaceAndWhoMayNot() {
      ask(RequestInfo.ofRequester(BOB, "for whom?"));
      desk.store.delegations().add(ACME, Delegation.of("1", ALICE, DAVE).build());
      desk.store.delegations().add(ACME, Delegation.of("2", DAVE, ERIN).build());
      desk.store.delegations().add(ACME, Delegation.of("3", ALICE, CAROL).in("another").build());
      desk.store.delegations().add(ACME, Delegation.of("4", ALICE, ZOE).build());

      assertThat(stopped().responders()).filteredOn(each -> each.right() == Right.DELEGATE)
          .extracting(Responder::person, Responder::mandate, Responder::mayAct).containsExactlyInAnyOrder(
              tuple(DAVE, new Mandate(ALICE, List.of()), true), tuple(ERIN, new Mandate(ALICE, List.of(DAVE)), true),
              tuple(CAROL, new Mandate(ALICE, List.of()), false), tuple(ZOE, new Mandate(ALICE, List.of()), false));
      assertThat(stopped().text()).contains("- erin may answer for alice via dave",
          "- carol may not answer for alice, because delegation '3' of alice to carol is for [another] only",
          "- zoe may not answer for alice, because they are no active person in the directory");
    }

    @Test
    void tellsOfWhoeverWasAskedAndHasLeft() {
      ask(new RequestInfo(BOB, ERIN, "for whom?", null));
      desk.know(Game.staff().with(new Person(ERIN, Activity.INACTIVE, null)));

      assertThat(stopped().responders()).extracting(Responder::person, Responder::mayAct)
          .containsExactly(tuple(ERIN, false), tuple(ADA, true));
    }
  }

  @Nested
  class OfARequestThatWasSentBack {

    private final Desk desk = submitted(
        Game.chain(step("one", "2 of approvers", BOB, CAROL), step("two", "any of approvers", DAVE))
            .terms(new Terms(null, null, new ReworkPolicy(2, Exhausted.REFUSE, Set.of(Target.REQUESTER)))));

    @Test
    void tellsWhoHasItSinceWhenWhoSentItBackFromWhereAndWhy() {
      desk.at(desk.now().plusSeconds(60));
      Instant sent = desk.now();
      desk.command(ID, new SendBack(CAROL, Destination.REQUESTER, "too much"), null).orElseThrow();
      desk.at(sent.plusSeconds(60));

      RequestReasons why = desk.service.why(ACME, ID);

      assertThat(why).isEqualTo(new RequestReasons(List.of(), List.of(), new SentBack(
          ALICE, CAROL, "one", "too much", sent, List.of(new Responder(ALICE, Right.OWN, null, List.of()),
              new Responder(ADA, Right.ADMINISTRATOR, null, List.of())))));
      assertThat(why.text()).isEqualTo("Back with alice since " + sent + """
          , sent by carol from step 'one': too much
          - alice may submit it again
          - ada may submit it again as an administrator""");
    }

    @Test
    void tellsOfTheStepsAgainOnceItIsSubmittedAgain() {
      desk.command(ID, new SendBack(CAROL, Destination.REQUESTER, "too much"), null).orElseThrow();
      desk.command(ID, Resubmit.unchanged(ALICE, "no"), null).orElseThrow();

      assertThat(desk.service.why(ACME, ID).sentBack()).isNull();
      assertThat(desk.service.why(ACME, ID).steps()).extracting(StepReasons::step).containsExactly("one");
    }
  }

  @Test
  void tellsOfAStepThatIsSetAsideUntilAnEarlierOneIsDecidedAgain() {
    ContentPolicy content = new ContentPolicy(null, AfterApproval.REFUSE);
    Desk desk = submitted(Game.chain(
        step("price", "any of approvers", BOB).watch(FieldPath.parse("amount")),
        step("terms", "2 of approvers", CAROL, DAVE).watch(FieldPath.parse("text")))
        .terms(new Terms(null, content, null)));
    desk.command(ID, Vote.approve(BOB), null).orElseThrow();
    desk.command(ID, Vote.approve(CAROL), null).orElseThrow();
    desk.command(ID, new Amend(ALICE, Value.Fields.NONE.with("amount", Value.of(5)), "cheaper"), null).orElseThrow();

    RequestReasons why = desk.service.why(ACME, ID);

    assertThat(why.steps()).extracting(StepReasons::step).containsExactly("price");
    assertThat(why.setAside()).containsExactly(new SetAside("terms", desk.now(), List.of(CAROL)));
    assertThat(why.text()).endsWith("Step 'terms' is set aside since " + desk.now()
        + ", until the request comes to it again, with the vote of carol");
  }

  @Test
  void hasNothingToTellOfARequestThatIsOver() {
    Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));
    desk.command(ID, Vote.approve(BOB), null).orElseThrow();

    assertThat(desk.service.why(ACME, ID).isEmpty()).isTrue();
  }
}
