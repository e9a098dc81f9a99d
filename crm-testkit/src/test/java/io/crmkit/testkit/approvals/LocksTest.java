package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.LockState;
import io.crmkit.approvals.model.RecordLocked;
import io.crmkit.approvals.model.RecordLocked.Remedy;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a pending request locks of its record. */
class LocksTest {

  private static final List<String> LIST = List.of("amount", "discount", "description", "account.owner");

  @Nested
  class APendingRequest {

    @Test
    void locksEveryFieldForEverybodyUnlessItSaysOtherwise() {
      Desk desk = desk("{}");

      assertThat(locked(desk, BOB)).containsExactlyElementsOf(LIST);
      assertThat(locked(desk, ALICE)).containsExactlyElementsOf(LIST);
    }

    @Test
    void locksNothingIfItsDefinitionHasNoLock() {
      Desk desk = desk(null);

      assertThat(lock(desk).isFree()).isTrue();
      assertThat(locked(desk, BOB)).isEmpty();
    }

    @Test
    void leavesFieldsFreeWithAllThatLiesWithinThem() {
      Desk desk = desk("{\"except\": [\"description\", \"account\"]}");

      assertThat(locked(desk, BOB)).containsExactly("amount", "discount");
      assertThat(lock(desk).freeFields(BOB)).containsExactlyInAnyOrder(path("description"), path("account"));
    }

    @Test
    void keepsAFieldThatHoldsAFreeOne() {
      Desk desk = desk("{\"except\": [\"account.owner\"]}");

      assertThat(lock(desk).check(BOB, List.of(path("account")))).isPresent();
      assertThat(lock(desk).check(BOB, List.of(path("account.owner")))).isEmpty();
    }

    @Test
    void leavesAFieldFreeForThoseWhoAreAskedNow() {
      Desk desk = desk("{\"except\": [{\"fields\": [\"discount\"], \"for\": [\"asked\"]}]}");

      assertThat(locked(desk, BOB)).containsExactly("amount", "description", "account.owner");
      assertThat(locked(desk, CAROL)).containsExactlyElementsOf(LIST);
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();
      assertThat(locked(desk, BOB)).containsExactlyElementsOf(LIST);
      assertThat(locked(desk, CAROL)).containsExactly("amount", "description", "account.owner");
    }

    @Test
    void leavesAFieldFreeForNamedPeopleAndTheRequester() {
      Desk desk = desk("{\"except\": [{\"fields\": [\"amount\"], \"for\": [\"requester\"], \"who\": [\"carol\"]}]}");

      assertThat(Stream.of(ALICE, CAROL, BOB).filter(who -> !locked(desk, who).contains("amount")))
          .containsExactly(ALICE, CAROL);
    }

    @Test
    void isNoLockForThoseWhoAreFreeOfIt() {
      Desk desk = desk("{\"for\": [\"administrators\"], \"who\": [\"carol\"]}");

      assertThat(Stream.of(ADA, CAROL, BOB, ALICE).filter(who -> locked(desk, who).isEmpty()))
          .containsExactly(ADA, CAROL);
    }

    @Test
    void saysWhatCanBeDoneAboutIt() {
      Desk desk = desk("{}");

      assertThat(refusal(desk, ALICE).fields()).allSatisfy(field -> {
        assertThat(field.request()).isEqualTo(ID);
        assertThat(field.definition()).isEqualTo(desk.pin);
        assertThat(field.remedies()).contains(Remedy.RECALL);
      });
      assertThat(refusal(desk, ADA).fields()).allMatch(field -> field.remedies().contains(Remedy.RECALL));
      assertThat(refusal(desk, BOB).fields())
          .allMatch(field -> field.remedies().equals(Set.of(Remedy.ASK_AN_OWNER)));
      assertThat(refusal(desk, BOB).message()).isEqualTo(
          "bob cannot change what is locked until it is decided: amount by request A-1 of n.");
    }

    @Test
    void locksNoOtherRecord() {
      Desk desk = desk("{}");

      assertThat(desk.service.lock(ACME, "deal", "D-2").isFree()).isTrue();
      assertThat(desk.service.lock(ACME, "quote", "D-1").isFree()).isTrue();
    }
  }

  @Test
  void twoRequestsOfOneRecordLockItTogether() {
    Desk desk = desk("{\"except\": [\"description\"]}");
    ApprovalId other = new ApprovalId("A-2");
    desk.command(other, new Submit(CAROL, desk.pin, subject("D-1")), null).orElseThrow();

    assertThat(lock(desk).check(BOB, List.of(path("amount"))).orElseThrow().fields())
        .extracting(RecordLocked.Field::request).containsExactly(ID, other);
    desk.command(ID, new Recall(ALICE, ""), null).orElseThrow();
    assertThat(lock(desk).check(BOB, List.of(path("amount"))).orElseThrow().fields())
        .extracting(RecordLocked.Field::request).containsExactly(other);
  }

  /** objectstack 0b795da: an update of all records that meet a condition went round the lock of each. */
  @Test
  void isFoundForAllRecordsThatAnUpdateByConditionWouldChange() {
    Desk desk = desk("{}");
    List<String> all = IntStream.range(0, 1_200).mapToObj(n -> "D-" + n).toList();
    for (String id : List.of("D-7", "D-600", "D-1199")) {
      desk.command(new ApprovalId("of " + id), new Submit(ALICE, desk.pin, subject(id)), null).orElseThrow();
    }
    desk.command(new ApprovalId("of D-600"), new Recall(ALICE, ""), null).orElseThrow();

    assertThat(desk.service.locks(ACME, "deal", all)).containsOnlyKeys("D-1", "D-7", "D-1199")
        .allSatisfy((id, lock) -> assertThat(lock.check(BOB, List.of(path("amount")))).isPresent());
  }

  /** objectstack b949059: a run that had died kept its record locked for good. */
  @Nested
  class ARequestThatIsOver {

    private final Desk desk = desk("{}");

    @Test
    void byItsDecisionLocksNothing() {
      desk.command(ID, Vote.reject(BOB, ""), null).orElseThrow();

      assertThat(lock(desk)).isEqualTo(LockState.FREE);
    }

    @Test
    void byApprovalLocksNothing() {
      desk.command(ID, Vote.approve(BOB), null).orElseThrow();
      desk.command(ID, Vote.approve(CAROL), null).orElseThrow();

      assertThat(lock(desk)).isEqualTo(LockState.FREE);
    }

    @Test
    void byRecallLocksNothing() {
      desk.command(ID, new Recall(ALICE, ""), null).orElseThrow();

      assertThat(lock(desk)).isEqualTo(LockState.FREE);
    }

    @Test
    void byTimeLocksNothing() {
      desk.at(desk.now().plus(Duration.ofDays(1)));
      assertThat(lock(desk).isFree()).isFalse();
      desk.service.tick(ACME);

      assertThat(lock(desk)).isEqualTo(LockState.FREE);
    }

    @Test
    void becauseNobodyIsLeftToAskLocksNothing() {
      desk.service.vacate(ACME, BOB, "has left");

      assertThat(lock(desk)).isEqualTo(LockState.FREE);
    }
  }

  private static Desk desk(@Nullable String lock) {
    String document = """
        {"name": "n", "entity_type": "deal", "administrators": ["ada"], "expires_after": "P1D",
         "steps": [{"name": "one", "approvers": ["bob"]}, {"name": "two", "approvers": ["carol", "dave"],
                                                           "require": "any of approvers"}]%s}"""
        .formatted(lock == null ? "" : ", \"lock\": " + lock);
    Desk desk = new Desk(DefinitionJson.read(document).orElseThrow(), Game.staff());
    assertThat(desk.definitions.publish(ACME, ADMIN, document).orElseThrow().ref()).isEqualTo(desk.pin);
    desk.command(ID, new Submit(ALICE, desk.pin, subject("D-1")), null).orElseThrow();
    return desk;
  }

  private static Subject subject(String id) {
    return new Subject("deal", id, Value.Fields.NONE.with("amount", Value.of(500)));
  }

  private static LockState lock(Desk desk) {
    return desk.service.lock(ACME, "deal", "D-1");
  }

  private static List<String> locked(Desk desk, Actor actor) {
    return lock(desk).check(actor, LIST.stream().map(LocksTest::path).toList())
        .map(refusal -> refusal.fields().stream().map(field -> field.path().toString()).toList()).orElse(List.of());
  }

  private static RecordLocked refusal(Desk desk, Actor actor) {
    return lock(desk).check(actor, List.of(path("amount"))).orElseThrow();
  }

  private static FieldPath path(String text) {
    return FieldPath.parse(text);
  }
}
