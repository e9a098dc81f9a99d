package io.crmkit.record.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountEvent;
import io.crmkit.record.model.AccountEvent.AccountCreated;
import io.crmkit.record.model.AccountEvent.AccountDeleted;
import io.crmkit.record.model.AccountEvent.AccountEdited;
import io.crmkit.record.model.AccountEvent.AccountLeadLinked;
import io.crmkit.record.model.AccountEvent.AccountRestored;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactEvent;
import io.crmkit.record.model.ContactEvent.ContactCreated;
import io.crmkit.record.model.ContactEvent.ContactDeleted;
import io.crmkit.record.model.ContactEvent.ContactEdited;
import io.crmkit.record.model.ContactEvent.ContactLeadLinked;
import io.crmkit.record.model.ContactEvent.ContactRestored;
import io.crmkit.record.model.ContactId;

/** Accounts, contacts and their events in the form that is stored and published. */
public final class PeopleFormats {

  public static final StateFormat<AccountId, Account, AccountEvent> ACCOUNT =
      StateFormat.of("account", AccountId::new, Account.class, AccountEvent.class)
          .type(AccountCreated.class, "account.created")
          .type(AccountEdited.class, "account.edited")
          .type(AccountLeadLinked.class, "account.lead-linked")
          .type(AccountDeleted.class, "account.deleted")
          .type(AccountRestored.class, "account.restored")
          .build(AccountEvent::at);

  public static final StateFormat<ContactId, Contact, ContactEvent> CONTACT =
      StateFormat.of("contact", ContactId::new, Contact.class, ContactEvent.class)
          .type(ContactCreated.class, "contact.created")
          .type(ContactEdited.class, "contact.edited")
          .type(ContactLeadLinked.class, "contact.lead-linked")
          .type(ContactDeleted.class, "contact.deleted")
          .type(ContactRestored.class, "contact.restored")
          .build(ContactEvent::at);

  private PeopleFormats() {}
}
