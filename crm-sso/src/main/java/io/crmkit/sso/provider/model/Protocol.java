package io.crmkit.sso.provider.model;

/** By which protocol a provider is spoken to. */
public enum Protocol {
  /** OpenID Connect by the authorization code flow. */
  OIDC,
  /** OAuth 2.0 and the user API of GitHub. */
  GITHUB,
  /** The Web Browser SSO Profile of SAML 2.0. */
  SAML
}
