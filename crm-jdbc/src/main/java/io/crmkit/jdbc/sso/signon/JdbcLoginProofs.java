package io.crmkit.jdbc.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.sso.TimedRows;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What logouts need of logins in its table; ID tokens are sealed. */
public final class JdbcLoginProofs implements LoginProofs {

  private static final TimedRows ROWS = new TimedRows("crm_login_proof", "session_id", "until");
  private static final String FIND = "select proof from crm_login_proof where tenant_id = ? and session_id = ?";
  private static final String REMOVE = "delete from crm_login_proof where tenant_id = ? and session_id = ?";
  private static final String ADD =
      "insert into crm_login_proof (tenant_id, session_id, until, proof) values (?, ?, ?, ?)";

  private final Transactions transactions;

  public JdbcLoginProofs(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public void put(TenantId tenant, LoginProof proof) {
    transactions.amongRivals(connection -> {
      Jdbc.update(connection, REMOVE, params -> params.text(tenant.value()).text(proof.session().value()));
      return Jdbc.update(connection, ADD, params -> params.text(tenant.value()).text(proof.session().value())
          .number(EpochNanos.of(proof.until())).text(JsonDocuments.write(proof, LoginProof.class)));
    });
  }

  @Override
  public Optional<LoginProof> find(TenantId tenant, SessionId session) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(session.value()),
        row -> JsonDocuments.read(row.text(), LoginProof.class, JsonLimits.STORED).orElseThrow()));
  }

  @Override
  public void remove(TenantId tenant, SessionId session) {
    transactions.single(connection -> Jdbc.update(connection, REMOVE,
        params -> params.text(tenant.value()).text(session.value())));
  }

  @Override
  public int purge(TenantId tenant, Instant overBefore) {
    return ROWS.deleteBefore(transactions, tenant, overBefore);
  }
}
