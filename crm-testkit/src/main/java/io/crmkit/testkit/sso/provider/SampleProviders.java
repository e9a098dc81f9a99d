package io.crmkit.testkit.sso.provider;

import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.provider.model.MetadataSource;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.OAuthApp.SecretUse;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.IdentityProvider.RequestSignatures;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.testkit.sso.saml.SelfSigned;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Settings of every kind of provider with something in every place, for contracts and tests. */
public final class SampleProviders {

  private static final Sealed SEALED = Sealed.of("k", new byte[] {1, 2, 3});
  private static final SamlCertificate CERTIFICATE = SelfSigned.rsa("idp").certificate();

  private SampleProviders() {}

  /** Returns a provider of OpenID Connect at an issuer, for a client. */
  public static ProviderDetails oidc(String issuer, String clientId) {
    OAuthApp app = new OAuthApp(clientId, SEALED, SecretUse.POST, "https://crm.example/größe/callback",
        List.of("openid", "email"));
    return new ProviderDetails("Größe 🚀", Preset.CUSTOM_OIDC, OidcSettings
        .builder(app, issuer, URI.create(issuer + "/.well-known/openid-configuration"))
        .algorithms(Set.of("ES256", "RS256")).acrValues(List.of("mfa")).maxAge(Duration.ofHours(8))
        .hostedDomain("acme.example").afterLogout("https://crm.example/bye").build());
  }

  /** Returns GitHub for a client. */
  public static ProviderDetails gitHub(String clientId) {
    OAuthApp app = new OAuthApp(clientId, SEALED, SecretUse.POST, "https://crm.example/callback", List.of("read:user"));
    return new ProviderDetails("GitHub", Preset.GITHUB, new ProviderSettings.GitHub(
        app, URI.create("https://github.com"), URI.create("https://api.github.com")));
  }

  /** Returns a provider of SAML. */
  public static ProviderDetails saml(String entityId, Instant readAt) {
    return new ProviderDetails("SAML", Preset.CUSTOM_SAML, ProviderSettings.Saml
        .of(idp(entityId), source(readAt), ProviderPlaces.below("https://crm.example/acme/saml"))
        .withKeys(List.of(key("first"))).withPolicy(SamlPolicy.builder().demand(SamlPolicy.Demand.SIGNED_ASSERTION)
            .nameIdFormat("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent").build()));
  }

  /** Returns where metadata were read. */
  public static MetadataSource source(Instant readAt) {
    return new MetadataSource(
        URI.create("https://idp.example/metadata"), List.of(CERTIFICATE), readAt, readAt.plus(Duration.ofDays(1)));
  }

  /** Returns what is known of an entity. */
  public static IdentityProvider idp(String entityId) {
    return IdentityProvider.builder(entityId).signOn(SamlEndpoint.redirect(entityId + "/sso"))
        .logout(new SamlEndpoint(SamlEndpoint.POST, entityId + "/slo", entityId + "/größe"))
        .signingCertificate(CERTIFICATE).nameIdFormat("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")
        .requestSignatures(RequestSignatures.WANTED).validUntil(Instant.parse("2100-01-01T00:00:00.5Z")).build();
  }

  /** Returns a key pair of ours; nothing opens it. */
  public static ServiceKeyRecord key(String id) {
    return new ServiceKeyRecord(id, CERTIFICATE, SEALED, Instant.parse("2024-01-01T00:00:00Z"), null);
  }

  /** Returns a secret that is sealed, of which nothing is known. */
  public static Sealed sealed(ProviderId provider) {
    return Sealed.of("k2", provider.value().getBytes(StandardCharsets.UTF_8));
  }
}
