package io.crmkit.record.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Email;

/** Keeps contacts and their history. The contract in crm-testkit proves an implementation. */
public interface ContactRepository extends StateRepository<ContactId, Contact> {

  /** Returns the people with an e-mail address, in the order of their ids; those in the bin are left out. */
  Page<ContactId> byEmail(TenantId tenant, Email email, PageRequest page);

  /** Returns the people who are or were with an account, in the order of their ids; those in the bin are left out. */
  Page<ContactId> ofAccount(TenantId tenant, AccountId account, PageRequest page);
}
