package io.crmkit.testkit.approvals;

import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps approvals, definitions, the events about them, and delegations in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history, indexes and outbox change together: whoever takes an event from the outbox finds the state that it
 * tells of.
 */
public final class InMemoryApprovals {

  private final InMemoryOutbox outbox;
  private final ApprovalRepository approvals;
  private final DefinitionRepository definitions;
  private final ActionTokenRepository tokens = new InMemoryActionTokens();
  private final Delegations delegations = new InMemoryDelegations();

  /** Makes a store with an outbox of its own. */
  public InMemoryApprovals() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryApprovals(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.approvals = new InMemoryApprovalRepository(outbox);
    this.definitions = new InMemoryDefinitionRepository(outbox);
  }

  public ApprovalRepository approvals() {
    return approvals;
  }

  public DefinitionRepository definitions() {
    return definitions;
  }

  public ActionTokenRepository tokens() {
    return tokens;
  }

  public Delegations delegations() {
    return delegations;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
