package io.crmkit.testkit.record;

import io.crmkit.record.port.AccountRepository;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.record.port.RecordStorage;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps records and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history and outbox change together: whoever takes an event from the outbox finds the state that it tells
 * of.
 */
public final class InMemoryRecords implements RecordStorage {

  private final InMemoryOutbox outbox;
  private final PipelineRepository pipelines;
  private final InMemoryOpportunityRepository opportunities;
  private final InMemoryAccountRepository accounts;
  private final InMemoryContactRepository contacts;
  private final InMemoryLeadRepository leads;
  private final ConversionRepository conversions;

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
    this.leads = new InMemoryLeadRepository(outbox);
    this.conversions =
        new InMemoryConversionRepository(outbox, leads, accounts, contacts, opportunities);
  }

  @Override
  public PipelineRepository pipelines() {
    return pipelines;
  }

  @Override
  public OpportunityRepository opportunities() {
    return opportunities;
  }

  @Override
  public AccountRepository accounts() {
    return accounts;
  }

  @Override
  public ContactRepository contacts() {
    return contacts;
  }

  @Override
  public LeadRepository leads() {
    return leads;
  }

  @Override
  public ConversionRepository conversions() {
    return conversions;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
