/**
 * Approval chains: a request passes through the steps of a published definition until each has approved or one rejects.
 *
 * <p>{@link io.crmkit.approvals.Definitions} publishes chains, {@link io.crmkit.approvals.Approvals} runs requests
 * through them. Both need storage: crm-testkit has in-memory adapters and crm-jdbc relational ones.
 *
 * <pre>{@code
 * var storage = new InMemoryApprovals();
 * var definitions = new Definitions(storage.definitions(), clock);
 * var approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).build();
 * definitions.publish(acme, admin, json).orElseThrow();
 * approvals.submit(acme, id, alice, deal).orElseThrow();
 * approvals.handle(acme, id, Vote.approve(bob)).orElseThrow();
 * }</pre>
 *
 * <p>Every type in this module is safe to share between threads, builders excepted. No thread is ever started: the host
 * calls {@link io.crmkit.approvals.Approvals#tick} from its scheduler.
 */
@NullMarked
package io.crmkit.approvals;

import org.jspecify.annotations.NullMarked;
