package io.crmkit.sso.provider.model;

import static io.crmkit.sso.provider.model.Ask.oneOf;
import static io.crmkit.sso.provider.model.Ask.optional;
import static io.crmkit.sso.provider.model.Ask.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of providers that are known, and what each asks of an administrator. */
public enum Preset {
  /** Accounts of Google; of one Workspace alone if its domain is named. */
  GOOGLE("Google", Protocol.OIDC, client("1234-abc.apps.googleusercontent.com",
      optional(ProviderField.HOSTED_DOMAIN, "acme.example"))),
  /** Accounts of Microsoft: of work, school and private ones together, or of some of these. */
  MICROSOFT("Microsoft", Protocol.OIDC, client("6731de76-14a6-49ae-97bc-6eba6914391e",
      optional(ProviderField.ACCOUNTS, "common, organizations or consumers"))),
  /** One directory of Microsoft Entra ID (Azure AD) by OpenID Connect. */
  ENTRA_OIDC("Microsoft Entra ID (OpenID Connect)", Protocol.OIDC, client("6731de76-14a6-49ae-97bc-6eba6914391e",
      required(ProviderField.TENANT_ID, "72f988bf-86f1-41af-91ab-2d7cd011db47"))),
  /** One directory of Microsoft Entra ID (Azure AD) by SAML. */
  ENTRA_SAML("Microsoft Entra ID (SAML)", Protocol.SAML, saml("federation metadata document of the application",
      optional(ProviderField.TENANT_ID, "72f988bf-86f1-41af-91ab-2d7cd011db47"),
      optional(ProviderField.APPLICATION_ID, "6731de76-14a6-49ae-97bc-6eba6914391e"))),
  /** Accounts of github.com, or of a GitHub Enterprise Server. */
  GITHUB("GitHub", Protocol.GITHUB, client("Iv1.8a61f9b3a7aba766",
      optional(ProviderField.SITE, "https://github.acme.example"))),
  /** An organization at Okta by OpenID Connect. */
  OKTA_OIDC("Okta (OpenID Connect)", Protocol.OIDC, client("0oa1b2c3d4e5f6g7h8i9",
      required(ProviderField.DOMAIN, "acme.okta.com"), optional(ProviderField.AUTHORIZATION_SERVER, "default"))),
  /** An organization at Okta by SAML. */
  OKTA_SAML("Okta (SAML)", Protocol.SAML, saml("https://acme.okta.com/app/exk1/sso/saml/metadata")),
  /** An account at OneLogin by SAML; for its OpenID Connect take {@link #CUSTOM_OIDC}. */
  ONELOGIN("OneLogin", Protocol.SAML, saml("https://acme.onelogin.com/saml/metadata/123456")),
  /** Any provider of OpenID Connect. */
  CUSTOM_OIDC("OpenID Connect", Protocol.OIDC, List.of(
      required(ProviderField.ISSUER, "https://idp.acme.example/realms/main"),
      required(ProviderField.CLIENT_ID, "crm"), optional(ProviderField.CLIENT_SECRET, "of 32 random characters"),
      optional(ProviderField.CLIENT_AUTHENTICATION, "basic, post, private_key_jwt or none"),
      optional(ProviderField.DISCOVERY_URL, "https://idp.acme.example/.well-known/openid-configuration"),
      optional(ProviderField.SCOPES, "openid email profile"), optional(ProviderField.ALGORITHMS, "RS256 ES256"),
      optional(ProviderField.PKCE_METHOD, "S256"), optional(ProviderField.PKCE, "announced or known"),
      optional(ProviderField.ACR_VALUES, "urn:acme:mfa"), optional(ProviderField.MAX_AGE, "PT8H"),
      optional(ProviderField.USERINFO, "yes or no"),
      optional(ProviderField.AFTER_LOGOUT, "https://crm.example/goodbye"))),
  /** Any provider of SAML 2.0. */
  CUSTOM_SAML("SAML 2.0", Protocol.SAML, saml("https://idp.acme.example/metadata"));

  private final String label;
  private final Protocol protocol;
  @SuppressWarnings("ImmutableEnumChecker") // it is a copy that cannot be changed
  private final List<Ask> asks;

  Preset(String label, Protocol protocol, List<Ask> asks) {
    this.label = label;
    this.protocol = protocol;
    this.asks = asks;
  }

  private static List<Ask> client(String id, Ask... more) {
    List<Ask> asks = new ArrayList<>(Arrays.asList(more));
    asks.add(required(ProviderField.CLIENT_ID, id));
    asks.add(required(ProviderField.CLIENT_SECRET, "as the provider shows it once"));
    return List.copyOf(asks);
  }

  private static List<Ask> saml(String url, Ask... more) {
    List<Ask> asks = new ArrayList<>(Arrays.asList(more));
    asks.add(oneOf(ProviderField.METADATA_URL, url));
    asks.add(oneOf(ProviderField.METADATA_XML, "<EntityDescriptor …>"));
    asks.add(optional(ProviderField.ENTITY_ID, "https://idp.acme.example/saml"));
    asks.add(optional(ProviderField.METADATA_CERTIFICATE, "-----BEGIN CERTIFICATE----- …"));
    return List.copyOf(asks);
  }

  /** Returns the name to show. */
  public String label() {
    return label;
  }

  public Protocol protocol() {
    return protocol;
  }

  /** Returns what an administrator is asked, in the order to ask. */
  public List<Ask> asks() {
    return asks;
  }

  /** Returns what is asked of a field; nothing if the preset does not ask for it. */
  public Optional<Ask> ask(ProviderField field) {
    return asks.stream().filter(each -> each.field() == field).findFirst();
  }
}
