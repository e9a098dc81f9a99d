package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.BulkItem;
import io.crmkit.approvals.BulkMode;
import io.crmkit.approvals.BulkOutcome.Done;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.Destination;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I3, I16, I18: what is overdue where a command changes what that is judged by, however the command comes. */
class OverdueBeforeChangesTest {

  private static final String CHAIN = """
      "content": {"watch": ["amount"]}, "rework": {"rounds": 1}, "expires_after": "PT10H",
      "steps": [{"name": "one", "approvers": ["bob"]}],
      "escalation": {"levels": [{"after": "PT1H", "to": [{"field": "editor"}]}]}""";

  private final MigratingDesk play = new MigratingDesk(CHAIN);
  private final Amend toErin = amend(ALICE);

  private static Amend amend(Actor by) {
    return new Amend(by, MigratingDesk.deal(500, "a").with("editor", Value.of(ERIN.id())), "edited");
  }

  private void later(Duration time) {
    play.desk.at(play.desk.now().plus(time));
  }

  @Nested
  class ARungBeforeAnAmendment {

    @Test
    void asksWhomTheSubjectNamedUntilThen() {
      later(Duration.ofHours(2));
      Decision<ApprovalEvent> said = play.desk.service.dryRun(ACME, ID, toErin);
      play.take(toErin);

      assertThat(said.orElseThrow()).hasAtLeastOneElementOfType(StepEscalated.class);
      assertThat(play.desk.history()).containsSubsequence(said.orElseThrow());
      assertThat(play.asked()).containsExactly(BOB, CAROL);
    }

    @ParameterizedTest
    @EnumSource
    void asksTheSameAmongMany(BulkMode mode) {
      later(Duration.ofHours(2));

      assertThat(play.desk.service.handleAll(ACME, List.of(new BulkItem(ID, toErin, null)), mode))
          .hasOnlyElementsOfType(Done.class);
      assertThat(play.asked()).containsExactly(BOB, CAROL);
      assertThat(play.happened(Amended.class)).hasSize(1);
    }
  }

  @Nested
  class ARungBeforeAMigration {

    private final ApprovalCommand next = play.strictly(CHAIN.replace("PT1H", "PT5H"));

    @Test
    void isInItsDryRun() {
      later(Duration.ofHours(2));
      Decision<ApprovalEvent> said = play.desk.service.dryRun(ACME, ID, next);

      assertThat(said.orElseThrow()).hasAtLeastOneElementOfType(StepEscalated.class)
          .hasAtLeastOneElementOfType(Migrated.class);
      assertThat(play.desk.service.handle(ACME, ID, next)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource
    void isClimbedAmongManyToo(BulkMode mode) {
      later(Duration.ofHours(2));

      assertThat(play.desk.service.handleAll(ACME, List.of(new BulkItem(ID, next, null)), mode))
          .hasOnlyElementsOfType(Done.class);
      assertThat(play.asked()).containsExactly(BOB, CAROL);
    }
  }

  @Test
  void isNotWrittenForACommandThatIsRefused() {
    later(Duration.ofHours(2));
    Approval before = play.desk.state(ID);

    assertThat(play.desk.refusal(amend(ERIN))).isInstanceOf(NotAllowed.class);
    assertThat(play.desk.state(ID)).isEqualTo(before);
  }

  @Test
  void isNotWrittenForACommandThatComesAgainWhichGetsItsFirstAnswer() {
    IdempotencyKey key = new IdempotencyKey("k");
    later(Duration.ofHours(2));
    List<ApprovalEvent> first = play.desk.command(ID, toErin, key).orElseThrow();
    later(Duration.ofHours(20));
    Approval before = play.desk.state(ID);

    assertThat(play.desk.command(ID, toErin, key).orElseThrow()).isEqualTo(first)
        .hasAtLeastOneElementOfType(StepEscalated.class).hasAtLeastOneElementOfType(CommandKept.class);
    assertThat(play.desk.state(ID)).isEqualTo(before);
  }

  @Test
  void waitsAtItsVeryInstant() {
    later(Duration.ofHours(1));
    play.take(toErin);
    assertThat(play.happened(StepEscalated.class)).isEmpty();

    play.take(new SendBack(BOB, Destination.REQUESTER, "not yet"));
    later(Duration.ofHours(9));
    Resubmit again = new Resubmit(ALICE, MigratingDesk.deal(400, "a"), "better");
    assertThat(play.desk.command(ID, again, null)).isInstanceOf(Accepted.class);
    assertThat(play.desk.state(ID)).isInstanceOf(Pending.class);
  }
}
