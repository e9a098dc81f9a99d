package io.crmkit.testkit.sso;

/** How {@link FakeOidcProvider} can lie; each is refused for a reason of its own. */
public enum OidcAttack {
  /** The metadata name another issuer. */
  OTHER_DISCOVERY_ISSUER,
  /** The metadata are no JSON. */
  BROKEN_DISCOVERY,
  /** The metadata are JSON and say nothing. */
  EMPTY_DISCOVERY,
  /** The metadata are at the other end of a redirect. */
  REDIRECTED_DISCOVERY,
  /** The metadata say that keys are at an http address. */
  HTTP_JWKS,
  /** The metadata say that tokens are at an http address. */
  HTTP_TOKEN_ENDPOINT,
  /** The metadata list plain as the only method of PKCE. */
  PLAIN_PKCE_ONLY,
  /** The metadata list no method of PKCE. */
  NO_PKCE_LISTED,
  /** The answer does not name its issuer. */
  NO_ISS_PARAMETER,
  /** The answer names another issuer. */
  OTHER_ISS_PARAMETER,
  /** The answer has an ID token beside the code. */
  TOKEN_IN_FRONT_CHANNEL,
  /** The token endpoint gives no ID token. */
  NO_ID_TOKEN,
  /** The token endpoint grants less than openid. */
  NO_OPENID_SCOPE,
  /** The ID token is one of access. */
  ACCESS_TOKEN_AS_ID_TOKEN,
  /** The ID token has the type of an access token in its header. */
  AT_JWT_AS_ID_TOKEN,
  /** The ID token is not signed. */
  ALG_NONE,
  /** The ID token is signed by a key that is not published. */
  UNPUBLISHED_KEY,
  /** The ID token is signed by another key under the published id. */
  FORGED_KEY,
  /** {@code at_hash} is that of another access token. */
  OTHER_AT_HASH,
  /** {@code c_hash} is that of another code. */
  OTHER_C_HASH,
  /** The nonce is that of another login. */
  OTHER_NONCE,
  /** The nonce is in upper case. */
  OTHER_CASE_OF_NONCE,
  /** There is no nonce. */
  NO_NONCE,
  /** The userinfo endpoint tells of somebody else. */
  OTHER_USERINFO_SUBJECT,
  /** The userinfo endpoint answers HTML. */
  BROKEN_USERINFO
}
