package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.port.OutstandingRequests;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps tests among logins under ids of their own, so that no login is completed by the answer to a test, and no test by that to
 * a login.
 */
final class TestStores {

  private static final String MARK = "test/";

  private TestStores() {}

  /** Logins by a code. */
  record Pending(PendingLogins behind) implements PendingLogins {

    @Override
    public void add(TenantId tenant, PendingLogin login) {
      behind.add(tenant, renamed(login, MARK + login.id()));
    }

    @Override
    public Optional<Taken> take(TenantId tenant, String id) {
      return behind.take(tenant, MARK + id).map(taken -> new Taken(renamed(taken.login(), id), taken.use()));
    }

    @Override
    public int purge(TenantId tenant, Instant expiredBefore) {
      return behind.purge(tenant, expiredBefore);
    }

    private static PendingLogin renamed(PendingLogin login, String id) {
      return new PendingLogin(id, login.provider(), login.browser(), login.nonce(), login.verifier(),
          login.redirectUri(), login.returnTo(), login.expiresAt());
    }
  }

  /** Requests of SAML. */
  record Requests(OutstandingRequests behind) implements OutstandingRequests {

    @Override
    public void add(TenantId tenant, OutstandingRequest request) {
      behind.add(tenant, request.withId(MARK + request.id()));
    }

    @Override
    public Optional<Found> find(TenantId tenant, String id) {
      return behind.find(tenant, MARK + id).map(found -> new Found(found.request().withId(id), found.use()));
    }

    @Override
    public boolean use(TenantId tenant, String id) {
      return behind.use(tenant, MARK + id);
    }

    @Override
    public int purge(TenantId tenant, Instant expiredBefore) {
      return behind.purge(tenant, expiredBefore);
    }
  }
}
