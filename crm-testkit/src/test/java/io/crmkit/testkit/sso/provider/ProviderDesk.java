package io.crmkit.testkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.ConnectionTest;
import io.crmkit.sso.provider.ProviderPolicy;
import io.crmkit.sso.provider.ProviderPorts;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.SamlUpkeep;
import io.crmkit.sso.provider.TestLogins;
import io.crmkit.sso.provider.TestPorts;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.TestReport;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.FakeOidcProvider;
import io.crmkit.testkit.sso.InMemoryPendingLogins;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry with everything that it needs, in memory, and an Internet of a few hosts. */
final class ProviderDesk implements HttpPort {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");
  static final ProviderId OKTA = new ProviderId("okta-main");
  static final Client ADMIN = new Client("192.0.2.1", "Firefox");
  static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
  static final String ISSUER = "https://idp.example/tenant";
  static final String SECRET = "s3cr3t-of-the-client-that-nobody-sees";

  String places = "https://crm.example/sso";
  final HandClock clock = new HandClock(AT);
  final InMemoryOutbox outbox = new InMemoryOutbox();
  final InMemoryProviderRepository repository = new InMemoryProviderRepository(outbox);
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final AesGcmSealer sealer = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  final InMemoryPendingLogins pending = new InMemoryPendingLogins();
  final InMemoryReplays replays = new InMemoryReplays();
  final InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
  final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", clock);
  final Map<String, HttpPort> hosts = new HashMap<>(Map.of("idp.example", idp));
  final Providers providers = providers(ProviderPolicy.USUAL);
  final ConnectionTest test = new ConnectionTest(providers);
  final SamlUpkeep upkeep = new SamlUpkeep(providers);
  final TestLogins logins = new TestLogins(providers, new TestPorts(pending, replays, requests));

  Providers providers(ProviderPolicy policy) {
    return providers(policy, sealer);
  }

  Providers providers(ProviderPolicy policy, AesGcmSealer by) {
    return new Providers(new ProviderPorts(repository, (tenant, id) ->
        ProviderPlaces.below(places + "/" + tenant.value() + "/" + id), events, this, by), policy, clock);
  }

  @Override
  public Verdict<OutboundResponse> exchange(OutboundRequest request) {
    HttpPort host = hosts.get(request.uri().getHost());
    return host == null ? Verdict.refuse(HttpReason.UNREACHABLE, "there is no such host") : host.exchange(request);
  }

  static ProviderForm customOidc() {
    return ProviderForm.of(Preset.CUSTOM_OIDC, "Main").with(ProviderField.ISSUER, ISSUER)
        .with(ProviderField.CLIENT_ID, "crm").with(ProviderField.CLIENT_SECRET, SECRET)
        .with(ProviderField.ALGORITHMS, "ES256");
  }

  /** Sets a provider up, tests it, and lets people log in with it. */
  ProviderDesk activate(TenantId tenant, ProviderId id, ProviderForm form) {
    providers.create(tenant, id, form, ADMIN).orElseThrow();
    test.run(tenant, id, ADMIN).orElseThrow();
    providers.activate(tenant, id, ADMIN).orElseThrow();
    return this;
  }

  TestReport tested(TenantId tenant, ProviderId id) {
    return test.run(tenant, id, ADMIN).orElseThrow();
  }

  /** Returns the names of reasons, each after the severity. */
  static List<String> found(TestReport report) {
    return report.findings().stream().map(each -> each.severity() + " " + each.reason().name()).toList();
  }

  /** Returns why something was refused. */
  static Object reason(Decision<ProviderEvent> decision) {
    return decision instanceof Decision.Refused<ProviderEvent> refused
        ? refused.refusal() instanceof SsoRefusal sso ? sso.reason() : refused.refusal() : "accepted";
  }

  /** Returns what is wrong with a form, each as the field and the code. */
  static List<String> problems(Decision<ProviderEvent> decision) {
    return reason(decision) instanceof Violations violations
        ? violations.all().stream().map(ProviderDesk::problem).toList() : List.of();
  }

  private static String problem(Violation violation) {
    return violation.pointer() + " " + violation.code();
  }
}
