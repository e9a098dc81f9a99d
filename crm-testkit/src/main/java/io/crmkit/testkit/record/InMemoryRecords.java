package io.crmkit.testkit.record;

import io.crmkit.record.port.AccountRepository;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps records and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history and outbox change together: whoever takes an event from the outbox finds the state that it tells
 * of.
 */
public final class InMemoryRecords {

  private final InMemoryOutbox outbox;
  private final PipelineRepository pipelines;
  private final OpportunityRepository opportunities;
  private final AccountRepository accounts;
  private final ContactRepository contacts;

  /** Makes a store with an outbox of its own. */
  public InMemoryRecords() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryRecords(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.pipelines = new InMemoryPipelineRepository(outbox);
    this.opportunities = new InMemoryOpportunityRepository(outbox);
    this.accounts = new InMemoryAccountRepository(outbox);
    this.contacts = new InMemoryContactRepository(outbox);
  }

  public PipelineRepository pipelines() {
    return pipelines;
  }

  public OpportunityRepository opportunities() {
    return opportunities;
  }

  public AccountRepository accounts() {
    return accounts;
  }

  public ContactRepository contacts() {
    return contacts;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
