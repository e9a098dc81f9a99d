package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.SUBMIT;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.lose;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySettled;
import io.crmkit.approvals.model.ApprovalRefusal.SeatClosed;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.Pages;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that other approval systems have had with deadlines, races and ends: each must be impossible here. */
class KnownFaultsOfTimeTest {

  /** objectstack#1742: escalations that never acted, or not again. */
  @Nested
  class ADeadline {

    @Test
    void isNotLostToAVoteAtTheVeryInstant() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)
          .escalation(ladder(LastAction.WAIT, keep(DAVE)))));
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, Vote.approve(BOB), null);
      desk.service.tick(ACME);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, DAVE);
    }

    @Test
    void isNotLostToAMigrationHoweverItComes() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)
          .escalation(ladder(LastAction.WAIT, keep(DAVE)))));
      DefinitionRef next = desk.definitions.publish(ACME, ADMIN, Game.chain(step("one", "any of approvers", BOB))
          .administrators(Game.user(BOB)).build()).ref();
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, Migrate.strictly(BOB, next, "new rules"), null).orElseThrow();

      assertThat(desk.history()).filteredOn(event -> event instanceof StepEscalated || event instanceof Migrated)
          .extracting(Object::getClass).containsExactly(StepEscalated.class, Migrated.class);
    }

    @Test
    void isNotLostToARefusedCommand() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)
          .escalation(ladder(LastAction.WAIT, lose(DAVE)))));
      desk.at(desk.now().plus(HOUR).plusSeconds(1));
      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(SeatClosed.class);
      desk.service.tick(ACME);

      assertThat(desk.openStep().asked()).containsExactly(DAVE);
    }

    @Test
    void isCountedOnceHoweverManyNodesLook() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)
          .escalation(ladder(LastAction.WAIT, keep(DAVE), keep(ERIN)))));
      desk.at(desk.now().plus(HOUR));
      desk.service.tick(ACME);
      desk.otherNode().tick(ACME);
      desk.otherNode().handle(ACME, ID, new Tick());

      assertThat(desk.history()).filteredOn(StepEscalated.class::isInstance).hasSize(1);
    }

    /** sawtooth#125: levels that reset the clock need an end, or nothing ever expires. */
    @Test
    void isFollowedByTheNextUntilTheDeclaredEnd() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)
          .escalation(ladder(LastAction.EXPIRE, keep(CAROL), keep(DAVE), keep(ERIN)))));
      for (int hour = 1; hour <= 3; hour++) {
        desk.at(desk.now().plus(HOUR));
        desk.service.tick(ACME);
        assertThat(desk.openStep().level()).isEqualTo(hour);
      }
      desk.at(desk.now().plus(HOUR));
      desk.service.tick(ACME);

      assertThat(desk.outcome()).isEqualTo(Outcome.EXPIRED);
    }
  }

  /** Power Automate: a task that had timed out could still be clicked, and the answer was silently ignored. */
  @Test
  void aVoteAfterTheEndIsToldThatItIsLate() {
    Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)).expiresAfter(HOUR));
    desk.at(desk.now().plus(HOUR).plusNanos(1));

    assertThat(desk.refusal(Vote.approve(BOB))).isEqualTo(new AlreadySettled(Outcome.EXPIRED));
    desk.service.tick(ACME);
    assertThat(desk.refusal(Vote.approve(BOB))).isEqualTo(new AlreadySettled(Outcome.EXPIRED));
    assertThat(desk.outcome()).isEqualTo(Outcome.EXPIRED);
  }

  @Nested
  class AnEnd {

    @Test
    void comesOnceIfTwoVotesThatBringItRace() {
      Deque<Runnable> meanwhile = new ArrayDeque<>();
      Desk desk = new Desk(Game.chain(step("one", "any of approvers", BOB, CAROL)).build(), Game.staff(),
          repository -> interrupted(repository, meanwhile), directory -> directory);
      desk.play(ID, SUBMIT);
      meanwhile.add(() -> desk.otherNode().handle(ACME, ID, Vote.approve(CAROL)).orElseThrow());

      assertThat(desk.refusal(Vote.approve(BOB))).isEqualTo(new AlreadySettled(Outcome.APPROVED));
      assertThat(desk.history()).filteredOn(Approved.class::isInstance).hasSize(1);
      assertThat(desk.history()).filteredOn(StepApproved.class::isInstance).hasSize(1);
    }

    /** rems#267: approving automatically brought about the next automatic approval, for ever. */
    @Test
    void comesOnceIfEveryStepApprovesItself() {
      ApproverRef nobody = new ApproverRef.Role("nobody");
      Desk desk = submitted(Game.chain(
          step("one", "any of approvers").approvers(nobody).onEmpty(EmptySlatePolicy.AUTO_APPROVE),
          step("two", "any of approvers").approvers(nobody).onEmpty(EmptySlatePolicy.AUTO_APPROVE)));
      int events = desk.history().size();
      desk.service.tick(ACME);

      assertThat(desk.history()).hasSize(events).filteredOn(Approved.class::isInstance).hasSize(1);
    }

    /** isms#197: an approval was deleted by something that had nothing to do with it. */
    @Test
    void isNotUndoneByWhatHappensLater() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)).expiresAfter(HOUR));
      desk.command(ID, Vote.approve(BOB), null);
      List<Object> events = List.copyOf(desk.history());

      desk.command(ID, new Recall(ALICE, "changed my mind"), null);
      desk.command(ID, new Vacate(BOB, "has left"), null);
      desk.play(ID, SUBMIT);
      desk.definitions.retire(ACME, ADMIN, "game");
      desk.at(desk.now().plus(HOUR.multipliedBy(9)));
      desk.service.tick(ACME);
      desk.service.vacate(ACME, BOB, "has left");

      assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
      assertThat(desk.history()).isEqualTo(events);
    }

    /** objectstack b949059: a run that had died kept its record locked. */
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void unlocksWhatSubmittingLocked(Outcome outcome) {
      Definition.Builder chain = Game.chain(step("one", "any of approvers", BOB)).expiresAfter(HOUR)
          .action(new Action(Trigger.SUBMIT, "lock", Value.Fields.NONE));
      List.of(Trigger.APPROVE, Trigger.REJECT, Trigger.RECALL, Trigger.EXPIRE, Trigger.FAIL)
          .forEach(end -> chain.action(new Action(end, "unlock", Value.Fields.NONE)));
      Desk desk = submitted(chain);
      bringAbout(desk, outcome);

      assertThat(desk.outcome()).isEqualTo(outcome);
      assertThat(desk.history()).filteredOn(ActionRequested.class::isInstance)
          .extracting(event -> ((ActionRequested) event).type()).containsExactly("lock", "unlock");
    }
  }

  private static void bringAbout(Desk desk, Outcome outcome) {
    switch (outcome) {
      case APPROVED -> desk.command(ID, Vote.approve(BOB), null);
      case REJECTED -> desk.command(ID, Vote.reject(BOB, "no"), null);
      case RECALLED -> desk.command(ID, new Recall(ALICE, ""), null);
      case FAILED -> desk.command(ID, new Vacate(BOB, "has left"), null);
      case EXPIRED -> {
        desk.at(desk.now().plus(HOUR));
        desk.service.tick(ACME);
      }
    }
  }

  /** objectstack 2826d1e, c2a1134: the decision was saved, but the flow never went on, and nobody heard of it. */
  @Test
  void theVoteThatEndsAStepOpensTheNextInTheSameWrite() {
    Deque<Runnable> writes = new ArrayDeque<>();
    Desk desk = new Desk(
        Game.chain(step("one", "any of approvers", BOB), step("two", "any of approvers", DAVE)).build(), Game.staff(),
        repository -> interrupted(repository, writes), directory -> directory);
    desk.play(ID, SUBMIT);
    writes.add(() -> {});
    writes.add(() -> {
      throw new IllegalStateException("the process has died");
    });
    desk.command(ID, Vote.approve(BOB), null);

    assertThat(writes).as("no second write was needed").hasSize(1);
    assertThat(Pages.stream(9, page -> desk.service.inbox(ACME, DAVE, page)).map(InboxItem::id)).containsExactly(ID);
    assertThat(desk.store.outbox().claim("publisher", desk.now(), HOUR, 99))
        .extracting(claim -> claim.event().type()).contains(ApprovalEventJson.type(lastOpened(desk)));
  }

  private static StepOpened lastOpened(Desk desk) {
    return (StepOpened) desk.history().get(desk.history().size() - 1);
  }

  /** Returns a repository that does the next of {@code meanwhile}, if there is one, just before each write. */
  private static ApprovalRepository interrupted(ApprovalRepository real, Deque<Runnable> meanwhile) {
    return (ApprovalRepository) Proxy.newProxyInstance(ApprovalRepository.class.getClassLoader(),
        new Class<?>[] {ApprovalRepository.class}, (proxy, method, args) -> {
          if (method.getName().equals("save") && !meanwhile.isEmpty()) {
            meanwhile.remove().run();
          }
          try {
            return method.invoke(real, args);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }
}
