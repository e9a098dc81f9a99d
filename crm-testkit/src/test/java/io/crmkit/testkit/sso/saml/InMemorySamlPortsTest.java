package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
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
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.signon.SamlSessions;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.InMemorySessionRepository;
import io.crmkit.testkit.sso.signon.InMemoryLoginProofs;
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
    private final LoginProofs proofs = new InMemoryLoginProofs();
    private final Sessions desk = new Sessions(new SessionPorts(
        repository, SessionPolicies.same(SessionPolicy.USUAL), new InMemorySecurityEvents()), clock);

    @Override
    protected ProviderSessions sessions() {
      return new SamlSessions(desk, proofs);
    }

    @Override
    protected void logIn(TenantId tenant, Principal principal, NameIdentifier name) {
      Login login = Login.of(new UserId("ann"), clock.instant()).provider(ProviderSession.of(principal)).build();
      SessionView session = desk.login(tenant, login, null, Client.UNKNOWN).orElseThrow().session();
      proofs.put(tenant, new LoginProof(
          session.id(), principal.provider(), null, name, "/", null, session.start().endsAt()));
    }

    @Override
    protected void logOut(TenantId tenant, Principal principal) {
      desk.endAll(tenant, new OfSubject(principal.provider(), principal.subject()), EndReason.LOGGED_OUT);
    }

    @Test
    void seesOneThatIsOverByTheClockAndThatNobodyEnded() {
      TenantId acme = new TenantId("acme");
      ProviderId okta = new ProviderId("okta");
      NameIdentifier name = new NameIdentifier("ann", null, null, null);
      logIn(acme, Principal.builder(okta, "https://idp.example", "ann").build(), name);
      assertThat(sessions().sessionIndexes(acme, okta, name)).hasSize(1);
      clock.move(SessionPolicy.USUAL.absolute());

      assertThat(sessions().sessionIndexes(acme, okta, name)).containsExactly("");
    }

    @Test
    void takesASessionWithoutAProofForNobodys() {
      TenantId acme = new TenantId("acme");
      ProviderId okta = new ProviderId("okta");
      Principal ann = Principal.builder(okta, "https://idp.example", "ann").build();
      desk.login(acme, Login.of(new UserId("ann"), clock.instant()).provider(ProviderSession.of(ann)).build(), null,
          Client.UNKNOWN).orElseThrow();

      assertThat(sessions().sessionIndexes(acme, okta, new NameIdentifier("ann", null, null, null))).isEmpty();
    }
  }
}
