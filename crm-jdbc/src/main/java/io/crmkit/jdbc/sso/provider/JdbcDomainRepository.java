package io.crmkit.jdbc.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.domain.json.DomainFormats;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainClaim.Verified;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.DomainTakenException;
import io.crmkit.sso.domain.port.DomainOwners;
import io.crmkit.sso.domain.port.DomainRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The claims to domains in their table, with the register of who has verified which beside it. */
public final class JdbcDomainRepository extends JdbcStates<DomainName, DomainClaim>
    implements DomainRepository, DomainOwners {

  private static final String LIST = "domain/verified";
  private static final String OWNER = "select tenant_id from crm_domain_owner where domain = ?";
  private static final String ENTER = "insert into crm_domain_owner (domain, tenant_id) values (?, ?)";
  private static final String LEAVE = "delete from crm_domain_owner where domain = ? and tenant_id = ?";
  private static final String PAGE = "select domain from crm_domain_owner"
      + " where tenant_id = ? and domain > ? order by tenant_id, domain limit ?";

  public JdbcDomainRepository(Transactions transactions) {
    super(transactions, DomainFormats.DOMAIN, new StateTable("crm_domain_claim", "domain"),
        JdbcDomainRepository::register);
  }

  @Override
  public Optional<TenantId> ownerOf(DomainName domain) {
    return transactions().single(connection -> owner(connection, domain)).map(TenantId::new);
  }

  private static Optional<String> owner(Connection connection, DomainName domain) throws SQLException {
    return Jdbc.one(connection, OWNER, params -> params.text(domain.value()), Row::text);
  }

  @Override
  public Page<DomainName> verified(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, PAGE,
        params -> params.text(tenant.value()).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last))).map(DomainName::new);
  }

  private static void register(Connection connection, TenantId tenant, DomainName domain, Change<DomainClaim> change)
      throws SQLException {
    boolean wasVerified = change.before().value() instanceof Verified;
    boolean isVerified = change.after() instanceof Verified;
    if (wasVerified && !isVerified) {
      Jdbc.update(connection, LEAVE, params -> params.text(domain.value()).text(tenant.value()));
    } else if (isVerified && !wasVerified) {
      enter(connection, tenant, domain);
    }
  }

  /** Whoever enters the same at the same time waits here for the end of the other transaction, and is refused. */
  private static void enter(Connection connection, TenantId tenant, DomainName domain) throws SQLException {
    if (owner(connection, domain).isPresent()) {
      throw new DomainTakenException(domain);
    }
    try {
      Jdbc.update(connection, ENTER, params -> params.text(domain.value()).text(tenant.value()));
    } catch (SQLException e) {
      if (StoreException.of(e).reason() == StoreException.Reason.DUPLICATE) {
        throw new DomainTakenException(domain);
      }
      throw e;
    }
  }
}
