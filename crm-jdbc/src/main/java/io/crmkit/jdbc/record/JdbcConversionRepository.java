package io.crmkit.jdbc.record;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.StatesTogether;
import io.crmkit.record.model.ConversionChanges;
import io.crmkit.record.port.ConversionRepository;

/** Several records in one transaction, the lead first: two who convert the same lead meet there. */
record JdbcConversionRepository(
    Transactions transactions,
    JdbcLeadRepository leads,
    JdbcAccountRepository accounts,
    JdbcContactRepository contacts,
    JdbcOpportunityRepository opportunities) implements ConversionRepository {

  @Override
  public void save(TenantId tenant, ConversionChanges changes) {
    new StatesTogether(transactions, tenant)
        .and(leads, changes.lead())
        .and(accounts, changes.account())
        .and(contacts, changes.contact())
        .and(opportunities, changes.opportunity())
        .save();
  }
}
