package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.ContentTest.amend;
import static io.crmkit.testkit.approvals.ContentTest.approve;
import static io.crmkit.testkit.approvals.ContentTest.approved;
import static io.crmkit.testkit.approvals.ContentTest.coverage;
import static io.crmkit.testkit.approvals.ContentTest.deal;
import static io.crmkit.testkit.approvals.ContentTest.desk;
import static io.crmkit.testkit.approvals.ContentTest.last;
import static io.crmkit.testkit.approvals.ContentTest.settled;
import static io.crmkit.testkit.approvals.ContentTest.voided;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Overrule;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What approvals cover that not every step has given. */
class CoverageOfApprovalsTest {

  @Nested
  class OfStepsThatDidNotApply {

    @Test
    void isNotOneOfWhatMakesThemApply() {
      Desk desk = desk("""
          "content": {"after_approval": "lapse"}, "no_step": "approve", "steps": [
            {"name": "large", "when": "amount > 1000", "approvers": ["dave"]}]""", deal(500, "a"));
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);

      assertThat(coverage(desk, deal(900, "b")).isEffective()).isTrue();
      assertThat(coverage(desk, deal(9_000, "a")).changed()).containsExactly("large");
      assertThat(coverage(desk, deal(500, "a").with("amount", Value.of("many"))).changed()).containsExactly("large");
      amend(desk, deal(9_000, "a"));
      assertThat(last(desk)).isInstanceOf(Lapsed.class);
    }

    @Test
    void doesNotLapseByWhatOnlyTheyWatch() {
      Desk desk = desk("""
          "content": {"after_approval": "lapse"}, "steps": [
            {"name": "price", "approvers": ["bob"], "watch": ["amount"]},
            {"name": "large", "when": "amount > 1000", "approvers": ["dave"], "watch": ["text"]}]""", deal(500, "a"));
      approve(desk, BOB);
      assertThat(coverage(desk, deal(500, "b")).isEffective()).isTrue();
      amend(desk, deal(500, "b"));

      assertThat(last(desk)).isInstanceOf(Amended.class);
      assertThat(settled(desk).course().lapsedAt()).isNull();
    }
  }

  /** What an administrator decided in the place of others is what it was then, too. */
  @Nested
  class ByAnAdministrator {

    @Test
    void doesNotCoverWhatThoseWatchInWhosePlaceTheyDecided() {
      Desk desk = overruled("refuse", BOB);

      assertThat(coverage(desk, deal(500, "a").with("note", Value.of("new"))).isEffective()).isTrue();
      assertThat(coverage(desk, deal(500, "b")).changed()).containsExactly("wording");
      assertThat(coverage(desk, deal(2_000, "a")).changed()).containsExactly("price", "large");
    }

    @Test
    void lapsesWithIt() {
      Desk desk = overruled("lapse", BOB);
      amend(desk, deal(500, "b"));

      assertThat(last(desk)).isInstanceOfSatisfying(Lapsed.class,
          lapsed -> assertThat(lapsed.steps()).containsExactly("wording"));
    }

    @Test
    void isPendingAgainForThem() {
      Desk desk = overruled("reopen", BOB);
      amend(desk, deal(500, "b"));

      assertThat(voided(desk)).containsExactly("wording CONTENT");
      assertThat(approved(desk)).containsExactly("price");
      approve(desk, CAROL);
      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(coverage(desk, deal(500, "b")).isEffective()).isTrue();
    }

    @Test
    void staysApprovedWhereOnlyABranchWouldHaveWatchedThatWasNotNeeded() {
      Desk desk = desk("""
          "content": {"after_approval": "reopen"}, "override": "allowed", "steps": [
            {"name": "price", "approvers": ["bob"], "watch": ["amount"]},
            {"name": "wording", "approvers": ["carol"], "watch": ["text"]},
            {"name": "law", "approvers": ["dave"], "watch": ["text"]},
            {"name": "last", "approvers": ["erin"], "watch": ["amount"]}],
          "forks": [{"name": "review", "join": "any",
                     "branches": {"one": ["price"], "other": ["wording", "law"]}}]""", deal(500, "a"));
      approve(desk, BOB);
      overrule(desk);
      amend(desk, deal(500, "b"));

      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      amend(desk, deal(700, "b"));
      assertThat(voided(desk)).contains("price CONTENT", "last CONTENT");
    }

    private Desk overruled(String policy, Actor... voters) {
      Desk desk = desk("""
          "content": {"watch": ["amount"], "after_approval": "%s"}, "override": "allowed", "steps": [
            {"name": "price", "approvers": ["bob"]},
            {"name": "wording", "approvers": ["carol"], "watch": ["text"]},
            {"name": "large", "when": "amount > 1000", "approvers": ["dave"]}]""".formatted(policy), deal(500, "a"));
      approve(desk, voters);
      overrule(desk);
      return desk;
    }
  }

  private static void overrule(Desk desk) {
    desk.command(ID, new Overrule(ADA, Overrule.Verdict.APPROVE, "go"), null).orElseThrow();
  }
}
