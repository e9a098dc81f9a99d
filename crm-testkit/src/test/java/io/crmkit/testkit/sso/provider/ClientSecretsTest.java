package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ISSUER;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.customOidc;
import static io.crmkit.testkit.sso.provider.ProviderDesk.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client's secret goes to the issuer for which it was filled in, and to no other. */
class ClientSecretsTest {

  private static final ProviderForm BARE = ProviderForm.of(Preset.CUSTOM_OIDC, "Main")
      .with(ProviderField.CLIENT_ID, "crm").with(ProviderField.ALGORITHMS, "ES256");
  private static final ProviderForm SERVER = ProviderForm.of(Preset.GITHUB, "Code").with(ProviderField.CLIENT_ID, "crm")
      .with(ProviderField.SITE, "https://code.example");

  private final ProviderDesk desk = new ProviderDesk();
  private final Providers providers = desk.providers;

  @ParameterizedTest
  @CsvSource({"https://evil.example,", "https://idp.example/tenant/,",
      "https://idp.example/tenant,https://evil.example/metadata"})
  void areFilledInAnewForAnotherIssuerOrOtherMetadata(String issuer, String discovery) {
    desk.activate(ACME, OKTA, customOidc());
    ProviderForm moved = BARE.with(ProviderField.ISSUER, issuer);
    assertThat(problems(providers.change(ACME, OKTA,
        discovery == null ? moved : moved.with(ProviderField.DISCOVERY_URL, discovery), ADMIN)))
        .containsExactly("client_secret sso.field-missing");
    assertThat(providers.change(ACME, OKTA, BARE.with(ProviderField.ISSUER, ISSUER), ADMIN).orElseThrow()).isEmpty();
  }

  @Test
  void areFilledInAnewForAnotherServerOfGitHub() {
    providers.create(ACME, OKTA, SERVER.with(ProviderField.CLIENT_SECRET, SECRET), ADMIN).orElseThrow();
    assertThat(problems(providers.change(
        ACME, OKTA, SERVER.with(ProviderField.SITE, "https://evil.example"), ADMIN)))
        .containsExactly("client_secret sso.field-missing");
    assertThat(providers.change(ACME, OKTA, SERVER.with(ProviderField.SITE, "https://code.example/"), ADMIN).orElseThrow())
        .isEmpty();
  }

  @Test
  void ofAnIssuerThatWaitsAreRotatedApartFromThoseInUse() {
    desk.activate(ACME, OKTA, customOidc());
    providers.change(ACME, OKTA, BARE.with(ProviderField.ISSUER, "https://new.example")
        .with(ProviderField.CLIENT_SECRET, "secret-at-the-new-one"), ADMIN).orElseThrow();
    providers.rotateSecret(ACME, OKTA, "second-secret-at-the-new-one", ADMIN).orElseThrow();

    OidcProvider live = providers.active().oidc(ACME, OKTA).orElseThrow();
    Sealed sealed = Objects.requireNonNull(live.client().secret());
    assertThat(live.issuer()).isEqualTo(ISSUER);
    assertThat(new String(desk.sealer.open(ACME, OAuthClient.secretPurpose(OKTA), sealed), StandardCharsets.UTF_8))
        .isEqualTo(SECRET);
  }
}
