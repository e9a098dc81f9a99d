package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Submissions through the service, on the in-memory store. */
class ApprovalsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ADA = new Actor("ada");
  private static final ApprovalId ID = new ApprovalId("a-1");
  private static final IdempotencyKey CLICK = new IdempotencyKey("click-1");
  private static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE.with("amount", Value.of(500)));

  private static final String DISCOUNT = """
      {"name": "discount", "entity_type": "deal", "when": "amount > 100",
       "steps": [{"name": "One", "approvers": ["bob"]}]}""";

  private final InMemoryApprovals storage = new InMemoryApprovals();
  private final Definitions definitions =
      new Definitions(storage.definitions(), Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC));
  private final Approvals approvals = Approvals.builder(storage.approvals(), definitions).build();

  @Nested
  class ARepeatedSubmission {

    private final DefinitionRef first = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow().ref();
    private final Decision<ApprovalEvent> answer = approvals.submit(ACME, ID, ADA, DEAL, CLICK);

    @Test
    void isAnsweredAsTheFirst() {
      assertThat(approvals.submit(ACME, ID, ADA, DEAL, CLICK)).isEqualTo(answer);
      assertThat(approvals.history(ACME, ID)).isEqualTo(answer.orElseThrow());
    }

    @Test
    void staysOnItsDefinitionWhateverWasPublishedSince() {
      definitions.publish(ACME, ADA, DISCOUNT.replace("bob", "carol")).orElseThrow();

      assertThat(approvals.submit(ACME, ID, ADA, DEAL, CLICK)).isEqualTo(answer);
      assertThat(pending().origin().definition()).isEqualTo(first);
    }

    @Test
    void isAnsweredEvenIfNoDefinitionAppliesAnyMore() {
      definitions.retire(ACME, ADA, "discount");

      assertThat(approvals.submit(ACME, ID, ADA, DEAL, CLICK)).isEqualTo(answer);
      assertThat(approvals.handle(ACME, ID, new Submit(ADA, first, DEAL), CLICK)).isEqualTo(answer);
    }

    @Test
    void withoutAKeyIsRefused() {
      assertThat(refusal(approvals.submit(ACME, ID, ADA, DEAL))).isEqualTo(new ApprovalRefusal.AlreadySubmitted());
    }

    @Test
    void ofAnotherSubjectIsRefused() {
      Subject other = new Subject("deal", "D-2", DEAL.fields());

      assertThat(refusal(approvals.submit(ACME, ID, ADA, other, CLICK)))
          .isEqualTo(new ApprovalRefusal.KeyReused("click-1"));
    }
  }

  @Nested
  class ASubmissionToAnExplicitDefinition {

    private final DefinitionRef ref = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow().ref();

    @Test
    void isPinnedToIt() {
      definitions.publish(ACME, ADA, DISCOUNT.replace("bob", "carol")).orElseThrow();
      approvals.handle(ACME, ID, new Submit(ADA, ref, DEAL)).orElseThrow();

      assertThat(pending().origin().definition()).isEqualTo(ref);
    }

    @Test
    void isRefusedOnceItIsRetired() {
      definitions.retire(ACME, ADA, "discount");

      assertThat(refusal(approvals.handle(ACME, ID, new Submit(ADA, ref, DEAL))))
          .isEqualTo(new ApprovalRefusal.RetiredDefinition("discount"));
      assertThat(approvals.find(ACME, ID)).isEmpty();
    }

    @Test
    void isRefusedIfItWasNeverPublished() {
      DefinitionRef unknown = new DefinitionRef("bonus", 1, "d1");

      assertThat(refusal(approvals.handle(ACME, ID, new Submit(ADA, unknown, DEAL))))
          .isInstanceOf(ApprovalRefusal.UnknownDefinition.class);
    }
  }

  @Test
  void aListenerHearsOfEveryCallOfBothServices() {
    List<String> heard = new ArrayList<>();
    ServiceListener listener = call -> heard.add(
        "%s %s %d %s".formatted(call.service(), call.operation(), call.events(), call.outcome()));
    Clock clock = Clock.systemUTC();
    Definitions publishing = new Definitions(storage.definitions(), clock, listener);
    Approvals deciding = Approvals.builder(storage.approvals(), publishing).listener(listener).build();

    publishing.publish(ACME, ADA, DISCOUNT).orElseThrow();
    publishing.publish(ACME, ADA, DISCOUNT).orElseThrow();
    deciding.submit(ACME, ID, ADA, DEAL).orElseThrow();
    deciding.handle(ACME, ID, Vote.approve(ADA));
    deciding.find(ACME, ID);
    deciding.history(ACME, ID);
    deciding.ofSubject(ACME, "deal", "D-1", PageRequest.first(1));
    deciding.inbox(ACME, ADA, PageRequest.first(1));
    deciding.tick(ACME);
    publishing.retire(ACME, ADA, "discount");

    assertThat(heard).containsExactly(
        "approval-definitions publish 1 Accepted[]", "approval-definitions publish 0 Accepted[]",
        "approvals submit 2 Accepted[]", "approvals vote 0 Refused[code=approvals.own-request]",
        "approvals find 0 Accepted[]", "approvals history 0 Accepted[]", "approvals of_subject 0 Accepted[]",
        "approvals inbox 0 Accepted[]", "approvals tick 0 Accepted[]", "approval-definitions retire 1 Accepted[]");
  }

  @Test
  void aSubjectThatNoDefinitionIsMeantForIsRefused() {
    definitions.publish(ACME, ADA, DISCOUNT).orElseThrow();
    Subject small = new Subject("deal", "D-1", Value.Fields.NONE.with("amount", Value.of(50)));

    assertThat(refusal(approvals.submit(ACME, ID, ADA, small)))
        .isEqualTo(new ApprovalRefusal.NoDefinitionApplies("deal"));
  }

  private Pending pending() {
    return (Pending) approvals.find(ACME, ID).orElseThrow().value();
  }

  private static Object refusal(Decision<ApprovalEvent> decision) {
    return ((Refused<ApprovalEvent>) decision).refusal();
  }
}
