package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalRefusal.KeyReused;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.approvals.Move.Know;
import org.junit.jupiter.api.Test;

/** Commands that arrive twice while the directory changes. */
class RepeatsTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("click");
  private static final Actor GINA = new Actor("gina");
  private static final Actor GINAS_MAIL = new Actor("Gina@example.com");

  private static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE);

  private final Desk desk =
      new Desk(Game.chain(Game.step("one", "any of approvers", Game.BOB)).build(), Game.staff());

  @Test
  void areAnsweredAlikeWhenTheDirectoryLearnsInBetweenWhoSentThem() {
    desk.play(ID, Game.SUBMIT);
    var first = desk.command(ID, new Comment(GINAS_MAIL, "why?"), KEY);
    desk.play(ID, new Know(new Person(GINA, Activity.ACTIVE, null)));

    assertThat(desk.command(ID, new Comment(GINAS_MAIL, "why?"), KEY)).isEqualTo(first);
    assertThat(desk.service.history(Desk.ACME, ID)).hasSize(4);
  }

  @Test
  void ofASubmissionAreAnsweredAlikeAfterAMigration() {
    var first = desk.service.submit(Desk.ACME, ID, Game.ALICE, DEAL, KEY);
    DefinitionRef next = desk.definitions.publish(Desk.ACME, Desk.ADMIN,
        Game.chain(Game.step("one", "any of approvers", Game.BOB, GINA))
            .administrators(new ApproverRef.User(Game.BOB)).build()).ref();
    desk.service.migrate(Desk.ACME, ID, Migrate.strictly(Game.BOB, next, "new rules")).orElseThrow();

    assertThat(desk.service.submit(Desk.ACME, ID, Game.ALICE, DEAL, KEY)).isEqualTo(first);
  }

  @Test
  void ofAMigrationAreAnsweredAlikeAndMigrateOnce() {
    desk.play(ID, Game.SUBMIT);
    DefinitionRef next = desk.definitions.publish(Desk.ACME, Desk.ADMIN,
        Game.chain(Game.step("one", "any of approvers", Game.BOB, GINA))
            .administrators(new ApproverRef.User(Game.BOB)).build()).ref();
    Migrate command = Migrate.strictly(Game.BOB, next, "new rules");

    var first = desk.service.migrate(Desk.ACME, ID, command, KEY);
    assertThat(first.orElseThrow()).anyMatch(Migrated.class::isInstance);
    var history = desk.history();
    assertThat(desk.service.migrate(Desk.ACME, ID, command, KEY)).isEqualTo(first);
    assertThat(desk.history()).isEqualTo(history);
  }

  @Test
  void areRefusedWhenTheySaySomethingElse() {
    desk.play(ID, Game.SUBMIT);
    desk.command(ID, new Comment(GINAS_MAIL, "why?"), KEY);

    var reused = Decision.refuse(new KeyReused("click"));
    assertThat(desk.command(ID, new Recall(GINAS_MAIL, "why?"), KEY)).isEqualTo(reused);
    assertThat(desk.command(ID, new Comment(GINA, "why?"), KEY)).isEqualTo(reused);
  }
}
