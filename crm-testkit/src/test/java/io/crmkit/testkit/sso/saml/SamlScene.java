package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Refused;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.InMemoryReplays;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** A provider, a service provider and a browser between them. Keys are made once, for they take their time. */
final class SamlScene {

  static final TenantId ACME = new TenantId("acme");
  static final ProviderId OKTA = new ProviderId("okta");
  static final String AUDIENCE = "https://crm.example/sp";
  static final String CONSUMER = "https://crm.example/saml/acs";
  static final String BROWSER = "cookie of a browser";
  static final String REQUEST = "_request-1";
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  static final FakeSamlProvider IDP = FakeSamlProvider.create("https://idp.example");
  static final FakeSamlProvider IMPOSTOR = IDP.impostor();
  static final ServiceKey KEY = SelfSigned.rsa("crm.example");
  static final ServiceKey NEXT_KEY = SelfSigned.rsa("crm.example, next");

  final HandClock clock = new HandClock(NOW);
  final InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
  final InMemoryReplays replays = new InMemoryReplays();
  final SamlSignOn signOn = new SamlSignOn(requests, replays, clock);
  final ServiceProvider us =
      new ServiceProvider(AUDIENCE, CONSUMER, "https://crm.example/saml/slo", List.of(KEY, NEXT_KEY));

  SamlScene() {
    requests.add(ACME, request(REQUEST, OKTA, Reauthentication.NOT_FORCED));
  }

  static OutstandingRequest request(String id, ProviderId provider, Reauthentication reauthentication) {
    return new OutstandingRequest(id, provider, sha256(BROWSER), NOW.minusSeconds(60), NOW.plus(Duration.ofMinutes(9)),
        reauthentication, "/deals?open=1");
  }

  /** Every test has both verifiers agree. */
  static SamlPolicy.Builder policy() {
    return SamlPolicy.builder().demand(Demand.SECOND_VERIFIER);
  }

  SamlConnection connection(SamlPolicy policy) {
    return SamlConnection.of(OKTA, us, IDP.describe(), policy);
  }

  static Answer answer() {
    return Answer.to(AUDIENCE, CONSUMER, NOW).inResponseTo(REQUEST);
  }

  Verdict<SamlLogin> login(String xml) {
    return login(xml, policy().build());
  }

  Verdict<SamlLogin> login(String xml, SamlPolicy policy) {
    return login(new PostedResponse(FakeSamlProvider.posted(xml), null, BROWSER), policy);
  }

  Verdict<SamlLogin> login(PostedResponse posted, SamlPolicy policy) {
    return signOn.complete(ACME, connection(policy), posted);
  }

  static String reason(Verdict<?> verdict) {
    assertThat(verdict).isInstanceOf(Refused.class);
    return ((Refused<?>) verdict).refusal().reason().name();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
