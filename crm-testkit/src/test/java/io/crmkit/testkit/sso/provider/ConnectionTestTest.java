package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.customOidc;
import static io.crmkit.testkit.sso.provider.ProviderDesk.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.model.Finding;
import io.crmkit.sso.provider.model.Finding.Severity;
import io.crmkit.sso.provider.model.MetadataSource;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ProviderStatus;
import io.crmkit.sso.provider.model.TestReport;
import io.crmkit.sso.saml.model.AttributeNames;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.testkit.sso.FakeGitHub;
import io.crmkit.testkit.sso.OidcAttack;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import io.crmkit.testkit.sso.saml.SelfSigned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What connection tests find, and that they leave nothing behind but their outcome. */
class ConnectionTestTest {

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final ProviderDesk desk = new ProviderDesk();

  private TestReport test(ProviderForm form) {
    desk.providers.create(ACME, OKTA, form, ADMIN).orElseThrow();
    return desk.tested(ACME, OKTA);
  }

  /** Lets the provider answer one path otherwise. */
  private void answer(String path, UnaryOperator<OutboundResponse> change) {
    HttpPort before = desk.idp;
    desk.hosts.put("idp.example", request -> before.exchange(request).then(response -> Verdict.accept(
        request.uri().getPath().endsWith(path) ? change.apply(response) : response)));
  }

  private void answer(String path, String part, String by) {
    answer(path, response ->
        new OutboundResponse(response.status(), response.contentType(), response.body().replace(part, by)));
  }

  private void announce(String members) {
    answer(DISCOVERY, "{\"issuer\"", "{" + members + ",\"issuer\"");
  }

  private static OutboundResponse json(int status, String body) {
    return new OutboundResponse(status, "application/json", body);
  }

  @Test
  void findsASoundProviderSoundAndNotesThatDown() {
    TestReport report = test(customOidc());
    assertThat(report.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(found(report)).containsExactly(
        "INFO PROVIDER_REACHED", "INFO CLIENT_ACCEPTED");
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().status()).isEqualTo(ProviderStatus.TESTED);
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).containsOnlyKeys(Proof.CONNECTION);
    assertThat(desk.events.of(ACME)).extracting(SecurityEvent::kind).containsExactly(Kind.PROVIDER_CREATED);
    assertThat(report.findings()).extracting(Finding::code).contains("sso.provider-reached");
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER_DISCOVERY_ISSUER, DISCOVERY_ISSUER", "BROKEN_DISCOVERY, DISCOVERY_INVALID",
    "REDIRECTED_DISCOVERY, SSRF_BLOCKED", "HTTP_JWKS, SSRF_BLOCKED", "HTTP_TOKEN_ENDPOINT, ENDPOINT_INSECURE",
    "PLAIN_PKCE_ONLY, PKCE_UNSUPPORTED", "NO_PKCE_LISTED, PKCE_UNSUPPORTED"
  })
  void findsWhatALoginWouldBeRefusedFor(OidcAttack attack, String reason) {
    desk.idp.lie(attack);
    TestReport report = test(customOidc());
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(found(report)).containsExactly("ERROR " + reason);
  }

  @Test
  void findsThatNobodyIsThere() {
    desk.hosts.clear();
    assertThat(found(test(customOidc()))).containsExactly("ERROR UNREACHABLE");
  }

  @Nested
  class WhatIsAnnounced {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
      "\"response_types_supported\":[\"token\"]; ERROR CODE_FLOW_UNANNOUNCED",
      "\"id_token_signing_alg_values_supported\":[\"RS256\"]; ERROR ALGORITHM_UNANNOUNCED",
      "\"scopes_supported\":[\"openid\",\"email\"]; WARNING SCOPE_UNANNOUNCED",
      "\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]; WARNING CLIENT_AUTHENTICATION_UNANNOUNCED"
    })
    void isComparedWithWhatIsAskedFor(String members, String expected) {
      announce(members);
      assertThat(found(test(customOidc()))).containsOnlyOnce(expected);
    }

    @Test
    void includesContextsAndEndpoints() {
      announce("\"acr_values_supported\":[\"pwd\"]");
      assertThat(found(test(customOidc().with(ProviderField.ACR_VALUES, "mfa")))).contains("WARNING ACR_UNANNOUNCED");
    }

    @Test
    void mayLackWhatIsGoodToHave() {
      answer(DISCOVERY, response -> json(200, response.body()
          .replace("\"authorization_response_iss_parameter_supported\":true,", "")
          .replace("end_session_endpoint", "x_end").replace("userinfo_endpoint", "x_userinfo")));
      assertThat(found(test(customOidc().with(ProviderField.USERINFO, "yes")))).contains(
          "INFO ISS_PARAM_UNANNOUNCED", "WARNING ENDPOINT_MISSING", "INFO LOGOUT_MISSING");
    }
  }

  @Nested
  class Keys {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
      "{\"keys\":[]}; ERROR KEYS_UNUSABLE", "<html>; ERROR JWKS_INVALID",
      "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}; ERROR JWKS_UNSAFE",
      "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"w\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}; WARNING KEY_FLAWED"
    })
    void areLookedAt(String jwks, String expected) {
      answer("/jwks", response -> json(200, jwks));
      assertThat(found(test(customOidc()))).contains(expected);
    }

    @Test
    void haveToFitTheAlgorithms() {
      assertThat(found(test(customOidc().with(ProviderField.ALGORITHMS, "RS256")))).contains("ERROR KEYS_UNUSABLE");
    }
  }

  @Nested
  class TheClient {

    @ParameterizedTest
    @CsvSource({
      "401, invalid_client, ERROR CLIENT_REFUSED", "400, unauthorized_client, ERROR CLIENT_REFUSED",
      "400, invalid_request, WARNING CLIENT_UNTRIED", "400, invalid_grant, INFO CLIENT_ACCEPTED"
    })
    void isShownToTheTokenEndpoint(int status, String error, String expected) {
      answer("/token", response -> json(status, "{\"error\":\"" + error + "\"}"));
      assertThat(found(test(customOidc()))).contains(expected);
    }

    @Test
    void mustNotGetTokensForNothing() {
      answer("/token", response -> json(200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}"));
      assertThat(found(test(customOidc()))).contains("ERROR TOKEN_RESPONSE_INVALID");
    }

    @Test
    void mustBeAnsweredInJson() {
      answer("/token", response -> new OutboundResponse(404, "text/html", "<html>"));
      assertThat(found(test(customOidc()))).contains("ERROR TOKEN_RESPONSE_INVALID");
    }
  }

  @Test
  void sendsBrowsersToAnotherMachineThanThis() {
    desk.places = "http://127.0.0.1:8080/sso";
    assertThat(found(test(customOidc()))).contains("WARNING REDIRECT_LOCAL");
  }

  @Test
  void comparesTheClocks() {
    Instant other = AT.minus(Duration.ofMinutes(3));
    answer(DISCOVERY, response ->
        new OutboundResponse(response.status(), response.contentType(), response.body(), other));
    assertThat(found(test(customOidc()))).contains("WARNING CLOCK_DIFFERS");
  }

  @Test
  void saysWhoEverybodyIs() {
    desk.hosts.put("accounts.google.com", desk.idp);
    desk.hosts.put("login.microsoftonline.com", desk.idp);
    ProviderForm google = ProviderForm.of(Preset.GOOGLE, "G").with(ProviderField.CLIENT_ID, "crm")
        .with(ProviderField.CLIENT_SECRET, SECRET);
    desk.hosts.put("accounts.google.com", request -> desk.idp.exchange(request).then(response ->
        Verdict.accept(json(response.status(),
            response.body().replace("https://idp.example/tenant\"", "https://accounts.google.com\"")))));
    assertThat(found(test(google))).contains("WARNING ACCOUNTS_OPEN");
  }

  @Test
  void looksAtGitHub() {
    desk.hosts.put("api.github.com", request -> Verdict.accept(json(200, "{}")));
    desk.hosts.put("github.com", new FakeGitHub());
    ProviderForm form = ProviderForm.of(Preset.GITHUB, "GitHub").with(ProviderField.CLIENT_ID, "crm")
        .with(ProviderField.CLIENT_SECRET, SECRET);
    assertThat(found(test(form)))
        .containsExactly("INFO PROVIDER_REACHED", "WARNING ACCOUNTS_OPEN", "INFO CLIENT_ACCEPTED");

    desk.hosts.put("github.com", request -> Verdict.accept(json(200, "{\"error\":\"incorrect_client_credentials\"}")));
    assertThat(found(desk.tested(ACME, OKTA))).contains("ERROR CLIENT_REFUSED");
    desk.hosts.put("api.github.com", request -> Verdict.accept(new OutboundResponse(502, "text/html", "<html>")));
    assertThat(found(desk.tested(ACME, OKTA))).containsExactly("ERROR USERINFO_INVALID");
    desk.hosts.remove("api.github.com");
    assertThat(found(desk.tested(ACME, OKTA))).containsExactly("ERROR UNREACHABLE");
  }

  @Test
  void isNotNotedDownForSettingsThatChangedMeanwhile() {
    desk.providers.create(ACME, OKTA, customOidc(), ADMIN).orElseThrow();
    HttpPort before = desk.idp;
    desk.hosts.put("idp.example", request -> {
      desk.hosts.put("idp.example", before);
      desk.providers.change(ACME, OKTA, customOidc().with(ProviderField.SCOPES, "openid"), ADMIN).orElseThrow();
      return before.exchange(request);
    });
    assertThat(desk.test.run(ACME, OKTA, ADMIN).whyNot().orElseThrow().reason()).isEqualTo(ProviderReason.TEST_STALE);
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().proofs()).isEmpty();
  }

  @Nested
  class SamlProviders {

    private static final FakeSamlProvider IDP = FakeSamlProvider.create("https://saml.example/idp");
    private Instant validUntil = AT.plus(Duration.ofDays(90));
    private FakeSamlProvider published = IDP;

    private TestReport test() {
      desk.hosts.put("saml.example", request -> Verdict.accept(
          new OutboundResponse(200, "application/samlmetadata+xml", published.metadata(validUntil))));
      return ConnectionTestTest.this.test(ProviderForm.of(Preset.CUSTOM_SAML, "S")
          .with(ProviderField.METADATA_URL, "https://saml.example/metadata"));
    }

    @Test
    void areReadWhereTheirMetadataArePublished() {
      assertThat(found(test())).containsExactly(
          "INFO PROVIDER_REACHED", "INFO METADATA_UNPINNED", "INFO BINDING_CHOSEN");
    }

    @Test
    void areFoundToHaveChanged() {
      test();
      published = IDP.impostor();
      assertThat(found(desk.tested(ACME, OKTA))).contains("WARNING METADATA_OUTDATED");
      published = FakeSamlProvider.create("https://other.example");
      assertThat(found(desk.tested(ACME, OKTA))).contains("ERROR METADATA_ENTITY_CHANGED");
      published = IDP;
      validUntil = AT;
      assertThat(found(desk.tested(ACME, OKTA))).contains("ERROR METADATA_EXPIRED");
      desk.hosts.clear();
      assertThat(found(desk.tested(ACME, OKTA))).contains("ERROR UNREACHABLE");
    }

    @Test
    void areWarnedOfWhatExpires() {
      ServiceKey old = SelfSigned.rsa("old", 2048, AT.minus(Duration.ofDays(300)), AT.plus(Duration.ofDays(9)));
      published = FakeSamlProvider.withKey("https://saml.example/idp", old);
      assertThat(found(test())).contains("WARNING CERTIFICATE_EXPIRES");

      desk.clock.move(Duration.ofDays(10));
      assertThat(found(desk.tested(ACME, OKTA))).contains("WARNING CERTIFICATE_EXPIRES");
      adjust(SamlPolicy.builder().demand(Demand.VALID_CERTIFICATE).build());
      assertThat(found(desk.tested(ACME, OKTA))).contains("ERROR CERT_NOT_VALID_AT_TIME");
    }

    private void adjust(SamlPolicy policy) {
      desk.providers.adjust(ACME, OKTA, settings -> ((Saml) settings).withPolicy(policy), ADMIN).orElseThrow();
    }

    @Test
    void areToldWhatTheirPolicyConcedesAndAsks() {
      test();
      adjust(SamlPolicy.builder().concede(Concession.UNSOLICITED_RESPONSES).build());
      assertThat(found(desk.tested(ACME, OKTA))).contains("WARNING POLICY_CONCEDES");
    }

    @Test
    void haveToTakeRequestsBySomeBindingAndToNamePeopleAsAsked() {
      test();
      String artifact = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact";
      IdentityProvider odd = IdentityProvider.builder("https://saml.example/idp")
          .signOn(new SamlEndpoint(artifact, "https://saml.example/sso", null))
          .signingCertificate(IDP.key().certificate()).nameIdFormat(NameIdentifier.EMAIL_ADDRESS).build();
      desk.providers.adjust(ACME, OKTA, settings -> new Saml(odd, new MetadataSource(null, List.of(), AT, null),
          ((Saml) settings).us(), ((Saml) settings).keys(),
          SamlPolicy.builder().nameIdFormat(NameIdentifier.PERSISTENT).build(), AttributeNames.COMMON), ADMIN).orElseThrow();
      assertThat(found(desk.tested(ACME, OKTA)))
          .containsExactly("ERROR BINDING_MISSING", "INFO LOGOUT_MISSING", "WARNING NAME_FORMAT_UNOFFERED");
    }

    @Test
    void areWarnedThatOurKeyEnds() {
      test();
      desk.clock.move(Duration.ofDays(3 * 365 - 20));
      validUntil = AT.plus(Duration.ofDays(4000));
      assertThat(found(desk.tested(ACME, OKTA))).contains("WARNING SERVICE_KEY_EXPIRES");
      desk.providers.adjust(ACME, OKTA, settings -> ((Saml) settings).withKeys(List.of()), ADMIN).orElseThrow();
      assertThat(found(desk.tested(ACME, OKTA))).contains("WARNING SERVICE_KEY_MISSING");
    }

    @Test
    void areWarnedIfNobodyFetchesTheirMetadata() {
      desk.providers.create(ACME, OKTA, ProviderForm.of(Preset.CUSTOM_SAML, "S")
          .with(ProviderField.METADATA_XML, IDP.metadata(AT.plus(Duration.ofDays(6)))), ADMIN).orElseThrow();
      assertThat(found(desk.tested(ACME, OKTA))).containsExactly("WARNING METADATA_EXPIRE", "INFO BINDING_CHOSEN");
      desk.clock.move(Duration.ofDays(6));
      TestReport report = desk.tested(ACME, OKTA);
      assertThat(found(report)).contains("ERROR METADATA_EXPIRED");
      assertThat(report.findings()).filteredOn(each -> each.severity() == Severity.ERROR)
          .allMatch(each -> each.message().endsWith("."));
    }
  }
}
