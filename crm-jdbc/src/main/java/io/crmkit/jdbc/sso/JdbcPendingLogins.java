package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oauth.port.PendingLogins;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Logins that wait for their answer, in their table; the lock of the row lets exactly one of all processes be the
 * first.
 */
public final class JdbcPendingLogins implements PendingLogins {

  private static final TimedRows ROWS = new TimedRows("crm_pending_login", "login_id", "expires_at");
  private static final String COLUMNS =
      "login_id, provider, browser, nonce, verifier, redirect_uri, return_to, expires_at";
  private static final String INSERT = "insert into crm_pending_login (tenant_id, " + COLUMNS + ", used)"
      + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)";
  private static final String USE =
      "update crm_pending_login set used = true where tenant_id = ? and login_id = ? and used = false";
  private static final String FIND =
      "select " + COLUMNS + " from crm_pending_login where tenant_id = ? and login_id = ?";

  private final Transactions transactions;

  public JdbcPendingLogins(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public void add(TenantId tenant, PendingLogin login) {
    try {
      transactions.single(connection -> Jdbc.update(connection, INSERT, params -> params
          .text(tenant.value()).text(login.id()).text(login.provider().value()).text(login.browser())
          .text(login.nonce()).text(login.verifier().toString()).text(login.redirectUri().value())
          .text(login.returnTo().path()).number(EpochNanos.of(login.expiresAt()))));
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        throw new IllegalArgumentException("login has the id of another one: " + login.id(), e);
      }
      throw e;
    }
  }

  @Override
  public Optional<Taken> take(TenantId tenant, String id) {
    return transactions.inTransaction(connection -> {
      int used = Jdbc.update(connection, USE, params -> params.text(tenant.value()).text(id));
      return Jdbc.one(connection, FIND, params -> params.text(tenant.value()).text(id), JdbcPendingLogins::login)
          .map(login -> new Taken(login, used == 1 ? Use.FIRST : Use.AGAIN));
    });
  }

  private static PendingLogin login(Row row) throws SQLException {
    return new PendingLogin(row.text(), new ProviderId(row.text()), row.text(), row.text(), Sealed.parse(row.text()),
        new RedirectUri(row.text()), new ReturnTo(row.text()), EpochNanos.instant(row.number()));
  }

  @Override
  public int purge(TenantId tenant, Instant expiredBefore) {
    return ROWS.deleteBefore(transactions, tenant, expiredBefore);
  }
}
