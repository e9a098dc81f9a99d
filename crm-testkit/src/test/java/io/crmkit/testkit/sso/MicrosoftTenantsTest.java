package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.FrontChannelLogout;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProvider.Pkce;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins of accounts of any tenant at Microsoft: the issuer is that of the tenant that the token names. */
class MicrosoftTenantsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId MICROSOFT = new ProviderId("microsoft");
  private static final String TEMPLATE = "https://login.example/{tenantid}/v2.0";
  private static final String ORGANIZATION = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String CALLBACK = "https://crm.example/callback";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AesGcmSealer SEALER = AesGcmSealer.of(SealingKey.of("k", new byte[32]));

  private final FakeOidcProvider idp =
      new FakeOidcProvider("https://login.example/common/v2.0", "crm", Clock.fixed(NOW, ZoneOffset.UTC));

  private static OidcProvider provider(String tenants) {
    OAuthClient client = OAuthClient.builder(MICROSOFT, "crm", new RedirectUri(CALLBACK)).scopes("openid").build();
    return OidcProvider.builder(client, TEMPLATE).algorithms(JwsAlgorithm.ES256).pkce(Pkce.KNOWN)
        .microsoftTenant(tenants)
        .discovery(URI.create("https://login.example/common/v2.0/.well-known/openid-configuration")).build();
  }

  private Verdict<Login> login(String tenants, String issuer, String tid) {
    idp.discoveryIssuer(TEMPLATE);
    idp.claim("iss", issuer);
    idp.claim("tid", tid);
    InMemoryReplays replays = new InMemoryReplays();
    OidcLogin login = OidcLogin.of((tenant, id) -> Optional.of(provider(tenants)),
        CodeFlow.of(new InMemoryPendingLogins(), replays, SEALER, RANDOM), replays, Discovery.of(idp),
        TokenEndpoint.of(idp, SEALER, RANDOM), idp);
    BrowserSecret browser = BrowserSecret.random(RANDOM);
    Begun begun = login.begin(ACME, MICROSOFT, "/", browser, NOW).orElseThrow();
    return login.complete(ACME, Callback.query(MICROSOFT, CALLBACK, idp.authorize(begun.redirect()), browser.value()), NOW);
  }

  private static String issuer(String tenant) {
    return TEMPLATE.replace("{tenantid}", tenant);
  }

  @Test
  void letsAPersonOfAnyTenantInAsOneOfThatTenant() {
    Login done = login(OidcProvider.ANY_TENANT, issuer(ORGANIZATION), ORGANIZATION).orElseThrow();
    assertThat(done.principal().issuer()).isEqualTo(issuer(ORGANIZATION));
    assertThat(login(OidcProvider.ANY_TENANT, issuer(OidcProvider.PRIVATE_ACCOUNTS), OidcProvider.PRIVATE_ACCOUNTS)
        .orElseThrow().principal().issuer()).isEqualTo(issuer(OidcProvider.PRIVATE_ACCOUNTS));
    assertThat(login(OidcProvider.ANY_ORGANIZATION, issuer(ORGANIZATION), ORGANIZATION).whyNot()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "none", value = {
    "common, https://login.example/other/v2.0, 72f988bf-86f1-41af-91ab-2d7cd011db47, ISSUER",
    "common, https://login.example/{tenantid}/v2.0, 72f988bf-86f1-41af-91ab-2d7cd011db47, ISSUER",
    "common, https://login.example/x/v2.0, x, TENANT_CLAIM",
    "common, https://login.example//v2.0, '', TENANT_CLAIM",
    "common, https://login.example/{tenantid}/v2.0, {tenantid}, TENANT_CLAIM",
    "common, https://login.example/x/v2.0, none, TENANT_CLAIM",
    "organizations, https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0, 9188040d-6c67-4c5b-b112-36a304b66dad, TENANT_CLAIM"
  })
  void refusesWhatDoesNotFitTogether(String tenants, String issuer, String tid, OAuthReason reason) {
    assertThat(login(tenants, issuer, tid).whyNot().map(SsoRefusal::reason)).contains(reason);
  }

  @Test
  void refusesAnAnswerInTheNameOfAnother() {
    idp.lie(OidcAttack.OTHER_ISS_PARAMETER);
    assertThat(login(OidcProvider.ANY_TENANT, issuer(ORGANIZATION), ORGANIZATION).whyNot().map(SsoRefusal::reason))
        .contains(OAuthReason.ISS_PARAM_MISMATCH);
  }

  @Test
  void knowsItsIssuersAgainAtALogout() {
    Login done = login(OidcProvider.ANY_TENANT, issuer(ORGANIZATION), ORGANIZATION).orElseThrow();
    OidcProvider open = provider(OidcProvider.ANY_TENANT);
    assertThat(FrontChannelLogout.check(open, done.principal(), issuer(ORGANIZATION), "session-1").whyNot()).isEmpty();
    assertThat(FrontChannelLogout.check(open, done.principal(), TEMPLATE, "session-1").whyNot()).isPresent();
    assertThat(open.isIssuer(issuer(ORGANIZATION))).isTrue();
    assertThat(open.isIssuer("https://login.example//v2.0")).isFalse();
    assertThat(open.isIssuer("https://evil.example/" + ORGANIZATION + "/v2.0")).isFalse();
    assertThat(open.isIssuer(issuer(ORGANIZATION) + "/x")).isFalse();
    assertThat(open.isIssuer(null)).isFalse();
    assertThat(open.isIssuer("")).isFalse();
  }

  @Test
  void leavesNoTenantOpenWithoutAPlaceForIt() {
    OAuthClient client = OAuthClient.builder(MICROSOFT, "crm", new RedirectUri(CALLBACK)).scopes("openid").build();
    assertThatIllegalArgumentException().isThrownBy(() ->
        OidcProvider.builder(client, "https://login.example").microsoftTenant(OidcProvider.ANY_TENANT).build());
  }
}
