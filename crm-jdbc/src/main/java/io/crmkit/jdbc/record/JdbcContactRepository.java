package io.crmkit.jdbc.record;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
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
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The people in their table, with a row for each address and each account beside it, and none of who is in the bin. */
final class JdbcContactRepository extends JdbcStates<ContactId, Contact> implements ContactRepository {

  private static final Side EMAIL = new Side("crm_contact_email", "email");
  private static final Side ACCOUNT = new Side("crm_contact_account", "account");

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

  private Page<ContactId> page(Side side, TenantId tenant, String value, PageRequest page) {
    String list = "contact/by-" + side.column;
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(list, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, side.find(),
        params -> params.text(tenant.value()).text(value).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(list, List.of(last))).map(ContactId::new);
  }

  private static void index(Connection connection, TenantId tenant, ContactId id, Change<Contact> change)
      throws SQLException {
    EMAIL.write(connection, tenant, id, change, JdbcContactRepository::emails);
    ACCOUNT.write(connection, tenant, id, change, JdbcContactRepository::accounts);
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

  /** A table of pairs of a value and who has it. */
  private record Side(String table, String column) {

    String find() {
      return "select contact_id from " + table + " where tenant_id = ? and " + column + " = ? and contact_id > ?"
          + " order by tenant_id, " + column + ", contact_id limit ?";
    }

    void write(Connection connection, TenantId tenant, ContactId id, Change<Contact> change,
        Function<Contact, Set<String>> values) throws SQLException {
      Set<String> before = values.apply(change.before().value());
      Set<String> after = values.apply(change.after());
      Set<String> gone = new LinkedHashSet<>(before);
      gone.removeAll(after);
      Set<String> come = new LinkedHashSet<>(after);
      come.removeAll(before);
      batch(connection, "delete from " + table + " where tenant_id = ? and " + column + " = ? and contact_id = ?",
          tenant, id, gone);
      batch(connection, "insert into " + table + " (tenant_id, " + column + ", contact_id) values (?, ?, ?)",
          tenant, id, come);
    }

    private static void batch(Connection connection, String sql, TenantId tenant, ContactId id, Set<String> values)
        throws SQLException {
      Jdbc.batch(connection, sql, values,
          (params, value) -> params.text(tenant.value()).text(value).text(id.value()));
    }
  }
}
