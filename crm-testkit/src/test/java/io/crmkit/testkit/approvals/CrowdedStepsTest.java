package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.PeopleRefusal.TooManyApprovers;
import io.crmkit.approvals.model.PlannedStep;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** More people behind a reference than a step has seats: no request is stuck for it. */
class CrowdedStepsTest {

  private static final int SEATS = 10_000;

  private final HandClock clock = new HandClock(World.START);
  private final InMemoryApprovals store = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(store.definitions(), clock);
  private final Approvals service = Approvals.builder(store.approvals(), definitions).clock(clock).build();

  @Nested
  class OfApprovers {

    @Test
    void isRefusedAtSubmissionWhateverTheStepWouldDoWithoutAnybody() {
      publish("""
          {"name": "one", "approvers": ["bob"]},
          {"name": "two", "approvers": [{"field": "team"}], "on_empty": "auto_approve"}""", "");

      assertThat(refusal(submit(ID, SEATS + 1))).isEqualTo(new TooManyApprovers("two", SEATS));
      assertThat(service.preview(ACME, ALICE, subject(SEATS + 1)).submission()).isInstanceOf(Refused.class);
      assertThat(submit(ID, SEATS)).isInstanceOf(Accepted.class);
    }

    @Test
    void isRefusedByAnAmendment() {
      publish("""
          {"name": "one", "approvers": ["bob"]}, {"name": "two", "approvers": [{"field": "team"}]}""", "");
      submit(ID, 1).orElseThrow();

      assertThat(refusal(handle(new Amend(ALICE, subject(SEATS + 1).fields(), "all of them"))))
          .isEqualTo(new TooManyApprovers("two", SEATS));
    }

    @Test
    void isNobodyWhereItHasGrownSinceTheSubmission() {
      InMemoryDirectory directory = new InMemoryDirectory();
      List.of(ALICE, BOB, CAROL).forEach(person -> directory.person(ACME, person));
      directory.group(ACME, "team", CAROL);
      Approvals grown = Approvals.builder(store.approvals(), definitions).directory(directory).clock(clock).build();
      publish("""
          {"name": "one", "approvers": ["bob"]},
          {"name": "two", "approvers": [{"group": "team"}], "on_empty": "fallback", "fallback": ["carol"]}""", "");
      grown.submit(ACME, ID, ALICE, subject(1)).orElseThrow();
      people(SEATS + 1).forEach(person -> directory.person(ACME, person));
      directory.group(ACME, "team", people(SEATS + 1).toArray(new Actor[0]));
      grown.handle(ACME, ID, Vote.approve(BOB)).orElseThrow();

      assertThat(asked(ID)).containsExactly(CAROL);
    }
  }

  @Test
  void ofStandInsIsNobody() {
    publish("""
        {"name": "one", "approvers": ["alice"], "on_empty": "fallback", "fallback": [{"field": "team"}]}""", "");

    assertThat(refusal(submit(ID, SEATS + 1))).isInstanceOf(NoQualifiedApprover.class);
  }

  @Nested
  class OnALevel {

    private final ApprovalId other = new ApprovalId("A-2");

    OnALevel() {
      publish("{\"name\": \"one\", \"approvers\": [\"bob\", \"carol\"], \"require\": \"any of approvers\"}", """
          , "escalation": {"levels": [{"after": "PT1H", "to": [{"field": "team"}]}]}""");
      submit(ID, SEATS + 1).orElseThrow();
      submit(other, 1).orElseThrow();
    }

    @Test
    void isPassedOver() {
      clock.move(Duration.ofHours(2));
      service.tick(ACME);

      assertThat(service.history(ACME, ID)).filteredOn(LevelPassedOver.class::isInstance).singleElement()
          .isInstanceOfSatisfying(LevelPassedOver.class, passed -> assertThat(passed.barred()).isEmpty());
      assertThat(asked(ID)).containsExactlyInAnyOrder(BOB, CAROL);
    }

    @Test
    void isNobodyInAPreview() {
      assertThat(service.preview(ACME, ALICE, subject(SEATS + 1)).steps()).singleElement()
          .satisfies(step -> assertThat(step.rungs()).extracting(PlannedStep.Rung::people).containsExactly(List.of()));
    }

    @Test
    void keepsNobodyElseFromLeaving() {
      clock.move(Duration.ofHours(2));

      assertThat(service.vacate(ACME, BOB, "has left")).containsExactlyInAnyOrder(ID, other);
      assertThat(asked(ID)).containsExactly(CAROL);
      assertThat(handle(Vote.approve(CAROL))).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void costsAVoteAndItsReasonsInProportionToTheSeats() {
    publish("{\"name\": \"one\", \"approvers\": [{\"field\": \"team\"}], \"require\": \"all of approvers\"}", "");
    fastestVote(new ApprovalId("warm-up"), SEATS);

    // 10 if it is in proportion, 100 if everybody is compared with everybody
    assertThat(fastestVote(new ApprovalId("large"), SEATS) / fastestVote(new ApprovalId("small"), SEATS / 10))
        .isLessThan(35);
  }

  /** Returns how long the fastest of some votes takes, with a look at its reasons and at a preview, in ns. */
  private long fastestVote(ApprovalId id, int team) {
    submit(id, team).orElseThrow();
    return people(10).stream().mapToLong(person -> {
      long start = System.nanoTime();
      service.handle(ACME, id, Vote.approve(person)).orElseThrow();
      service.why(ACME, id);
      service.preview(ACME, ALICE, subject(team));
      return System.nanoTime() - start;
    }).min().orElseThrow();
  }

  private void publish(String steps, String members) {
    definitions.publish(ACME, ADMIN, """
        {"version": 1, "name": "Team", "entity_type": "deal", "steps": [%s]%s}""".formatted(steps, members)).orElseThrow();
  }

  private Decision<ApprovalEvent> submit(ApprovalId id, int team) {
    return service.submit(ACME, id, ALICE, subject(team));
  }

  private Decision<ApprovalEvent> handle(ApprovalCommand command) {
    return service.handle(ACME, ID, command);
  }

  private static Subject subject(int team) {
    List<Value> names = people(team).stream().<Value>map(person -> Value.of(person.id())).toList();
    return new Subject("deal", "D-1", Value.Fields.NONE.with("team", new Value.Items(names)));
  }

  private static List<Actor> people(int count) {
    return IntStream.range(0, count).mapToObj(number -> new Actor("p" + number)).toList();
  }

  private List<Actor> asked(ApprovalId id) {
    return List.copyOf(((Pending) service.find(ACME, id).orElseThrow().value()).asked());
  }

  private static Refusal refusal(Decision<ApprovalEvent> decision) {
    return ((Refused<ApprovalEvent>) decision).refusal();
  }
}
