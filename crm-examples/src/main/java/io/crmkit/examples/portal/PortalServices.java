package io.crmkit.examples.portal;

import io.crmkit.apikey.ApiKeys;
import io.crmkit.apikey.KeyPolicy;
import io.crmkit.apikey.KeyPorts;
import io.crmkit.core.TenantId;
import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Addresses;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.account.port.AccountPolicies;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundPolicy;
import io.crmkit.sso.http.OutboundPolicy.Loopback;
import io.crmkit.sso.http.PinnedHttp;
import io.crmkit.sso.mfa.FactorPorts;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.provider.ConnectionTest;
import io.crmkit.sso.provider.LoginProviders;
import io.crmkit.sso.provider.ProviderPolicy;
import io.crmkit.sso.provider.ProviderPorts;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.signon.RegisteredProviders;
import io.crmkit.sso.signon.SamlSessions;
import io.crmkit.sso.signon.SessionEndings;
import io.crmkit.sso.signon.SignOff;
import io.crmkit.sso.signon.SignOn;
import io.crmkit.sso.signon.SignOnPorts;
import io.crmkit.sso.signon.SignOnServices;
import io.crmkit.sso.signon.model.SecondFactorRule;
import io.crmkit.sso.signon.model.SignOnPolicy;
import io.crmkit.testkit.apikey.InMemoryKeyRepository;
import io.crmkit.testkit.apikey.InMemoryKeyUsages;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemoryCodeSender;
import io.crmkit.testkit.sso.InMemoryFactorRepository;
import io.crmkit.testkit.sso.InMemoryPendingLogins;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.InMemorySessionRepository;
import io.crmkit.testkit.sso.account.InMemoryAccountRepository;
import io.crmkit.testkit.sso.provider.InMemoryProviderRepository;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import io.crmkit.testkit.sso.signon.InMemoryLoginProofs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Everything that the host embeds, on stores in memory. A host of its own would name other stores, and nothing else. */
final class PortalServices implements AutoCloseable {

  static final TenantId TENANT = new TenantId("acme");
  static final ProviderId OIDC = new ProviderId("by-oidc");
  static final ProviderId SAML = new ProviderId("by-saml");
  static final Role ADMIN = new Role("admin");
  private static final Role SALES = new Role("sales");
  private static final int KEY_BYTES = 32;

  final Clock clock;
  final String address;
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final Providers providers;
  final ConnectionTest connectionTest;
  final Sessions sessions;
  final SecondFactors factors;
  final SessionEndings endings;
  final Accounts accounts;
  final ApiKeys keys;
  final SignOn signOn;
  final SignOff signOff;

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLoginProofs proofs = new InMemoryLoginProofs();
  private final InMemoryReplays replays = new InMemoryReplays();
  private final InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
  private final SecureRandom random = new SecureRandom();
  private final AesGcmSealer sealer;
  private final HttpPort http =
      PinnedHttp.of(OutboundPolicy.USUAL.withLoopback(Loopback.ALLOWED).withTimeout(Duration.ofSeconds(5)));

  PortalServices(String address, Clock clock) {
    this.address = address;
    this.clock = clock;
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    sealer = AesGcmSealer.of(SealingKey.of("portal", key));
    providers = new Providers(new ProviderPorts(new InMemoryProviderRepository(outbox), (tenant, id) -> places(id), events,
        http, sealer), ProviderPolicy.USUAL, clock);
    connectionTest = new ConnectionTest(providers);
    sessions = new Sessions(new SessionPorts(
        new InMemorySessionRepository(outbox), SessionPolicies.same(SessionPolicy.USUAL), events), clock);
    factors = new SecondFactors(new FactorPorts(new InMemoryFactorRepository(outbox), sealer, new InMemoryCodeSender(),
        events), FactorPolicy.USUAL, clock);
    endings = SessionEndings.of(sessions, proofs);
    accounts = new Accounts(new AccountPorts(new InMemoryAccountRepository(outbox), AccountPolicies.same(
        new AccountPolicy(Set.of(ADMIN), Set.of("acme.example"), 25)), endings, events), clock);
    keys = new ApiKeys(new KeyPorts(new InMemoryKeyRepository(outbox), new InMemoryKeyUsages(),
        (tenant, user) -> accounts.active(tenant, user).whyNot().isEmpty(), events), KeyPolicy.USUAL, clock);
    LoginProviders active = providers.active();
    SignOnPorts ports = new SignOnPorts(
        new RegisteredProviders(active, (tenant, id) -> policy(id)), proofs, sealer, events);
    Discovery discovery = Discovery.of(http);
    signOn = signOn(active, ports, discovery);
    signOff = SignOff.builder(sessions, endings, ports, clock).oidc(active::oidc, discovery, replays)
        .saml(new SamlLogout(requests, replays, new SamlSessions(sessions, proofs), clock)).afterwards("/bye").build();
  }

  private SignOn signOn(LoginProviders active, SignOnPorts ports, Discovery discovery) {
    CodeFlow flow = CodeFlow.of(new InMemoryPendingLogins(), replays, sealer, random);
    OidcLogin oidc = OidcLogin.of(
        active::oidc, flow, replays, discovery, TokenEndpoint.of(http, sealer, random), http);
    return SignOn.builder(new SignOnServices(accounts, sessions, factors, endings), ports, clock)
        .oidc(oidc).saml(new SamlSignOn(requests, replays, clock)).application("SSO portal").build();
  }

  /** Each provider has places of its own, so that no answer of one can be passed off as that of another. */
  ProviderPlaces places(ProviderId id) {
    return ProviderPlaces.below(address + "/sso/" + id);
  }

  /** SAML does not say whether an address is verified; this provider is the tenant's own, and people cannot change theirs. */
  private static SignOnPolicy policy(ProviderId id) {
    RoleMapping groups = RoleMapping.builder().rule("groups", "crm-admins", ADMIN).rule("groups", "crm-sales", SALES)
        .permit(ADMIN).build();
    Addresses addresses = id.equals(SAML) ? Addresses.TRUSTED : Addresses.AS_SAID;
    return new SignOnPolicy(Admission.ownDomains(groups).addresses(addresses), SecondFactorRule.USUAL);
  }

  /** Sets the two providers up as an administrator would: a form, a test, an activation. */
  void register(String issuer, String samlMetadata) {
    activate(OIDC, ProviderForm.of(Preset.CUSTOM_OIDC, "OpenID Connect").with(ProviderField.ISSUER, issuer)
        .with(ProviderField.CLIENT_ID, OidcProviderSite.CLIENT_ID)
        .with(ProviderField.CLIENT_SECRET, UUID.randomUUID().toString()).with(ProviderField.ALGORITHMS, "ES256")
        .with(ProviderField.AFTER_LOGOUT, String.valueOf(places(OIDC).logout())));
    activate(SAML, ProviderForm.of(Preset.CUSTOM_SAML, "SAML 2.0").with(ProviderField.METADATA_URL, samlMetadata));
  }

  private void activate(ProviderId id, ProviderForm form) {
    providers.create(TENANT, id, form, Client.UNKNOWN).orElseThrow();
    connectionTest.run(TENANT, id, Client.UNKNOWN).orElseThrow();
    providers.activate(TENANT, id, Client.UNKNOWN).orElseThrow();
  }

  @Override
  public void close() {
    keys.close();
  }
}
