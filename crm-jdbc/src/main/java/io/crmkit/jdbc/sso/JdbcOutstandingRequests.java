package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.port.OutstandingRequests;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Requests of SAML that wait for their response, in their table; the lock of the row lets exactly one process use
 * each.
 */
public final class JdbcOutstandingRequests implements OutstandingRequests {

  private static final TimedRows ROWS = new TimedRows("crm_saml_request", "request_id", "expires_at");
  private static final String COLUMNS =
      "request_id, provider, browser, issued_at, expires_at, reauthentication, return_to, used";
  private static final String INSERT =
      "insert into crm_saml_request (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, false)";
  private static final String FIND =
      "select " + COLUMNS + " from crm_saml_request where tenant_id = ? and request_id = ?";
  private static final String USE =
      "update crm_saml_request set used = true where tenant_id = ? and request_id = ? and used = false";

  private final Transactions transactions;

  public JdbcOutstandingRequests(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public void add(TenantId tenant, OutstandingRequest request) {
    try {
      transactions.single(connection -> Jdbc.update(connection, INSERT, params -> params
          .text(tenant.value()).text(request.id()).text(request.provider().value()).text(request.browser())
          .number(EpochNanos.of(request.issuedAt())).number(EpochNanos.of(request.expiresAt()))
          .text(request.reauthentication().name()).text(request.returnTo())));
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        throw new IllegalArgumentException(
            "a request with the ID %s is remembered already".formatted(request.id()), e);
      }
      throw e;
    }
  }

  @Override
  public Optional<Found> find(TenantId tenant, String id) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(id), JdbcOutstandingRequests::found));
  }

  private static Found found(Row row) throws SQLException {
    OutstandingRequest request = new OutstandingRequest(row.text(), new ProviderId(row.text()), row.text(),
        EpochNanos.instant(row.number()), EpochNanos.instant(row.number()), Reauthentication.valueOf(row.text()),
        row.textOrNull());
    return new Found(request, row.flag() ? Use.USED : Use.UNUSED);
  }

  @Override
  public boolean use(TenantId tenant, String id) {
    return transactions.single(connection ->
        Jdbc.update(connection, USE, params -> params.text(tenant.value()).text(id))) == 1;
  }

  @Override
  public int purge(TenantId tenant, Instant expiredBefore) {
    return ROWS.deleteBefore(transactions, tenant, expiredBefore);
  }
}
