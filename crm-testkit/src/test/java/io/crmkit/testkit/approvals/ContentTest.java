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
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.approvals.model.ApprovalEvent.Reinstated;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.ApprovalRefusal.DoesNotApply;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.CourseRefusal.NothingAmended;
import io.crmkit.approvals.model.Coverage;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What approvals stand for, and what an amendment does to them. */
class ContentTest {

  private static final String STEPS = """
      "steps": [{"name": "price", "approvers": ["bob"], "watch": ["amount", "discount"]},
                {"name": "wording", "approvers": ["carol"], "watch": ["text"]},
                {"name": "large", "when": "amount > 1000", "approvers": ["dave"], "watch": ["amount"]},
                {"name": "all", "approvers": ["dave", "erin"]}]""";

  @Nested
  class AnAmendmentOfAPendingRequest {

    private final Desk desk = desk("\"content\": {}, " + STEPS, deal(500, "a"));

    @Test
    void keepsApprovalsOfWhatItDoesNotTouch() {
      approve(desk, BOB, CAROL, DAVE);
      amend(desk, deal(500, "b"));

      assertThat(open(desk)).containsExactly("wording");
      assertThat(approved(desk)).containsExactly("price");
      assertThat(voided(desk)).containsExactly("wording CONTENT", "all CONTENT");
    }

    @Test
    void asksAStepThatAppliesNowAndDidNot() {
      approve(desk, BOB, CAROL);
      amend(desk, deal(2_000, "a"));

      assertThat(open(desk)).containsExactly("price");
      approve(desk, BOB);
      assertThat(open(desk)).containsExactly("large");
      approve(desk, DAVE);
      assertThat(open(desk)).containsExactly("all");
      approve(desk, DAVE, ERIN);
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(approved(desk)).containsExactlyInAnyOrder("price", "wording", "large", "all");
    }

    @Test
    void passesAStepThatAppliedAndDoesNotAnyMore() {
      amend(desk, deal(2_000, "a"));
      approve(desk, BOB, CAROL);
      assertThat(open(desk)).containsExactly("large");
      amend(desk, deal(2_000, "a").with("text", Value.of("c")));
      approve(desk, CAROL);
      amend(desk, deal(500, "c"));

      assertThat(voided(desk)).contains("large CRITERIA");
      approve(desk, BOB);
      assertThat(open(desk)).containsExactly("all");
    }

    @Test
    void changesNothingForPeopleIfNobodyLooksAtIt() {
      Desk other = desk("\"content\": {\"watch\": [\"amount\"]}, " + STEPS, deal(500, "a"));
      approve(other, BOB, CAROL, DAVE);
      OpenStep before = other.openStep();
      amend(other, deal(500, "a").with("note", Value.of("new")));

      assertThat(other.openStep()).isEqualTo(before);
      assertThat(last(other)).isInstanceOfSatisfying(Amended.class, amended -> {
        assertThat(amended.changed()).containsExactly("note");
        assertThat(amended.authority()).isEqualTo(ApprovalEvent.Authority.OWN);
      });
      assertThat(((Pending) other.state(ID)).subject().fields().value("note")).isEqualTo(Value.of("new"));
      assertThat(((Pending) other.state(ID)).origin().subject().fields().value("note")).isEqualTo(Value.ABSENT);
    }

    @Test
    void isTheRequestersOrAnAdministrators() {
      assertThat(desk.refusal(new Amend(BOB, deal(7, "a"), "no"))).isInstanceOf(NotAllowed.class);
      desk.command(ID, new Amend(ADA, deal(7, "a"), "for alice"), null).orElseThrow();
      assertThat(desk.refusal(new Amend(ALICE, deal(7, "a"), "again"))).isEqualTo(new NothingAmended());
    }

    @Test
    void mustBeOneThatCouldBeSubmitted() {
      Desk other = desk("\"when\": \"amount < 9000\", " + STEPS, deal(500, "a"));

      assertThat(other.refusal(new Amend(ALICE, deal(9_000, "a"), ""))).isInstanceOf(DoesNotApply.class);
      assertThat(open(other)).containsExactly("price");
    }
  }

  @Nested
  class AStepBehindOneThatIsAskedAnew {

    private final Desk desk = desk("""
        "content": {}, "steps": [
          {"name": "price", "approvers": ["bob"], "watch": ["amount"]},
          {"name": "wording", "approvers": ["carol", "dave"], "watch": ["text"],
           "escalation": {"levels": [{"after": "PT10H", "to": ["erin"]}]}}]""", deal(500, "a"));

    @Test
    void isSetAsideWithItsVotesAndTheTimeThatItHadLeft() {
      approve(desk, BOB, CAROL);
      desk.at(desk.now().plus(Duration.ofHours(3)));
      amend(desk, deal(700, "a"));

      assertThat(open(desk)).containsExactly("price");
      assertThat(desk.service.inbox(ACME, DAVE, PageRequest.first(9)).items()).isEmpty();
      assertThat(ApprovalChange.seatsIn(desk.state(ID)).keySet()).extracting(ApprovalChange.Place::holder)
          .containsExactly(BOB, DAVE);
      desk.at(desk.now().plus(Duration.ofDays(40)));
      assertThat(desk.service.tick(ACME).handled()).isZero();
      approve(desk, BOB);

      assertThat(desk.openStep().dueAt()).isEqualTo(desk.now().plus(Duration.ofHours(7)));
      assertThat(desk.openStep().asked()).containsExactly(DAVE);
      assertThat(desk.history()).extracting(Object::getClass).contains(StepParked.class, StepResumed.class);
      approve(desk, DAVE);
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void isAskedAnewIfTooFewAreLeftMeanwhile() {
      approve(desk, BOB);
      amend(desk, deal(700, "a"));
      desk.service.vacate(ACME, DAVE, "has left");
      assertThat(voided(desk)).containsExactly("price CONTENT");
      desk.service.vacate(ACME, CAROL, "has left");

      assertThat(voided(desk)).contains("wording SHORT");
    }
  }

  /** unidoc/isms#197, nextcloud/approval#252: approved stayed approved after the content was rewritten. */
  @Nested
  class WhatIsApproved {

    @Test
    void isNotAmendedUnlessItsDefinitionSaysSo() {
      Desk desk = decided("\"content\": {}, ");

      assertThat(desk.refusal(new Amend(ALICE, deal(700, "a"), ""))).isEqualTo(new AlreadySettled(Outcome.APPROVED));
      assertThat(coverage(desk, deal(700, "a"))).isEqualTo(
          new Coverage(Coverage.Verdict.CHANGED, List.of("price", "all")));
      assertThat(coverage(desk, deal(500, "a")).isEffective()).isTrue();
    }

    @Test
    void lapsesWithAnEventAndHoldsAgainOnceTheContentIsWhatWasApproved() {
      Desk desk = decided("\"content\": {\"after_approval\": \"lapse\"}, ");
      amend(desk, deal(700, "a"));

      assertThat(last(desk)).isInstanceOfSatisfying(Lapsed.class,
          lapsed -> assertThat(lapsed.steps()).containsExactly("price", "all"));
      assertThat(settled(desk).course().lapsedAt()).isEqualTo(desk.now());
      assertThat(coverage(desk, deal(700, "a")).isEffective()).isFalse();
      amend(desk, deal(500, "a"));
      assertThat(last(desk)).isInstanceOf(Reinstated.class);
      assertThat(settled(desk).course().lapsedAt()).isNull();
    }

    @Test
    void hasLapsedSinceTheFirstChangeHoweverManyFollow() {
      Desk desk = decided("\"content\": {\"after_approval\": \"lapse\"}, ");
      amend(desk, deal(700, "a"));
      Instant lapsed = desk.now();
      desk.at(lapsed.plus(Duration.ofDays(3)));
      amend(desk, deal(800, "a"));

      assertThat(settled(desk).course().lapsedAt()).isEqualTo(lapsed);
      assertThat(desk.history()).last().isInstanceOfSatisfying(Lapsed.class,
          again -> assertThat(again.since()).isEqualTo(lapsed));
    }

    @Test
    void saysWhatNobodyWatchesAnewWhenItHoldsAgain() {
      Desk desk = decided("\"content\": {\"after_approval\": \"lapse\", \"watch\": [\"amount\", \"text\"]}, ");
      amend(desk, deal(700, "a"));
      Value.Fields noted = deal(500, "a").with("note", Value.of("seen"));
      amend(desk, noted);

      assertThat(settled(desk).course().lapsedAt()).isNull();
      assertThat(settled(desk).subject().fields()).isEqualTo(noted);
    }

    @Test
    void isPendingAgainForThoseWhoseFieldsChanged() {
      Desk desk = decided("\"content\": {\"after_approval\": \"reopen\"}, \"expires_after\": \"P1D\", ");
      desk.at(desk.now().plus(Duration.ofDays(9)));
      amend(desk, deal(500, "b"));

      assertThat(desk.history()).contains(
          new Reopened(desk.now().plus(Duration.ofDays(1)), desk.now(), desk.now()));
      assertThat(open(desk)).containsExactly("wording");
      assertThat(approved(desk)).containsExactly("price");
      assertThat(desk.service.lock(ACME, "deal", "D-1").isFree()).isTrue();
      approve(desk, CAROL, DAVE, ERIN);
      assertThat(coverage(desk, deal(500, "b")).isEffective()).isTrue();
      assertThat(coverage(desk, deal(500, "a")).changed()).containsExactly("wording", "all");
    }

    @Test
    void staysApprovedIfNobodyLookedAtWhatChanged() {
      Desk desk = decided("\"content\": {\"watch\": [\"amount\"], \"after_approval\": \"reopen\"}, ", """
          "steps": [{"name": "price", "approvers": ["bob"]}]""", BOB);
      amend(desk, deal(500, "b"));

      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(coverage(desk, deal(500, "c")).isEffective()).isTrue();
    }

    private Desk decided(String members) {
      return decided(members, STEPS, BOB, CAROL, DAVE, ERIN);
    }

    private Desk decided(String members, String steps, Actor... voters) {
      Desk desk = desk(members + steps, deal(500, "a"));
      approve(desk, voters);
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      return desk;
    }
  }

  /** unidoc/isms#197: an approval was taken away by a change that had nothing to do with it. */
  @Test
  void anApprovalIsNotLostToARepeatOrToAFieldThatIsOnlyWrittenDifferently() {
    Desk desk = desk("\"content\": {}, " + STEPS, deal(500, "a"));
    approve(desk, BOB, CAROL);

    assertThat(desk.refusal(new Amend(ALICE, deal(500, "a").with("note", Value.ABSENT), "")))
        .isEqualTo(new NothingAmended());
    assertThat(desk.refusal(new Amend(
        ALICE, deal(500, "a").with("amount", Value.of(new BigDecimal("500.00"))), "")))
        .isEqualTo(new NothingAmended());
    assertThat(approved(desk)).containsExactly("price", "wording");
  }

  @Test
  void nobodyComesToAdministerARequestByWhatTheyWantItToSay() {
    Desk desk = new Desk(Game.chain(Game.step("one", "any of approvers", BOB))
        .administrators(new ApproverRef.Field("owner")).build(), Game.staff());
    Value.Fields ofCarol = deal(500, "a").with("owner", Value.of("carol"));
    desk.command(ID, new Submit(ALICE, desk.pin, new Subject("deal", "D-1", ofCarol)), null).orElseThrow();
    Amend toDave = new Amend(DAVE, ofCarol.with("owner", Value.of("dave")), "mine");

    assertThat(desk.refusal(toDave)).isInstanceOf(NotAllowed.class);
    desk.command(ID, new Amend(CAROL, toDave.fields(), "his"), null).orElseThrow();
    assertThat(desk.refusal(new Amend(CAROL, ofCarol, "mine again"))).isInstanceOf(NotAllowed.class);
  }

  /** Bob has approved the price, and the wording that there was then; what he says to another one, nobody knows. */
  @Test
  void anApprovalIsNotKnownToAStepThatLooksAtWhatIsAmended() {
    Desk desk = desk("""
        "content": {}, "skip": ["already_approved"],
        "steps": [{"name": "price", "approvers": ["bob"], "watch": ["amount"]},
                  {"name": "wording", "approvers": ["carol", "bob"], "require_all": false, "watch": ["text"]},
                  {"name": "discount", "approvers": ["dave", "bob"], "require_all": false, "watch": ["amount"]},
                  {"name": "last", "approvers": ["erin"], "watch": ["amount"]}]""", deal(500, "a"));
    approve(desk, BOB);
    assertThat(open(desk)).containsExactly("last");

    amend(desk, deal(500, "b"));
    assertThat(open(desk)).containsExactly("wording");
    approve(desk, CAROL);
    amend(desk, deal(400, "b"));
    approve(desk, BOB);

    assertThat(open(desk)).containsExactly("last");
    assertThat(approved(desk)).containsExactlyInAnyOrder("price", "wording", "discount");
  }

  @Test
  void everyVoteSaysWhichContentItSaw() {
    Desk desk = desk("\"content\": {}, " + STEPS, deal(500, "a"));
    approve(desk, BOB);
    amend(desk, deal(501, "a"));
    approve(desk, BOB);
    amend(desk, deal(500, "a"));
    approve(desk, BOB);

    List<String> digests = desk.history().stream().filter(VoteCast.class::isInstance)
        .map(event -> Objects.requireNonNull(((VoteCast) event).content())).toList();
    // printf '{"amount":500}' | sha256sum
    assertThat(digests).containsExactly(
        "0780491803d7a0848aa262e346d8b1a3d7cfa31fe7655948de034ec7c10f84d0", digests.get(1), digests.get(0));
    assertThat(digests.get(1)).isNotEqualTo(digests.get(0));
    assertThat(((Pending) desk.state(ID)).results().get(0).content()).isEqualTo(digests.get(2));
  }

  static Desk desk(String members, Value.Fields fields) {
    String document =
        "{\"name\": \"n\", \"entity_type\": \"deal\", \"administrators\": [\"ada\"], %s}".formatted(members);
    Desk desk = new Desk(DefinitionJson.read(document).orElseThrow(), Game.staff());
    desk.command(ID, new Submit(ALICE, desk.pin, new Subject("deal", "D-1", fields)), null).orElseThrow();
    return desk;
  }

  static Value.Fields deal(long amount, String text) {
    return Value.Fields.NONE.with("amount", Value.of(amount)).with("text", Value.of(text));
  }

  static void amend(Desk desk, Value.Fields fields) {
    desk.command(ID, new Amend(ALICE, fields, "new terms"), null).orElseThrow();
  }

  static void approve(Desk desk, Actor... voters) {
    for (Actor voter : voters) {
      desk.command(ID, Vote.approve(voter), null).orElseThrow();
    }
  }

  private static List<String> open(Desk desk) {
    return ((Pending) desk.state(ID)).steps().stream().map(OpenStep::name).toList();
  }

  static List<String> approved(Desk desk) {
    List<StepResult> results = desk.state(ID) instanceof Pending pending ? pending.results() : settled(desk).results();
    return results.stream().filter(result -> result.ending() == StepResult.Ending.APPROVED).map(StepResult::name)
        .toList();
  }

  static List<String> voided(Desk desk) {
    return desk.history().stream().filter(StepVoided.class::isInstance).map(StepVoided.class::cast)
        .map(voided -> voided.name() + " " + voided.cause()).toList();
  }

  static Settled settled(Desk desk) {
    return (Settled) desk.state(ID);
  }

  static Coverage coverage(Desk desk, Value.Fields fields) {
    return desk.service.coverage(ACME, ID, fields);
  }

  static ApprovalEvent last(Desk desk) {
    List<ApprovalEvent> history = desk.history();
    return history.get(history.size() - 1);
  }
}
