package io.crmkit.sso.provider.model;

import java.util.Locale;

/** What a preset may ask of an administrator. */
public enum ProviderField {
  /** What the provider calls the application. */
  CLIENT_ID,
  /** The secret of the application; never shown again. */
  CLIENT_SECRET,
  /** The issuer, exactly as the provider writes it. */
  ISSUER,
  /** Where the metadata of OpenID Connect are, if not below the issuer. */
  DISCOVERY_URL,
  /** The host name of the organization at the provider, such as {@code acme.okta.com}. */
  DOMAIN,
  /** The name of Okta's authorization server; without one it is that of the organization. */
  AUTHORIZATION_SERVER,
  /** The directory (tenant) id at Microsoft, a UUID. */
  TENANT_ID,
  /** The application (client) id at Microsoft, a UUID. */
  APPLICATION_ID,
  /** Who may log in at Microsoft: {@code common}, {@code organizations} or {@code consumers}. */
  ACCOUNTS,
  /** The one domain of Google Workspace whose people may log in. */
  HOSTED_DOMAIN,
  /** Where a GitHub Enterprise Server is; without one it is github.com. */
  SITE,
  /** How the application proves who it is: basic, post, private_key_jwt or none. */
  CLIENT_AUTHENTICATION,
  /** What is asked for, in words that are parted by spaces. */
  SCOPES,
  /** By which algorithms ID tokens may be signed, in words that are parted by spaces. */
  ALGORITHMS,
  /** The method of PKCE, which is S256 or nothing. */
  PKCE_METHOD,
  /** Whether it is known that the provider does S256 though its metadata are silent: announced or known. */
  PKCE,
  /** Of which {@code acr} a login has to have one, in words that are parted by spaces. */
  ACR_VALUES,
  /** How long ago a person may have logged in at the provider, such as {@code PT8H}. */
  MAX_AGE,
  /** Whether more claims are fetched at each login: yes or no. */
  USERINFO,
  /** Where SAML metadata are fetched, now and later. */
  METADATA_URL,
  /** SAML metadata as text, if they are nowhere to be fetched. */
  METADATA_XML,
  /** Which entity of the metadata is meant, if there are several. */
  ENTITY_ID,
  /** The certificate whose key has to have signed the metadata, as PEM or base64. */
  METADATA_CERTIFICATE,
  /** Where the browser may go after a logout at the provider. */
  AFTER_LOGOUT;

  /** Returns the name in forms and in violations, such as {@code client_secret}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what is filled in must never be shown again. */
  public boolean isSecret() {
    return this == CLIENT_SECRET;
  }
}
