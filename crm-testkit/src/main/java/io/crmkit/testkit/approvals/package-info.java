/**
 * Approvals in memory, what every adapter of their ports must do, and arbitrary rules and votes over a small cast.
 *
 * <pre>{@code
 * var storage = new InMemoryApprovals();
 * var directory = new InMemoryDirectory().person(acme, bob, "bob@example.com");
 * var approvals = Approvals.builder(storage.approvals(), new Definitions(storage.definitions(), clock))
 *     .directory(directory).clock(clock).build();
 * }</pre>
 *
 * <p>{@link io.crmkit.testkit.approvals.InMemoryApprovals} and {@link io.crmkit.testkit.approvals.InMemoryDirectory}
 * are safe to share between threads. Hosts that write adapters of their own extend
 * {@link io.crmkit.testkit.approvals.ApprovalRepositoryContract},
 * {@link io.crmkit.testkit.approvals.DefinitionRepositoryContract} and
 * {@link io.crmkit.testkit.approvals.DirectoryContract}.
 */
@NullMarked
package io.crmkit.testkit.approvals;

import org.jspecify.annotations.NullMarked;
