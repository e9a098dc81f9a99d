package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.approvals.BulkItem;
import io.crmkit.approvals.BulkMode;
import io.crmkit.approvals.BulkOutcome;
import io.crmkit.approvals.BulkOutcome.Done;
import io.crmkit.approvals.BulkOutcome.Failed;
import io.crmkit.approvals.BulkOutcome.HeldBack;
import io.crmkit.approvals.BulkOutcome.Refused;
import io.crmkit.approvals.Verification.Broken;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyVoted;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Many commands at once have the outcomes that they have one by one. */
@Domain(SoundScenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class BulkPropertiesTest {

  private static final List<ApprovalId> IDS = List.of(ID, new ApprovalId("A-2"));

  @Property
  void eachHasTheOutcomeThatItHasByItself(@ForAll Scenario scenario, @ForAll long seed) {
    Desk single = new Desk(scenario.definition(), scenario.staff());
    List<BulkItem> items = new ArrayList<>();
    List<BulkOutcome> expected = new ArrayList<>();
    play(single, scenario, new Random(seed), items, expected);
    boolean allDone = expected.stream().allMatch(Done.class::isInstance);
    for (BulkMode mode : BulkMode.values()) {
      Desk bulk = new Desk(scenario.definition(), scenario.staff());
      List<BulkOutcome> outcomes = bulk.service.handleAll(ACME, items, mode);
      if (mode == BulkMode.ALL_OR_NONE && !allDone) {
        assertThat(IDS).allSatisfy(id -> assertThat(bulk.stored(id)).isEmpty());
        assertThat(outcomes).hasSameSizeAs(items).hasAtLeastOneElementOfType(Refused.class)
            .noneMatch(outcome -> outcome instanceof Done done && !done.events().isEmpty());
      } else {
        assertThat(outcomes).isEqualTo(expected);
        assertThat(IDS).allSatisfy(id -> assertThat(bulk.stored(id)).isEqualTo(single.stored(id)));
        assertThat(IDS).noneMatch(id -> bulk.service.verify(ACME, id) instanceof Broken);
      }
    }
    Statistics.label("items").collect(allDone ? "all done" : "some refused");
    Statistics.label("items").coverage(seen -> List.of("all done", "some refused")
        .forEach(what -> seen.check(what).count(n -> n > 1)));
  }

  /** Plays the commands of a scenario on two requests, some of them twice under a key, and takes them down. */
  private static void play(
      Desk desk, Scenario scenario, Random random, List<BulkItem> items, List<BulkOutcome> outcomes) {
    for (Move move : scenario.moves()) {
      ApprovalId id = IDS.get(random.nextInt(IDS.size()));
      Do act = move instanceof AsAsked asked ? asked.in(desk.state(id)) : move instanceof Do any ? any : null;
      if (act == null) {
        continue;
      }
      var command = act.command() instanceof Submit submit
          ? new Submit(submit.by(), desk.pin, submit.subject()) : act.command();
      IdempotencyKey key = random.nextBoolean() ? null : new IdempotencyKey("key " + items.size());
      for (int time = 0; time < (key == null ? 1 : 1 + random.nextInt(2)); time++) {
        items.add(new BulkItem(id, command, key));
        outcomes.add(outcome(desk.command(id, command, key)));
      }
    }
  }

  private static BulkOutcome outcome(Decision<ApprovalEvent> decision) {
    return decision instanceof Accepted<ApprovalEvent> accepted
        ? new Done(accepted.events())
        : new Refused(((Decision.Refused<ApprovalEvent>) decision).refusal());
  }

  @Test
  void oneThatIsRefusedHoldsBackTheOthersIfItIsAllOrNone() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "2 of approvers", Game.BOB, Game.CAROL)));
    List<DomainEvent> before = desk.stored(ID);
    BulkItem vote = BulkItem.of(ID, Vote.approve(Game.BOB));

    List<BulkOutcome> outcomes = desk.service.handleAll(ACME, List.of(vote, vote), BulkMode.ALL_OR_NONE);

    assertThat(outcomes).containsExactly(new HeldBack(), new Refused(new AlreadyVoted(Game.BOB, "one")));
    assertThat(desk.stored(ID)).isEqualTo(before);
  }

  @Test
  void aDoubleClickWithinABatchThatIsHeldBackHasDoneNothingEither() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "2 of approvers", Game.BOB, Game.CAROL)));
    BulkItem click = new BulkItem(ID, Vote.approve(Game.BOB), new IdempotencyKey("click"));
    BulkItem refused = BulkItem.of(ID, Vote.approve(Game.ALICE));

    assertThat(desk.service.handleAll(ACME, List.of(click, click, refused), BulkMode.ALL_OR_NONE))
        .startsWith(new HeldBack(), new HeldBack());
    assertThat(desk.service.handleAll(ACME, List.of(click, click, refused), BulkMode.TOGETHER))
        .satisfies(outcomes -> assertThat(outcomes.get(0)).isInstanceOf(Done.class).isEqualTo(outcomes.get(1)));
  }

  @Test
  void whatTheStoreDoesNotTakeHasFailed() {
    RuntimeException down = new IllegalStateException("down");
    Desk desk = new Desk(Game.chain(Game.step("one", "any of approvers", Game.BOB)).build(), Game.staff(),
        store -> failing(store, down), directory -> directory);
    BulkItem submission = BulkItem.of(ID, new Submit(Game.ALICE, desk.pin, subject()));

    for (BulkMode mode : BulkMode.values()) {
      assertThat(desk.service.handleAll(ACME, List.of(submission), mode)).containsExactly(new Failed(down));
    }
    assertThat(desk.stored(ID)).isEmpty();
  }

  private static Subject subject() {
    return new Subject("deal", "D-1", Value.Fields.NONE);
  }

  private static ApprovalRepository failing(ApprovalRepository store, RuntimeException failure) {
    return (ApprovalRepository) Proxy.newProxyInstance(ApprovalRepository.class.getClassLoader(),
        new Class<?>[] {ApprovalRepository.class}, (proxy, method, args) -> {
          if (method.getName().startsWith("save")) {
            throw failure;
          }
          try {
            return method.invoke(store, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Test
  void aBatchIsBounded() {
    Desk desk = Desk.submitted(Game.chain(Game.step("one", "any of approvers", Game.BOB)));
    BulkItem vote = BulkItem.of(ID, Vote.approve(Game.BOB));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> desk.service.handleAll(ACME, Collections.nCopies(1_001, vote), BulkMode.EACH))
        .withMessageContaining("1001");
  }
}
