package io.crmkit.jdbc.sso.account;

import com.google.common.collect.Sets;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.state.Alongside;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.Account.Known;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.LinkedIdentity;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.model.UserId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows beside an account: its identities and its proved address, each hashed, and the roles of one that is active. */
final class AccountRows implements Alongside<UserId, Account> {

  private static final List<String> KEYS = List.of(
    "delete from crm_user_account_key where tenant_id = ? and account_key = ? and user_id = ?",
    "insert into crm_user_account_key (tenant_id, account_key, user_id) values (?, ?, ?)");
  private static final List<String> ROLES = List.of(
    "delete from crm_user_account_role where tenant_id = ? and role = ? and user_id = ?",
    "insert into crm_user_account_role (tenant_id, role, user_id) values (?, ?, ?)");

  @Override
  public void write(Connection connection, TenantId tenant, UserId id, Change<Account> change) throws SQLException {
    Account before = change.before().value();
    new Rows(connection, tenant, id, KEYS).become(keys(before), keys(change.after()));
    new Rows(connection, tenant, id, ROLES).become(roles(before), roles(change.after()));
  }

  /** Rows of one account in one table, with the statements that take one away and put one there. */
  private record Rows(Connection connection, TenantId tenant, UserId id, List<String> statements) {

    void become(Set<String> before, Set<String> after) throws SQLException {
      execute(statements.get(0), Sets.difference(before, after));
      execute(statements.get(1), Sets.difference(after, before));
    }

    private void execute(String sql, Set<String> values) throws SQLException {
      Jdbc.batch(connection, sql, values,
          (params, value) -> params.text(tenant.value()).text(value).text(id.value()));
    }
  }

  private static Set<String> keys(Account account) {
    Set<String> keys = new TreeSet<>();
    if (account instanceof Known known) {
      known.identities().stream().map(LinkedIdentity::identity).map(AccountRows::key).forEach(keys::add);
      String email = known.profile().provedEmail();
      if (email != null) {
        keys.add(key(email));
      }
    }
    return keys;
  }

  private static Set<String> roles(Account account) {
    return account instanceof Known known && known.isActive()
        ? known.roles().stream().map(Role::value).collect(Collectors.toCollection(TreeSet::new)) : Set.of();
  }

  static String key(Identity identity) {
    return "identity/" + digest(identity.provider().value(), identity.issuer(), identity.subject());
  }

  static String key(String email) {
    return "email/" + digest(email);
  }

  /** Each length goes before its text, so that no two lists of texts have the same bytes. */
  private static String digest(String... texts) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      hasher.putInt(bytes.length).putBytes(bytes);
    }
    return hasher.hash().toString();
  }
}
