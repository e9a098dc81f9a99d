package io.crmkit.sso.oauth;

/** How we prove at the token endpoint who we are (OpenID Connect Core, section 9). */
public enum ClientAuthentication {
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  /** By a token that a key of ours signs; see {@link ClientKey}. */
  PRIVATE_KEY_JWT,
  /** A public client, which PKCE alone protects. */
  NONE
}
