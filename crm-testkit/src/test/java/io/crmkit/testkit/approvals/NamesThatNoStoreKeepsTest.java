package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.core.HandClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no directory knows people, a field may name what no store can keep: that is nobody, and told at once. */
class NamesThatNoStoreKeepsTest {

  private final HandClock clock = new HandClock(World.START);
  private final InMemoryApprovals store = new InMemoryApprovals();
  private final Definitions definitions = new Definitions(store.definitions(), clock);
  private final Approvals service = Approvals.builder(store.approvals(), definitions).clock(clock).build();

  NamesThatNoStoreKeepsTest() {
    definitions.publish(ACME, ADMIN, """
        {"name": "n", "entity_type": "deal", "steps": [
          {"name": "one", "approvers": ["bob"]}, {"name": "two", "approvers": [{"field": "owner"}]}]}""").orElseThrow();
  }

  static String[] names() {
    return new String[] {"x".repeat(300), "a\0b"};
  }

  @ParameterizedTest
  @MethodSource("names")
  void areNobodyToALaterStep(String name) {
    assertThat(refusal(service.submit(ACME, ID, ALICE, deal(name)))).isInstanceOf(NoQualifiedApprover.class);
  }

  @ParameterizedTest
  @MethodSource("names")
  void areGivenNoSeatAndAskedNothing(String name) {
    service.submit(ACME, ID, ALICE, deal("carol")).orElseThrow();

    assertThat(answer(new Reassign(BOB, BOB, new Actor(name), "on leave"))).isEqualTo(new Inactive(new Actor(name)));
    assertThat(answer(new RequestInfo(BOB, new Actor(name), "why?", null))).isEqualTo(new Inactive(new Actor(name)));
  }

  private Refusal answer(ApprovalCommand command) {
    return refusal(service.handle(ACME, ID, command));
  }

  private static Subject deal(String owner) {
    return new Subject("deal", "D-1", Value.Fields.NONE.with("owner", Value.of(owner)));
  }

  private static Refusal refusal(Decision<ApprovalEvent> decision) {
    return ((Refused<ApprovalEvent>) decision).refusal();
  }
}
