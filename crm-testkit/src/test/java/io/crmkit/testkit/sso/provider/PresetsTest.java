package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProvider.Pkce;
import io.crmkit.sso.oidc.OidcProvider.Userinfo;
import io.crmkit.sso.provider.model.Ask;
import io.crmkit.sso.provider.model.Finding;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.TestReport;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.testkit.sso.FakeGitHub;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each preset asks, what it makes of the answers, and what it says of wrong ones. */
class PresetsTest {

  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String APPLICATION = "6731de76-14a6-49ae-97bc-6eba6914391e";

  private final ProviderDesk desk = new ProviderDesk();

  private static ProviderForm client(Preset preset) {
    return ProviderForm.of(preset, "Login").with(ProviderField.CLIENT_ID, "crm")
        .with(ProviderField.CLIENT_SECRET, SECRET);
  }

  /** Returns what a login would take, as if the provider had been tested and activated. */
  private OidcProvider oidc(ProviderForm form) {
    desk.providers.create(ACME, OKTA, form, ADMIN).orElseThrow();
    activateUntested();
    return desk.providers.active().oidc(ACME, OKTA).orElseThrow();
  }

  private void activateUntested() {
    Known known = (Known) desk.repository.find(ACME, OKTA).orElseThrow().value();
    Prover.prove(desk.repository, ACME, OKTA, known.revision(), Proof.CONNECTION, Outcome.PASSED, desk.clock.instant());
    desk.providers.activate(ACME, OKTA, ADMIN).orElseThrow();
  }

  private List<String> wrong(ProviderForm form) {
    return problems(desk.providers.create(ACME, OKTA, form, ADMIN));
  }

  @Nested
  class Google {

    @Test
    void isOneIssuerAndOneDomainIfItIsNamed() {
      OidcProvider google = oidc(client(Preset.GOOGLE).with(ProviderField.HOSTED_DOMAIN, "Acme.Example"));
      assertThat(google.issuer()).isEqualTo("https://accounts.google.com");
      assertThat(google.discovery())
          .isEqualTo(URI.create("https://accounts.google.com/.well-known/openid-configuration"));
      assertThat(google.hostedDomain()).isEqualTo("acme.example");
      assertThat(google.pkce()).isEqualTo(Pkce.ANNOUNCED);
      assertThat(google.client().scopes()).containsExactly("openid", "email", "profile");
      assertThat(google.client().authentication()).isEqualTo(ClientAuthentication.CLIENT_SECRET_POST);
    }

    @Test
    void namesWhatIsMissingAndWhatIsWrong() {
      assertThat(wrong(ProviderForm.of(Preset.GOOGLE, "G").with(ProviderField.HOSTED_DOMAIN, "https://acme.example")
          .with(ProviderField.TENANT_ID, TENANT))).containsExactly("tenant_id sso.field-unexpected",
          "client_id sso.field-missing", "client_secret sso.field-missing", "hosted_domain sso.field-invalid");
    }
  }

  @Nested
  class Microsoft {

    @ParameterizedTest
    @CsvSource({"common, common", "organizations, organizations", "consumers, 9188040d-6c67-4c5b-b112-36a304b66dad"})
    void letsAccountsOfManyTenantsInOrPrivateOnesAlone(String accounts, String tenant) {
      OidcProvider microsoft = oidc(client(Preset.MICROSOFT).with(ProviderField.ACCOUNTS, accounts));
      assertThat(microsoft.issuer()).isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
      assertThat(microsoft.microsoftTenant()).isEqualTo(tenant);
      assertThat(microsoft.discovery()).isEqualTo(URI.create(
          "https://login.microsoftonline.com/" + accounts + "/v2.0/.well-known/openid-configuration"));
      assertThat(microsoft.pkce()).isEqualTo(Pkce.KNOWN);
    }

    @Test
    void isOfOneDirectoryByEntraId() {
      OidcProvider entra = oidc(client(Preset.ENTRA_OIDC).with(ProviderField.TENANT_ID, TENANT.toUpperCase(Locale.ROOT)));
      assertThat(entra.expectedIssuer()).isEqualTo("https://login.microsoftonline.com/" + TENANT + "/v2.0");
      assertThat(entra.microsoftTenant()).isEqualTo(TENANT);
      assertThat(entra.pkce()).isEqualTo(Pkce.KNOWN);
    }

    @Test
    void namesWhatIsWrong() {
      assertThat(wrong(client(Preset.ENTRA_OIDC))).containsExactly("tenant_id sso.field-missing");
      assertThat(wrong(client(Preset.ENTRA_OIDC).with(ProviderField.TENANT_ID, "acme.onmicrosoft.com")))
          .containsExactly("tenant_id sso.field-invalid");
      assertThat(wrong(client(Preset.MICROSOFT).with(ProviderField.ACCOUNTS, "all")))
          .containsExactly("accounts sso.field-invalid");
      assertThat(wrong(ProviderForm.of(Preset.ENTRA_SAML, "E").with(ProviderField.TENANT_ID, TENANT)))
          .containsExactly("application_id sso.field-missing");
    }

    @Test
    void readsTheFederationMetadataOfTheApplication() {
      FakeSamlProvider entra = FakeSamlProvider.create("https://sts.windows.net/" + TENANT + "/");
      List<URI> asked = new ArrayList<>();
      desk.hosts.put("login.microsoftonline.com", request -> {
        asked.add(request.uri());
        return Verdict.accept(new OutboundResponse(
            200, "application/xml", entra.metadata(desk.clock.instant().plus(Duration.ofDays(9)))));
      });
      desk.providers.create(ACME, OKTA, ProviderForm.of(Preset.ENTRA_SAML, "E").with(ProviderField.TENANT_ID, TENANT)
          .with(ProviderField.APPLICATION_ID, APPLICATION), ADMIN).orElseThrow();
      assertThat(asked).containsExactly(URI.create("https://login.microsoftonline.com/" + TENANT
          + "/federationmetadata/2007-06/federationmetadata.xml?appid=" + APPLICATION));
      activateUntested();
      SamlConnection found = desk.providers.active().saml(ACME, OKTA).orElseThrow();
      assertThat(found.idp().entityId()).isEqualTo("https://sts.windows.net/" + TENANT + "/");
    }
  }

  @Nested
  class Okta {

    @Test
    void isAnOrganizationOrOneOfItsAuthorizationServers() {
      OidcProvider okta = oidc(client(Preset.OKTA_OIDC).with(ProviderField.DOMAIN, "Acme.okta.com"));
      assertThat(okta.issuer()).isEqualTo("https://acme.okta.com");
      assertThat(okta.userinfo()).isEqualTo(Userinfo.FETCHED);
      desk.providers.change(ACME, OKTA, client(Preset.OKTA_OIDC).with(ProviderField.DOMAIN, "acme.okta.com")
          .with(ProviderField.AUTHORIZATION_SERVER, "default"), ADMIN).orElseThrow();
      assertThat(((Known) desk.repository.find(ACME, OKTA).orElseThrow().value()).details().settings().identity().value())
          .isEqualTo("oidc https://acme.okta.com/oauth2/default crm");
    }

    @ParameterizedTest
    @CsvSource({"https://acme.okta.com", "acme-admin.okta.com", "acme", "acme.okta.com/app"})
    void namesAWrongDomain(String domain) {
      assertThat(wrong(client(Preset.OKTA_OIDC).with(ProviderField.DOMAIN, domain)))
          .containsExactly("domain sso.field-invalid");
    }
  }

  @Nested
  class GitHub {

    @Test
    void isTheOneOfEverybodyOrAServer() {
      desk.hosts.put("api.github.com", new FakeGitHub());
      desk.providers.create(ACME, OKTA, client(Preset.GITHUB), ADMIN).orElseThrow();
      activateUntested();
      GitHubProvider found = desk.providers.active().gitHub(ACME, OKTA).orElseThrow();
      assertThat(found.api()).isEqualTo(URI.create("https://api.github.com"));
      assertThat(found.client().scopes()).containsExactly("read:user", "user:email");

      desk.providers.change(ACME, OKTA, client(Preset.GITHUB).with(ProviderField.SITE, "https://git.acme.example/"), ADMIN)
          .orElseThrow();
      assertThat(((Known) desk.repository.find(ACME, OKTA).orElseThrow().value()).details().settings())
          .hasToString("GitHub[app=OAuthApp[crm, POST, https://crm.example/sso/acme/okta-main/callback, "
              + "[read:user, user:email]], site=https://git.acme.example, api=https://git.acme.example/api/v3]");
    }

    @Test
    void namesAWrongSite() {
      assertThat(wrong(client(Preset.GITHUB).with(ProviderField.SITE, "http://git.acme.example")))
          .containsExactly("site sso.endpoint-insecure");
      assertThat(wrong(client(Preset.GITHUB).with(ProviderField.SITE, "https://git.acme.example/team")))
          .containsExactly("site sso.field-invalid");
    }
  }

  @Nested
  class OpenIdConnect {

    private ProviderForm form() {
      return client(Preset.CUSTOM_OIDC).with(ProviderField.ISSUER, "https://idp.example/realms/main/");
    }

    @Test
    void takesWhatAnAdministratorSays() {
      OidcProvider found = oidc(form().with(ProviderField.ALGORITHMS, "ES256, PS256").with(ProviderField.PKCE, "known")
          .with(ProviderField.SCOPES, "openid  groups").with(ProviderField.USERINFO, "yes")
          .with(ProviderField.ACR_VALUES, "mfa hw").with(ProviderField.MAX_AGE, "PT8H")
          .with(ProviderField.CLIENT_AUTHENTICATION, "post").with(ProviderField.PKCE_METHOD, "S256")
          .with(ProviderField.AFTER_LOGOUT, "https://crm.example/bye")
          .with(ProviderField.DISCOVERY_URL, "https://idp.example/metadata"));
      assertThat(found.issuer()).isEqualTo("https://idp.example/realms/main/");
      assertThat(found.discovery()).isEqualTo(URI.create("https://idp.example/metadata"));
      assertThat(found.algorithms()).extracting(Enum::name).containsExactlyInAnyOrder("ES256", "PS256");
      assertThat(found.client().scopes()).containsExactly("openid", "groups");
      assertThat(found.client().authentication()).isEqualTo(ClientAuthentication.CLIENT_SECRET_POST);
      assertThat(found.pkce()).isEqualTo(Pkce.KNOWN);
      assertThat(found.userinfo()).isEqualTo(Userinfo.FETCHED);
      assertThat(found.acrValues()).containsExactly("mfa", "hw");
      assertThat(found.maxAge()).isEqualTo(Duration.ofHours(8));
      assertThat(found.afterLogout()).hasSize(1);
    }

    @Test
    void isPublicWithoutASecret() {
      ProviderForm bare = ProviderForm.of(Preset.CUSTOM_OIDC, "Public").with(ProviderField.CLIENT_ID, "crm")
          .with(ProviderField.ISSUER, "https://idp.example");
      assertThat(oidc(bare).client().authentication()).isEqualTo(ClientAuthentication.NONE);
    }

    @ParameterizedTest
    @CsvSource({
      "ISSUER, http://idp.example, issuer sso.endpoint-insecure",
      "ISSUER, idp.example, issuer sso.field-invalid",
      "ISSUER, https://u@idp.example, issuer sso.field-invalid",
      "ISSUER, https://idp.example?x=1, issuer sso.field-invalid",
      "ISSUER, https://idp.example#x, issuer sso.field-invalid",
      "DISCOVERY_URL, http://169.254.169.254/latest, discovery_url sso.endpoint-insecure",
      "ALGORITHMS, none, algorithms sso.alg-not-allowed",
      "ALGORITHMS, HS256, algorithms sso.alg-not-allowed",
      "PKCE_METHOD, plain, pkce_method sso.pkce-method-forbidden",
      "PKCE, off, pkce sso.field-invalid",
      "SCOPES, email, scopes sso.field-invalid",
      "SCOPES, openid ü, scopes sso.field-invalid",
      "USERINFO, true, userinfo sso.field-invalid",
      "MAX_AGE, 8 hours, max_age sso.field-invalid",
      "MAX_AGE, -PT1H, max_age sso.field-invalid",
      "MAX_AGE, P3651D, max_age sso.field-invalid",
      "MAX_AGE, PT9000000000000H, max_age sso.field-invalid",
      "CLIENT_AUTHENTICATION, mtls, client_authentication sso.field-invalid",
      "CLIENT_AUTHENTICATION, none, client_secret sso.field-invalid",
      "AFTER_LOGOUT, https://crm.example/#bye, after_logout sso.redirect-fragment",
      "AFTER_LOGOUT, http://crm.example/bye, after_logout sso.redirect-insecure"
    })
    void namesTheFieldThatIsWrong(ProviderField field, String value, String problem) {
      assertThat(wrong(form().with(field, value))).containsExactly(problem);
    }

    /** The store could not read the provider again, nor list the others of the tenant. */
    @ParameterizedTest
    @EnumSource(names = {"CLIENT_ID", "CLIENT_SECRET", "ISSUER", "DISCOVERY_URL", "ACR_VALUES", "AFTER_LOGOUT"})
    void refusesWhatNoStoreKeeps(ProviderField field) {
      String value = form().values().getOrDefault(field, "https://crm.example/");
      assertThat(wrong(form().with(field, value + "\ud83d"))).containsExactly(field.key() + " sso.field-invalid");
      assertThat(wrong(form().with(field, value + "\0"))).contains(field.key() + " sso.field-invalid");
    }

    @Test
    void refusesALongText() {
      assertThat(wrong(form().with(ProviderField.CLIENT_ID, "x".repeat(2001)))).containsExactly("client_id sso.field-invalid");
    }

    @Test
    void refusesAnIssuerThatIsTooLongForLogins() {
      String base = "https://idp.example/";
      assertThat(wrong(form().with(ProviderField.ISSUER, base + "x".repeat(1001 - base.length()))))
          .containsExactly("issuer sso.field-invalid");
      assertThat(oidc(form().with(ProviderField.ISSUER, base + "x".repeat(1000 - base.length()))).issuer()).hasSize(1000);
    }
  }

  @Nested
  class Saml {

    private static final FakeSamlProvider IDP = FakeSamlProvider.create("https://idp.acme.example/saml");

    @ParameterizedTest
    @EnumSource(value = Preset.class, names = {"OKTA_SAML", "ONELOGIN", "CUSTOM_SAML", "ENTRA_SAML"})
    void readsMetadataThatAreHandedIn(Preset preset) {
      String xml = IDP.metadata(desk.clock.instant().plus(Duration.ofDays(9)));
      desk.providers.create(ACME, OKTA, ProviderForm.of(preset, "S").with(ProviderField.METADATA_XML, xml), ADMIN)
          .orElseThrow();
      TestReport report = desk.tested(ACME, OKTA);
      assertThat(report.findings()).noneMatch(each -> each.severity() == Finding.Severity.ERROR);
      desk.providers.activate(ACME, OKTA, ADMIN).orElseThrow();
      SamlConnection found = desk.providers.active().saml(ACME, OKTA).orElseThrow();
      assertThat(found.idp().entityId()).isEqualTo("https://idp.acme.example/saml");
      assertThat(found.us().assertionConsumer()).isEqualTo("https://crm.example/sso/acme/okta-main/acs");
      assertThat(found.us().signingKey(desk.clock.instant())).isPresent();
    }

    @Test
    void namesWhatIsWrong() {
      ProviderForm form = ProviderForm.of(Preset.CUSTOM_SAML, "S");
      assertThat(wrong(form)).containsExactly("metadata_url sso.field-missing");
      assertThat(wrong(form.with(ProviderField.METADATA_XML, "<html/>")))
          .containsExactly("metadata_xml sso.metadata-malformed");
      assertThat(wrong(form.with(ProviderField.METADATA_XML, "<!DOCTYPE x><x/>")))
          .containsExactly("metadata_xml sso.metadata-dtd");
      assertThat(wrong(form.with(ProviderField.METADATA_URL, "https://none.example/")))
          .containsExactly("metadata_url sso.unreachable");
      assertThat(wrong(form.with(ProviderField.METADATA_URL, "http://idp.example/")))
          .containsExactly("metadata_url sso.endpoint-insecure");
      assertThat(wrong(form.with(ProviderField.METADATA_URL, "https://idp.example/other")))
          .containsExactly("metadata_url sso.metadata-unavailable");
      String xml = IDP.metadata(desk.clock.instant().plus(Duration.ofDays(9)));
      assertThat(wrong(form.with(ProviderField.METADATA_XML, xml).with(ProviderField.ENTITY_ID, "https://other.example")))
          .containsExactly("metadata_xml sso.metadata-entity-unknown");
      assertThat(wrong(form.with(ProviderField.METADATA_XML, xml)
          .with(ProviderField.METADATA_CERTIFICATE, FakeSamlProvider.create("x").key().certificate().toString())))
          .containsExactly("metadata_xml sso.metadata-signature");
      assertThat(wrong(form.with(ProviderField.METADATA_XML, xml).with(ProviderField.METADATA_CERTIFICATE, "none")))
          .containsExactly("metadata_certificate sso.field-invalid");
      assertThat(wrong(form.with(ProviderField.METADATA_XML, IDP.metadata(desk.clock.instant()))))
          .containsExactly("metadata_xml sso.metadata-expired");
    }
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void askForEachFieldOnceAndShowWhatAnAnswerLooksLike(Preset preset) {
    assertThat(preset.asks()).extracting(Ask::field).doesNotHaveDuplicates();
    assertThat(preset.asks()).isNotEmpty().allMatch(ask -> preset.ask(ask.field()).orElseThrow().equals(ask));
    assertThat(preset.label()).isNotBlank();
    assertThat(EnumSet.allOf(ProviderField.class)).filteredOn(ProviderField::isSecret)
        .containsExactly(ProviderField.CLIENT_SECRET);
  }
}
