package io.crmkit.testkit.record;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.Contact.Live;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Email;
import io.crmkit.record.port.ContactRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The people of an in-memory store; a finder looks at all of them. */
final class InMemoryContactRepository extends InMemoryStates<ContactId, Contact> implements ContactRepository {

  InMemoryContactRepository(InMemoryOutbox outbox) {
    super(outbox, PeopleFormats.CONTACT);
  }

  @Override
  public Page<ContactId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return IdPage.of(states(tenant),
        contact -> contact instanceof Live live && live.details().emails().contains(email), "contact/by-email", page);
  }

  @Override
  public Page<ContactId> ofAccount(TenantId tenant, AccountId account, PageRequest page) {
    return IdPage.of(states(tenant), contact -> contact instanceof Live live
        && live.details().positions().stream().anyMatch(position -> position.account().equals(account)),
        "contact/by-account", page);
  }
}
