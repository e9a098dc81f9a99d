package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAY;
import static io.crmkit.approvals.model.Play.DEAL;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.REF;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.approvers;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.chain;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyHandled;
import io.crmkit.approvals.model.ApprovalRefusal.KeyReused;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApprovalDeciderTest {

  private static final Submit SUBMIT = new Submit(ALICE, REF, DEAL);

  @Nested
  class ACommandWithAKey {

    private final Definition definition = chain(step("Manager", BOB).build(), step("Director", CAROL).build());
    private final IdempotencyKey key = new IdempotencyKey("click-1");
    private final Vote vote = Vote.approve(BOB);
    private final String fingerprint = IdempotencyKey.fingerprint(vote);

    @Test
    void isRememberedWithItsEvents() {
      Play.submitted(definition).when(vote, key).thenEmits(
          new VoteCast(0, BOB, Choice.APPROVE, "", NOON),
          new StepApproved(0, "Manager", Ground.VOTES, NOON),
          new StepOpened(1, "Director", approvers(CAROL), List.of(), null, NOON),
          new CommandKept("click-1", fingerprint, 3, NOON));
    }

    @Test
    void isAnsweredTheSecondTimeByPointingToTheFirst() {
      Play.submitted(definition).after(vote, key).when(vote, key)
          .thenRefuses(new AlreadyHandled("click-1", new Trail.Reply(fingerprint, 3, 4)));
    }

    @Test
    void isRefusedIfItIsAnotherCommand() {
      Play.submitted(definition).after(vote, key).when(Vote.approve(CAROL), key).thenRefuses(new KeyReused("click-1"));
    }

    @Test
    void isNotTakenForAnotherThatLooksTheSameInALog() {
      Comment one = new Comment(new Actor("alice"), "hi, text=there");
      Comment other = new Comment(new Actor("alice, text=hi"), "there");

      assertThat(one).hasToString(other.toString());
      assertThat(IdempotencyKey.fingerprint(one)).isNotEqualTo(IdempotencyKey.fingerprint(other));
    }

    @Test
    void isTheSameWhateverTheOrderOfTheFieldsOfItsSubject() {
      Value.Fields ab = Value.Fields.NONE.with("a", Value.of(1)).with("b", Value.of(2));
      Value.Fields ba = Value.Fields.NONE.with("b", Value.of(2)).with("a", Value.of(1));

      assertThat(IdempotencyKey.fingerprint(new Submit(ALICE, REF, new Subject("deal", "D-1", ab))))
          .isEqualTo(IdempotencyKey.fingerprint(new Submit(ALICE, REF, new Subject("deal", "D-1", ba))));
    }

    @Test
    void isAnsweredEvenAfterTheEnd() {
      Play.submitted(definition).after(vote, key).after(new Recall(ALICE, "")).when(vote, key)
          .thenRefuses(new AlreadyHandled("click-1", new Trail.Reply(fingerprint, 3, 4)));
    }

    @Test
    void leavesTheKeyFreeIfItIsRefused() {
      Play play = Play.submitted(definition);
      play.when(Vote.approve(CAROL), key).thenRefuses(
          new ApprovalRefusal.NotAnApprover(CAROL, "Manager", Set.of(BOB)));

      assertThat(play.after(vote, key).step().name()).isEqualTo("Director");
    }
  }

  @Nested
  class Actions {

    private static final Value.Fields WITH = Value.Fields.NONE.with("stage", Value.of("Won"));

    @Test
    void areAskedForRightAfterWhatTriggersThem() {
      Play.of(definition(Trigger.SUBMIT, Trigger.STEP_APPROVE, Trigger.APPROVE)).when(SUBMIT).thenEmits(
          new Submitted(ALICE, REF, DEAL, null, NOON),
          requested(Trigger.SUBMIT),
          new StepOpened(0, "Manager", approvers(BOB), List.of(), NOON.plus(DAY), NOON));
      Play.submitted(definition(Trigger.SUBMIT, Trigger.STEP_APPROVE, Trigger.APPROVE)).when(Vote.approve(BOB))
          .thenEmits(
              new VoteCast(0, BOB, Choice.APPROVE, "", NOON),
              new StepApproved(0, "Manager", Ground.VOTES, NOON),
              requested(Trigger.STEP_APPROVE),
              new Approved(NOON),
              requested(Trigger.APPROVE));
    }

    @Test
    void areAskedForOnEveryTrigger() {
      assertThat(requestedBy(Vote.reject(BOB, "no"))).containsExactly(Trigger.STEP_REJECT, Trigger.REJECT);
      assertThat(requestedBy(new Recall(ALICE, ""))).containsExactly(Trigger.RECALL);
      assertThat(requestedOnTick(1)).containsExactly(Trigger.ESCALATE);
      assertThat(requestedOnTick(2)).containsExactly(Trigger.EXPIRE);
    }

    @Test
    void areAskedForOnceByALateTickHoweverManyRungsItPassed() {
      Level first = new Level(DAY, List.of(user(VERA)), Rights.KEEP);
      Level second = new Level(DAY, List.of(user(CAROL)), Rights.KEEP);
      Definition definition = building(step("Manager", BOB).build()).escalation(Escalation.of(first, second))
          .action(new Action(Trigger.ESCALATE, "update_field", WITH)).build();

      assertThat(triggers(Play.submitted(definition).later(DAY.multipliedBy(9)).events(new Tick())))
          .containsExactly(Trigger.ESCALATE);
    }

    private List<Trigger> requestedBy(ApprovalCommand command) {
      return triggers(Play.submitted(definition(Trigger.values())).events(command));
    }

    private List<Trigger> requestedOnTick(int days) {
      Play play = Play.submitted(definition(Trigger.values())).later(DAY.multipliedBy(days));
      return triggers(play.events(new Tick()));
    }

    private List<Trigger> triggers(List<ApprovalEvent> events) {
      return events.stream().filter(ActionRequested.class::isInstance)
          .map(event -> ((ActionRequested) event).on()).toList();
    }

    private Definition definition(Trigger... triggers) {
      Definition.Builder builder = building(step("Manager", BOB).build())
          .escalation(Escalation.of(new Level(DAY, List.of(user(VERA)), Rights.KEEP)));
      if (List.of(triggers).contains(Trigger.EXPIRE)) {
        builder.expiresAfter(DAY.multipliedBy(2));
      }
      List.of(triggers).forEach(trigger -> builder.action(new Action(trigger, "update_field", WITH)));
      return builder.build();
    }

    private ActionRequested requested(Trigger trigger) {
      return new ActionRequested(trigger, "update_field", WITH, NOON);
    }
  }
}
