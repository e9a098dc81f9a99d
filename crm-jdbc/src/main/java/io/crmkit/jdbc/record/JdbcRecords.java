package io.crmkit.jdbc.record;

import io.crmkit.jdbc.Transactions;
import io.crmkit.record.port.AccountRepository;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.record.port.OpportunityRepository;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.record.port.RecordStorage;
import java.util.Objects;
import javax.sql.DataSource;

/** The storage of records in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcRecords implements RecordStorage {

  private final PipelineRepository pipelines;
  private final JdbcOpportunityRepository opportunities;
  private final JdbcAccountRepository accounts;
  private final JdbcContactRepository contacts;
  private final JdbcLeadRepository leads;
  private final ConversionRepository conversions;

  /**
   * Asks {@code dataSource} once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws io.crmkit.jdbc.StoreException if it cannot be reached
   */
  public JdbcRecords(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcRecords(Transactions transactions) {
    Objects.requireNonNull(transactions, "transactions");
    this.pipelines = new JdbcPipelineRepository(transactions);
    this.opportunities = new JdbcOpportunityRepository(transactions);
    this.accounts = new JdbcAccountRepository(transactions);
    this.contacts = new JdbcContactRepository(transactions);
    this.leads = new JdbcLeadRepository(transactions);
    this.conversions =
        new JdbcConversionRepository(transactions, leads, accounts, contacts, opportunities);
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
}
