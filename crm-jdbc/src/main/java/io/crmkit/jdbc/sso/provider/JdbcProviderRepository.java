package io.crmkit.jdbc.sso.provider;

import com.google.common.hash.Hashing;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderTakenException;
import io.crmkit.sso.provider.port.ProviderRepository;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity providers in their table, with the register of what each of them holds beside it. */
public final class JdbcProviderRepository extends JdbcStates<ProviderId, Provider> implements ProviderRepository {

  private static final String FIND =
      "select tenant_id, provider_id from crm_provider_identity where identity = ?";
  private static final String ENTER =
      "insert into crm_provider_identity (identity, tenant_id, provider_id) values (?, ?, ?)";
  private static final String LEAVE =
      "delete from crm_provider_identity where identity = ? and tenant_id = ? and provider_id = ?";

  private record Owner(String tenant, String provider) {

    Holder as(TenantId asking, ProviderId id) {
      if (!tenant.equals(asking.value())) {
        return Holder.ANOTHER_TENANT;
      }
      return provider.equals(id.value()) ? Holder.THIS_PROVIDER : Holder.ANOTHER_OF_THE_TENANT;
    }
  }

  public JdbcProviderRepository(Transactions transactions) {
    super(transactions, ProviderFormats.PROVIDER, new StateTable("crm_identity_provider", "provider_id"),
        JdbcProviderRepository::register);
  }

  @Override
  public Holder holder(TenantId tenant, ProviderId id, ProviderIdentity identity) {
    return transactions().single(connection -> owner(connection, identity))
        .map(owner -> owner.as(tenant, id)).orElse(Holder.NOBODY);
  }

  private static Optional<Owner> owner(Connection connection, ProviderIdentity identity) throws SQLException {
    return Jdbc.one(connection, FIND, params -> params.text(digest(identity)),
        row -> new Owner(row.text(), row.text()));
  }

  private static void register(Connection connection, TenantId tenant, ProviderId id, Change<Provider> change)
      throws SQLException {
    ProviderIdentity before = held(change.before().value());
    ProviderIdentity after = held(change.after());
    if (Objects.equals(before, after)) {
      return;
    }
    if (before != null) {
      Jdbc.update(connection, LEAVE,
          params -> params.text(digest(before)).text(tenant.value()).text(id.value()));
    }
    if (after != null) {
      enter(connection, tenant, id, after);
    }
  }

  /** Whoever enters the same at the same time waits here for the end of the other transaction, and is refused. */
  private static void enter(Connection connection, TenantId tenant, ProviderId id, ProviderIdentity identity)
      throws SQLException {
    if (owner(connection, identity).isPresent()) {
      throw new ProviderTakenException(identity);
    }
    try {
      Jdbc.update(connection, ENTER,
          params -> params.text(digest(identity)).text(tenant.value()).text(id.value()));
    } catch (SQLException e) {
      if (StoreException.of(e).reason() == StoreException.Reason.DUPLICATE) {
        throw new ProviderTakenException(identity);
      }
      throw e;
    }
  }

  private static @Nullable ProviderIdentity held(Provider state) {
    return state instanceof Known known ? known.held() : null;
  }

  private static String digest(ProviderIdentity identity) {
    return Hashing.sha256().hashString(identity.value(), StandardCharsets.UTF_8).toString();
  }
}
