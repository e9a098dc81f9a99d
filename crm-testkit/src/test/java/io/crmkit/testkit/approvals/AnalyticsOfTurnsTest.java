package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.WhatIf;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Figures of requests that do not go straight on: departures, amendments, migrations, and other courses. */
class AnalyticsOfTurnsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ApprovalId ID = new ApprovalId("A-1");
  private static final Actor ALICE = new Actor("alice");
  private static final Actor BOB = new Actor("bob");
  private static final Actor CAROL = new Actor("carol");

  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T08:00:00Z"));
  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(storage.definitions(), clock);
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).build();

  private DefinitionRef submitted(String members) {
    DefinitionRef ref = published(members);
    approvals.submit(ACME, ID, ALICE, new Subject("deal", "D-1", deal(10))).orElseThrow();
    return ref;
  }

  private DefinitionRef published(String members) {
    return definitions.publish(ACME, ALICE,
        "{\"name\": \"n\", \"entity_type\": \"deal\", \"administrators\": [\"ada\"], %s}".formatted(members))
        .orElseThrow().ref();
  }

  private static Value.Fields deal(long amount) {
    return Value.Fields.NONE.with("amount", Value.of(amount));
  }

  private void after(int hours, ApprovalCommand command) {
    clock.move(Duration.ofHours(hours));
    approvals.handle(ACME, ID, command).orElseThrow();
  }

  private List<ApprovalEvent> history() {
    return approvals.history(ACME, ID);
  }

  private ApprovalFigures figures() {
    return ApprovalAnalytics.empty().add(history()).result();
  }

  private static Duration critical(ApprovalFigures figures, Actor person) {
    return figures.approver(person).map(ApproverFigures::critical).orElseThrow();
  }

  /** Bob votes at 1; Carol never does and leaves at 9. */
  @Test
  void aDepartureIsOnTheAccountOfThoseWhoWereAskedThen() {
    submitted("\"steps\": [{\"name\": \"one\", \"approvers\": [\"bob\", \"carol\"]}]");
    after(1, Vote.approve(BOB));
    after(8, new Vacate(CAROL, "has left"));

    assertThat(figures().outcomes()).containsOnlyKeys(Outcome.APPROVED);
    assertThat(critical(figures(), BOB)).isZero();
    assertThat(critical(figures(), CAROL)).isEqualTo(Duration.ofHours(9));
  }

  /** Bob approves at 1, an amendment at 3 asks him again, and Alice takes the request back at 6. */
  @Nested
  class AReopenedRequest {

    AReopenedRequest() {
      submitted("""
          "content": {"after_approval": "reopen"}, "steps": [{"name": "one", "approvers": ["bob"]}]""");
      after(1, Vote.approve(BOB));
      after(2, new Amend(ALICE, deal(20), "more"));
    }

    @Test
    void isPending() {
      assertThat(figures().outcomes()).isEmpty();
      assertThat(figures().cycleTime().count()).isZero();
    }

    @Test
    void endsAsItEndedLast() {
      after(3, new Recall(ALICE, ""));
      ApprovalFigures figures = figures();

      assertThat(figures.outcomes()).containsOnlyKeys(Outcome.RECALLED);
      assertThat(figures.cycleTime().mean()).isEqualTo(Duration.ofHours(6));
      assertThat(figures.step("n", "one").orElseThrow().total().most()).isEqualTo(Duration.ofHours(3));
      assertThat(figures.approver(BOB).orElseThrow().open()).isEqualTo(Duration.ofHours(4));
    }
  }

  /** Carol votes at 2 and Bob at 7; from 1 on their branches are the other way round. */
  @Test
  void stepsKeepTheirTimesInAnotherPlaceOfAnotherDefinition() {
    String steps = """
        "steps": [{"name": "%1$s", "approvers": ["%2$s"]}, {"name": "%3$s", "approvers": ["%4$s"]}],
        "forks": [{"name": "both", "join": "all", "branches": {"a": ["%1$s"], "b": ["%3$s"]}}]""";
    submitted(steps.formatted("price", "bob", "law", "carol"));
    DefinitionRef other = published(steps.formatted("law", "carol", "price", "bob"));
    after(1, Migrate.strictly(new Actor("ada"), other, "new rules"));
    after(1, Vote.approve(CAROL));
    after(5, Vote.approve(BOB));

    assertThat(figures().step("n", "law").orElseThrow().total().most()).isEqualTo(Duration.ofHours(2));
    assertThat(figures().step("n", "price").orElseThrow().total().most()).isEqualTo(Duration.ofHours(7));
    assertThat(critical(figures(), BOB)).isEqualTo(Duration.ofHours(7));
  }

  @Nested
  class WhatIfItIsPlayedOnceMore {

    private WhatIf by(DefinitionRef ref) {
      return new WhatIf(definitions.find(ACME, ref).orElseThrow(), ref,
          reference -> List.of(((ApproverRef.User) reference).actor()));
    }

    /** Bob approves the first step and says nothing in the second, which rejects at its end. */
    @Test
    void nobodyAnswersWhereTheyWereAskedAndDidNot() {
      DefinitionRef ref = submitted("""
          "steps": [{"name": "one", "approvers": ["bob"]}, {"name": "two", "approvers": ["bob"],
            "escalation": {"levels": [], "finally": {"after": "PT9H", "action": "reject"}}}]""");
      after(1, Vote.approve(BOB));
      clock.move(Duration.ofHours(9));
      approvals.tick(ACME);

      assertThat(figures().outcomes()).containsOnlyKeys(Outcome.REJECTED);
      assertThat(by(ref).replay(history())).extracting(Object::getClass).isEqualTo(
          history().stream().map(Object::getClass).toList());
    }

    @Test
    void aStepThatDidNotAskSomebodyHearsWhatTheySaidElsewhere() {
      submitted("\"steps\": [{\"name\": \"one\", \"approvers\": [\"bob\"]}]");
      after(1, Vote.approve(BOB));
      DefinitionRef other = published("""
          "steps": [{"name": "one", "approvers": ["bob"]}, {"name": "two", "approvers": ["bob"]}]""");

      assertThat(by(other).replay(history())).last().extracting(ApprovalEvent::at)
          .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void whatWouldHaveBeenRefusedIsNoRequestOfTheFigures() {
      submitted("\"steps\": [{\"name\": \"one\", \"approvers\": [\"bob\"]}]");
      WhatIf other = by(published("""
          "when": "amount > 1000", "steps": [{"name": "one", "approvers": ["bob"]}]"""));
      ApprovalAnalytics then = ApprovalAnalytics.empty();
      List.of(history()).stream().map(other::replay).filter(events -> !events.isEmpty()).forEach(then::add);

      assertThat(then.result().requests()).isZero();
    }
  }
}
