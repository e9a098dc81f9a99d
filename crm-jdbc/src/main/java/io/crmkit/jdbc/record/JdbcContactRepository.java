package io.crmkit.jdbc.record;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.Contact.Live;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Email;
import io.crmkit.record.port.ContactRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The people in their table, with a row for each address and each account beside it, and none of who is in the bin. */
final class JdbcContactRepository extends JdbcStates<ContactId, Contact> implements ContactRepository {

  private static final ValueTable EMAIL = new ValueTable("crm_contact_email", "email", "contact_id");
  private static final ValueTable ACCOUNT = new ValueTable("crm_contact_account", "account", "contact_id");

  JdbcContactRepository(Transactions transactions) {
    super(transactions, PeopleFormats.CONTACT, new StateTable("crm_contact", "contact_id"),
        JdbcContactRepository::index);
  }

  @Override
  public Page<ContactId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return page(EMAIL, tenant, email.value(), page);
  }

  @Override
  public Page<ContactId> ofAccount(TenantId tenant, AccountId account, PageRequest page) {
    return page(ACCOUNT, tenant, account.value(), page);
  }

  private Page<ContactId> page(ValueTable table, TenantId tenant, String value, PageRequest page) {
    return table.page(transactions(), "contact/by-" + table.column(), tenant, value, page).map(ContactId::new);
  }

  private static void index(Connection connection, TenantId tenant, ContactId id, Change<Contact> change)
      throws SQLException {
    EMAIL.write(connection, tenant, id.value(), emails(change.before().value()), emails(change.after()));
    ACCOUNT.write(connection, tenant, id.value(), accounts(change.before().value()), accounts(change.after()));
  }

  private static Set<String> emails(Contact state) {
    Set<String> emails = new LinkedHashSet<>();
    if (state instanceof Live live) {
      live.details().emails().forEach(email -> emails.add(email.value()));
    }
    return emails;
  }

  private static Set<String> accounts(Contact state) {
    Set<String> accounts = new LinkedHashSet<>();
    if (state instanceof Live live) {
      live.details().positions().forEach(position -> accounts.add(position.account().value()));
    }
    return accounts;
  }
}
