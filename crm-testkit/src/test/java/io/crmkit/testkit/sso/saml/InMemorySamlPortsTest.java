package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.saml.StoredProviderSessions;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.port.ProviderSessions;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.InMemorySessionRepository;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemorySamlPortsTest {

  @Nested
  class Requests extends OutstandingRequestsContract {

    @Override
    protected OutstandingRequests requests() {
      return new InMemoryOutstandingRequests();
    }
  }

  @Nested
  class Stored extends ProviderSessionsContract {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T09:00:00Z"));
    private final InMemorySessionRepository repository = new InMemorySessionRepository(new InMemoryOutbox());
    private final Sessions desk = new Sessions(new SessionPorts(
        repository, SessionPolicies.same(SessionPolicy.USUAL), new InMemorySecurityEvents()), clock);

    @Override
    protected ProviderSessions sessions() {
      return new StoredProviderSessions(repository, clock);
    }

    @Override
    protected void logIn(TenantId tenant, Principal principal) {
      Login login = Login.of(new UserId("ann"), clock.instant()).provider(ProviderSession.of(principal)).build();
      desk.login(tenant, login, null, Client.UNKNOWN).orElseThrow();
    }

    @Override
    protected void logOut(TenantId tenant, Principal principal) {
      desk.endAll(tenant, new OfSubject(principal.provider(), principal.subject()), EndReason.LOGGED_OUT);
    }

    @Test
    void seesNoneThatIsOverByTheClock() {
      TenantId acme = new TenantId("acme");
      ProviderId okta = new ProviderId("okta");
      logIn(acme, Principal.builder(okta, "https://idp.example", "ann").build());
      clock.move(SessionPolicy.USUAL.absolute());

      assertThat(sessions().sessionIndexes(acme, okta, new NameIdentifier("ann", null, null, null))).isEmpty();
    }
  }
}
