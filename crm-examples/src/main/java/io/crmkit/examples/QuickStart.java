package io.crmkit.examples;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import java.time.Clock;
import java.util.Map;

/** The example of the README, which shows these lines as they stand here. */
final class QuickStart {

  private QuickStart() {}

  static Approval run() {
    TenantId acme = new TenantId("acme");
    Actor alice = new Actor("alice@example.com");
    Actor bob = new Actor("bob@example.com");
    // README: begin
    var storage = new InMemoryApprovals();
    var definitions = new Definitions(storage.definitions(), Clock.systemUTC());
    var approvals = Approvals.builder(storage.approvals(), definitions).build();
    definitions.publish(acme, alice, """
        {"name": "Discount", "entity_type": "deal", "when": "percent > 10",
         "steps": [{"name": "Manager", "approvers": ["bob@example.com"]}]}""").orElseThrow();
    var deal = new Subject("deal", "D-1", new Value.Fields(Map.of("percent", Value.of(15))));
    approvals.submit(acme, new ApprovalId("A-1"), alice, deal).orElseThrow();
    approvals.handle(acme, new ApprovalId("A-1"), Vote.approve(bob)).orElseThrow();
    return approvals.find(acme, new ApprovalId("A-1")).orElseThrow().value();   // Settled[outcome=APPROVED, …]
    // README: end
  }
}
